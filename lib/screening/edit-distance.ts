/**
 * Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` as soon as it is more than `limit`.
 * Only the diagonal band that can stay within the limit is computed.
 */
export function editDistance(one: string, two: string, limit: number): number {
  if (one === two) return 0
  if (Math.abs(one.length - two.length) > limit) return limit + 1
  const width = two.length + 1
  let beforeLast = new Array<number>(width).fill(limit + 1)
  let last = Array.from({ length: width }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = new Array<number>(width).fill(limit + 1)
    current[0] = row
    const from = Math.max(1, row - limit)
    const to = Math.min(two.length, row + limit)
    let best = current[0]
    for (let column = from; column <= to; column += 1) {
      const same = one.charCodeAt(row - 1) === two.charCodeAt(column - 1)
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      const swapped =
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === two.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === two.charCodeAt(column - 1)
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1)
      current[column] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return Math.min(at(last, two.length), limit + 1)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.MAX_SAFE_INTEGER
}
