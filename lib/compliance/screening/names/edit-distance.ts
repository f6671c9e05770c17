/** Words longer than this are compared by their equality alone; no place name comes near it. */
const MAX_LETTERS = 63
const ROWS = [0, 1, 2].map(() => new Uint8Array(MAX_LETTERS + 2)) as [Uint8Array, Uint8Array, Uint8Array]

/**
 * Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` as soon as it is more than
 * `limit`. Only the diagonal band that can stay within the limit is computed, in three rows that are used again.
 */
export function editDistance(one: string, two: string, limit: number): number {
  if (one === two) return 0
  const over = limit + 1
  if (Math.abs(one.length - two.length) > limit || one.length > MAX_LETTERS || two.length > MAX_LETTERS) return over
  let [beforeLast, last, current] = ROWS
  for (let column = 0; column <= two.length; column += 1) last[column] = Math.min(column, over)
  for (let row = 1; row <= one.length; row += 1) {
    const from = Math.max(1, row - limit)
    const to = Math.min(two.length, row + limit)
    current[from - 1] = from === 1 ? Math.min(row, over) : over
    if (to < two.length) current[to + 1] = over
    const letter = one.charCodeAt(row - 1)
    const letterBefore = one.charCodeAt(row - 2)
    let best = over
    for (let column = from; column <= to; column += 1) {
      const other = two.charCodeAt(column - 1)
      let cost = Math.min(
        at(last, column - 1) + (letter === other ? 0 : 1),
        at(last, column) + 1,
        at(current, column - 1) + 1,
      )
      if (row > 1 && column > 1 && letter === two.charCodeAt(column - 2) && letterBefore === other) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1)
      }
      current[column] = Math.min(cost, over)
      if (cost < best) best = cost
    }
    if (best > limit) return over
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return Math.min(at(last, two.length), over)
}

function at(row: Uint8Array, column: number): number {
  return row[column] ?? 0
}
