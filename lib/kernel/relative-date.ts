import { addDays, type IsoDate } from './calendar'

const DAYS_FROM_TODAY: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }

/**
 * The date that `today`, `yesterday` or `tomorrow` means on the given day; null for any other text. A form replaces the
 * word before it is sent: a record and an address hold the date, which is the same when they are read on another day.
 */
export function relativeDate(typed: string, today: IsoDate): IsoDate | null {
  const word = typed.trim().toLowerCase()
  return Object.hasOwn(DAYS_FROM_TODAY, word) ? addDays(today, DAYS_FROM_TODAY[word] ?? 0) : null
}
