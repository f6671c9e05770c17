/**
 * "with one joined company", "with 3 joined companies": said wherever the figures of several are shown as one. Empty
 * for none.
 */
export function withJoined(count: number): string {
  if (count === 0) return ''
  return count === 1 ? 'with one joined company' : `with ${count} joined companies`
}
