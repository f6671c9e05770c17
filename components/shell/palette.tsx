'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import type { RefObject } from 'react'
import { useSingleKeys } from '@/components/keyboard/key-preference'
import { printedKeys } from '@/components/keyboard/keys'
import { useShortcuts } from '@/components/keyboard/shortcuts'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { KeyHint } from '@/components/ui/display/key-hint'
import { focusField } from '@/components/ui/feedback/focus-field'
import { useSettled } from '@/components/ui/forms/use-debounced-value'
import { PROOF_ITEMS, WORK_ITEMS } from './nav-items'
import { askSearch } from './search-answers'
import { useEnterAhead } from './use-enter-ahead'

export type PaletteProps = {
  /** The button that opens it, to which the focus returns. */
  button: RefObject<HTMLElement | null>
  /** The text of the search, begun while this was loading. */
  typed: string
  onType: (typed: string) => void
  /** The field has the focus. */
  onReady: () => void
  onClose: () => void
}

/** The palette from when it is mounted until `onClose`. */
export function Palette({ button, typed, onType, onReady, onClose }: PaletteProps) {
  return (
    <Dialog.Root open onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            focusField(event)
            onReady()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
          className={classNames(
            'fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-140 -translate-x-1/2 overflow-hidden',
            'rounded-overlay bg-surface shadow-overlay max-tablet:top-4',
          )}
        >
          <Dialog.Title className="sr-only">Search or go to</Dialog.Title>
          <Search typed={typed} onType={onType} onDone={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The field and the list of the palette: records that are found, what can be done here, and pages. */
function Search({ typed, onType, onDone }: Pick<PaletteProps, 'typed' | 'onType'> & { onDone: () => void }) {
  const router = useRouter()
  const asked = useSettled(typed.trim(), 150)
  const search = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => askSearch(asked, signal),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  })
  const go = (href: string) => {
    onDone()
    router.push(href)
  }
  // Until the search has answered what is typed now, its rows belong to an earlier text: Enter waits for the answer.
  const isCurrent = asked === typed.trim() && !search.isPlaceholderData
  const groups = asked.length > 1 ? (search.data?.groups ?? []) : []
  const onEnter = useEnterAhead(typed, isCurrent && !search.isPending, () => {
    const first = groups.flatMap((group) => group.items)[0]
    if (first) go(first.href)
  })
  const commands = useCommands().filter(({ label }) => matches(label, typed))
  const pages = [...WORK_ITEMS, ...PROOF_ITEMS].filter(({ label }) => matches(label, typed))
  const nothing = commands.length + pages.length === 0 && groups.every((group) => group.items.length === 0)
  return (
    <Command label="Search or go to" shouldFilter={false} loop onKeyDown={onEnter}>
      <Command.Input
        value={typed}
        onValueChange={onType}
        maxLength={100}
        placeholder="A company, a reference, an FSB license number"
        className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-text-3"
      />
      <div className="text-text-2">
        {search.isError ? (
          <p role="alert" className="px-4 pt-3">
            The search did not respond. The pages below can be opened.
          </p>
        ) : null}
        {nothing ? <p className="px-4 pt-3">{search.isFetching ? 'Searching' : 'Nothing matches'}</p> : null}
      </div>
      <Command.List className="max-h-[min(420px,60vh)] scroll-py-2 overflow-y-auto p-2">
        {groups.map((group) =>
          group.items.length === 0 ? null : (
            <Command.Group key={group.label} heading={group.label} className={GROUP}>
              {group.items.map((item) => (
                <Command.Item
                  key={`${item.id} ${isCurrent}`}
                  value={`${group.label} ${item.id}`}
                  disabled={!isCurrent}
                  onSelect={() => go(item.href)}
                  className={ITEM}
                >
                  <span className="min-w-0 truncate font-medium">{item.title}</span>
                  {item.subtitle ? (
                    <span className="ml-auto max-w-[60%] truncate text-sm text-text-3">{item.subtitle}</span>
                  ) : null}
                </Command.Item>
              ))}
            </Command.Group>
          ),
        )}
        {commands.length > 0 ? (
          <Command.Group heading="Do" className={GROUP}>
            {commands.map(({ label, keys, run }) => (
              <Command.Item
                key={label}
                value={`do ${label}`}
                onSelect={() => {
                  onDone()
                  // After the palette has closed: what runs may open a dialog of its own.
                  setTimeout(run)
                }}
                className={ITEM}
              >
                {label}
                {keys ? (
                  <span aria-hidden="true" className="ml-auto">
                    <KeyHint keys={keys} />
                  </span>
                ) : null}
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {pages.length > 0 ? (
          <Command.Group heading="Go to" className={GROUP}>
            {pages.map(({ href, label, icon }) => (
              <Command.Item key={href} value={`go ${href}`} onSelect={() => go(href)} className={ITEM}>
                <Icon of={icon} className="text-text-4" />
                {label}
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  )
}

const GROUP =
  'pb-1 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-1.5 **:[[cmdk-group-heading]]:pb-1 ' +
  '**:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-text-3'
const ITEM =
  'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 data-[selected=true]:bg-accent-soft ' +
  'max-tablet:min-h-11'

/** What can be done on the page that is open, with its key while single keys are shortcuts. */
function useCommands(): { label: string; keys: string | null; run: () => void }[] {
  const isOn = useSingleKeys()
  return useShortcuts()
    .filter(({ group }) => group !== 'This list')
    .map(({ label, keys, run }) => ({ label, run, keys: isOn ? printedKeys(keys) : null }))
}

const matches = (label: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word))
