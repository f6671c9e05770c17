import { CHARACTERS_A_PIECE, ROWS_A_PIECE, TEXTS_A_PIECE } from './screened-row'

/** What makes a row long to screen: its destinations, and the cells of the light pass. */
type Sized = { destinations: readonly object[]; others: readonly object[] }

/** The rows of the next request, from `from` on: one at least, and no more than can be screened at a time. */
export function batchFrom<Row extends Sized>(from: number, count: number, rowAt: (at: number) => Row): Row[] {
  const rows: Row[] = []
  let texts = 0
  let characters = 0
  for (let at = from; at < count && rows.length < ROWS_A_PIECE; at += 1) {
    const row = rowAt(at)
    texts += row.destinations.length + row.others.length
    characters += JSON.stringify(row).length
    if (rows.length > 0 && (texts > TEXTS_A_PIECE || characters > CHARACTERS_A_PIECE)) break
    rows.push(row)
  }
  return rows
}
