import type { Headroom } from '@/lib/compliance/rules/money/headroom'

/** Text, a link to the rows behind it, and a second line beneath. */
export type TextCell = { text: string; href?: string; label?: string; beneath?: string; tone?: 'text-2' | 'text-3' }

/** The content of a cell: text or a headroom meter. */
export type DocumentCell = TextCell | { meter: Headroom; name: string }

/** A column: its share of the width on paper, and its position in a row on mobile. */
export type DocumentColumn = {
  header: string
  share: number
  num?: boolean
  fold: 'name' | 'amount' | 'full' | 'start' | 'end' | 'hidden'
}

/** A row of a table. A function that returns one names this type: only then is a property that no cell has an error. */
export type DocumentRow = { key: string; cells: DocumentCell[] }

export type DocumentTable = {
  caption: string
  columns: DocumentColumn[]
  rows: DocumentRow[]
  /** One cell for each column; the amount is underlined twice. */
  total?: TextCell[]
}

/** A numbered section of the summary, the same on screen and on paper. */
export type DocumentPart = {
  key: string
  title: string
  /** Shown before the table, or instead of it when there is nothing to list. */
  description?: string
  table?: DocumentTable
  /** Shown beneath the table, on screen only: links to the rows that `description` and `note` count. */
  links?: { text: string; href: string }[]
  /** Shown beneath the table: what the figures include and exclude, and the source of a rule or policy. */
  note?: string
}

export const plain = (text: string, tone?: 'text-2' | 'text-3'): TextCell => ({ text, tone })

/** Text that links to its rows. */
export const linked = (text: string, href?: string, label?: string, tone?: 'text-2'): TextCell => ({
  text,
  ...(tone && { tone }),
  ...(href && { href }),
  ...(href && label && { label }),
})
