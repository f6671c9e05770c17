'use client'

import { switchSingleKeys, useSingleKeys } from '@/components/keyboard/key-preference'
import { printedKeys } from '@/components/keyboard/keys'
import { SHORTCUT_GROUPS, type ShortcutGroup, useShortcuts } from '@/components/keyboard/shortcuts'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/display/key-hint'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { Checkbox } from '@/components/ui/forms/choice'

type Line = { keys: string; label: string }

/** Keys that the browser or the part itself answers to, listed beside the registered ones. */
const ALWAYS: Readonly<Partial<Record<ShortcutGroup, readonly Line[]>>> = {
  'This list': [{ keys: 'Enter', label: 'Open the row' }],
  Everywhere: [
    { keys: '⌘ K', label: 'Search, go to or do, also Ctrl K' },
    { keys: 'Ctrl Enter', label: 'Confirm an open question, also ⌘ Enter' },
  ],
}

/** Lists the shortcuts of the page that is open, those of this person's role and of the record's state alone. */
export function ShortcutHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      footer={
        <DialogClose>
          <Button>Close</Button>
        </DialogClose>
      }
    >
      {open ? <Lists /> : null}
    </Dialog>
  )
}

function Lists() {
  const shortcuts = useShortcuts()
  const isOn = useSingleKeys()
  return (
    <div className="grid gap-4">
      {SHORTCUT_GROUPS.map((group) => {
        const own = isOn ? shortcuts.filter((one) => one.group === group) : []
        const more = group === 'This list' && own.length === 0 ? [] : (ALWAYS[group] ?? [])
        const lines = [...own.map(({ keys, label }) => ({ keys: printedKeys(keys), label })), ...more]
        return lines.length === 0 ? null : <Group key={group} title={group} lines={lines} />
      })}
      <Checkbox
        label="Single keys are shortcuts"
        hint="On this device. They never act while you type in a field, and no decision is recorded by one key."
        checked={isOn}
        onChange={(event) => switchSingleKeys(event.target.checked)}
      />
    </div>
  )
}

function Group({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-text-3">{title}</h3>
      <ul>
        {lines.map(({ keys, label }) => (
          <li key={keys} className="flex items-baseline gap-3 border-b border-line py-1.5 last:border-b-0">
            <span className="mr-auto">{label}</span>
            <KeyHint keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}
