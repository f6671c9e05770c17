import type { Headroom } from '@/lib/compliance/rules/money/headroom'

/** Words, a link to the rows behind them, a second line beneath. */
export type WordsCell = { text: string; href?: string; label?: string; beneath?: string; tone?: 'text-2' | 'text-3' }

/** What stands in a cell: words, or a headroom meter. */
export type DocumentCell = WordsCell | { meter: Headroom; name: string }

/** A column: its share of the width on paper, and where it goes when a row folds on a telephone. */
export type DocumentColumn = {
  header: string
  share: number
  num?: boolean
  fold: 'name' | 'amount' | 'full' | 'start' | 'end' | 'hidden'
}

export type DocumentTable = {
  caption: string
  columns: DocumentColumn[]
  rows: { key: string; cells: DocumentCell[] }[]
  /** One for each column; the amount stands over two rules. */
  total?: WordsCell[]
}

/** A numbered section of the summary, the same on the screen and on paper. */
export type DocumentPart = {
  key: string
  title: string
  /** Before the table, or in its place when there is nothing to list. */
  says?: string
  table?: DocumentTable
  /** On the screen, beneath: the rows behind what `says` and `note` count. */
  links?: { text: string; href: string }[]
  /** Beneath it: what the figures do and do not mean, and where a rule or policy comes from. */
  note?: string
}

export const plain = (text: string, tone?: 'text-2' | 'text-3'): WordsCell => ({ text, tone })

/** Words that lead to their rows. */
export const linked = (text: string, href?: string, label?: string, tone?: 'text-2'): WordsCell => ({
  text,
  ...(tone && { tone }),
  ...(href && { href }),
  ...(href && label && { label }),
})
