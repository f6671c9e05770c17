'use client'

import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { useEffect, useState } from 'react'
import { landAfterNavigation } from '@/components/keyboard/landing'
import { ListKeys } from '@/components/keyboard/list-keys'
import { runShortcut, useShortcut } from '@/components/keyboard/shortcuts'
import { useLatePart } from '@/components/ui/use-late-part'
import { useRecordHref } from './use-record-href'

const loadHelp = () => import('./shortcut-help').then(({ ShortcutHelp }) => ShortcutHelp)

/** The first payment that awaits this person, from the one that waits longest. */
const NEXT_PAYMENT = '/payments/next?state=requested&state=in_review&state=unreserved&sort=oldest'

const exportButton = () => document.querySelector<HTMLButtonElement>('main button[data-export-list]:not(:disabled)')

/** The keys of every page, and the help that lists them with those of the page that is open. */
export function ShortcutKeys({ records, decides }: { records: boolean; decides: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  const { Part: ShortcutHelp, prepare } = useLatePart(loadHelp)
  const recordHref = useRecordHref()
  const { resolvedTheme, setTheme } = useTheme()
  const everywhere = { group: 'Everywhere' } as const
  useEffect(() => {
    document.addEventListener('keydown', runShortcut)
    return () => document.removeEventListener('keydown', runShortcut)
  }, [])
  useShortcut(
    records ? { ...everywhere, keys: 'n', label: 'Record payment', run: () => router.push(recordHref) } : null,
  )
  useShortcut(
    decides
      ? {
          ...everywhere,
          keys: 'd',
          label: 'Decide the next payment',
          run: () => {
            landAfterNavigation()
            router.push(NEXT_PAYMENT)
          },
        }
      : null,
  )
  useShortcut({
    ...everywhere,
    keys: 'Shift+E',
    label: 'Export this list',
    run: () => exportButton()?.click(),
    applies: () => exportButton() !== null,
  })
  const other = resolvedTheme === 'dark' ? 'light' : 'dark'
  useShortcut({ ...everywhere, keys: 'Shift+D', label: `Switch to the ${other} theme`, run: () => setTheme(other) })
  useShortcut({
    ...everywhere,
    keys: '?',
    label: 'Keyboard shortcuts',
    run: () => {
      prepare()
      setIsOpen(true)
    },
  })
  return (
    <>
      <ListKeys />
      {isOpen && ShortcutHelp ? <ShortcutHelp open onOpenChange={setIsOpen} /> : null}
    </>
  )
}
