/**
 * "with one merged company", "with 3 merged companies", for figures that combine several companies. Empty for none.
 */
export function formatMergedCount(count: number): string {
  if (count === 0) return ''
  return count === 1 ? 'with one merged company' : `with ${count} merged companies`
}
