/** Figures after those typed that are still looked for: `33` finds 33, 330 to 339 and 3300 to 3399. */
const MORE_FIGURES = 2
const LEAST_FIGURES = 4

/**
 * The references a person may mean by `334`, `2026-33` or `P-2026-0334`: whole references, because those are found by
 * the unique index however many payments there are. Empty for anything that is not part of a reference.
 */
export function referencesMeant(typed: string, years: readonly number[]): string[] {
  const shape = /^(?:P-?)?(?:(\d{4})-)?0*(\d{1,9})$/i.exec(typed.trim())
  if (!shape) return []
  const [, year, figures = ''] = shape
  const numbers = [figures]
  for (let more = 1; more <= MORE_FIGURES && figures !== ''; more++) {
    for (let rest = 0; rest < 10 ** more; rest++) numbers.push(figures + String(rest).padStart(more, '0'))
  }
  const among = year ? [Number(year)] : years
  return among.flatMap((one) => numbers.map((number) => `P-${one}-${number.padStart(LEAST_FIGURES, '0')}`))
}
