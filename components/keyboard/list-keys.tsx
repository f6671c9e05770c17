'use client'

import { useShortcut } from './shortcuts'

const rows = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main a[data-row-link]')].filter((row) => row.getClientRects().length > 0)

function step(by: 1 | -1): void {
  const all = rows()
  const at = all.findIndex((row) => row === document.activeElement || row.closest('tr, li')?.matches(':focus-within'))
  const next = at < 0 ? (by > 0 ? all[0] : all.at(-1)) : all[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** J and K move the focus between the rows of the list on the page; Enter opens the row that has it. */
export function ListKeys() {
  const applies = () => rows().length > 0
  useShortcut({ keys: 'j', label: 'Next row', group: 'This list', run: () => step(1), applies })
  useShortcut({ keys: 'k', label: 'Previous row', group: 'This list', run: () => step(-1), applies })
  return null
}
