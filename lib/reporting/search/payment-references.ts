/** How many more digits a number may have than those typed: `33` finds 33, 330 to 339 and 3300 to 3399. */
const MAX_MORE_DIGITS = 2
const MIN_DIGITS = 4

/**
 * The references that `334`, `2026-33` or `P-2026-0334` may stand for: complete references, because the unique index
 * finds those however many payments there are. Empty for a text that is not part of a reference.
 */
export function possibleReferences(typed: string, years: readonly number[]): string[] {
  const shape = /^(?:P-?)?(?:(\d{4})-)?0*(\d{1,9})$/i.exec(typed.trim())
  if (!shape) return []
  const [, year, digits = ''] = shape
  const numbers = [digits]
  for (let more = 1; more <= MAX_MORE_DIGITS && digits !== ''; more++) {
    for (let rest = 0; rest < 10 ** more; rest++) numbers.push(digits + String(rest).padStart(more, '0'))
  }
  const among = year ? [Number(year)] : years
  return among.flatMap((one) => numbers.map((number) => `P-${one}-${number.padStart(MIN_DIGITS, '0')}`))
}
