import type { FileKind } from '@/lib/exports/file-kinds'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * Counts the rows that have passed, piece by piece, for the progress of a file. CSV ends its rows with CR LF and JSON Lines with a line feed; what is packed shows no
 * rows, and its count stays nothing.
 */
export function rowCounter(format: FileKind): (piece: Buffer) => number {
  if (format !== 'csv' && format !== 'jsonl') return () => 0
  // The header is no row.
  let rows = format === 'csv' ? -1 : 0
  let last = 0
  return (piece) => {
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) {
      const before = at > 0 ? piece[at - 1] : last
      if (format === 'jsonl' || before === CARRIAGE_RETURN) rows += 1
    }
    last = piece.at(-1) ?? last
    return Math.max(0, rows)
  }
}
