/** A calendar date without a time, as it stands on a bank document: `2026-11-23`. */
export type IsoDate = string

/** The months as they stand in dates and on the axis of a chart. */
export const SHORT_MONTH_NAMES = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const
/** The months of the year in words, January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** What reading a date gave: the date, or a sentence for the field. */
export type DateReading = { ok: true; date: IsoDate } | { ok: false; says: string }

const pad = (value: number): string => value.toString().padStart(2, '0')

/** Days in a month (1 to 12) of a year, leap years counted. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * Reads `2026-11-27`, `27 Nov 2026` or `27 November 2026`. Figures alone such as 11/12/2026 are refused: half the world
 * reads them the other way round, and the date decides the year of the cap.
 */
export function readDate(typed: string): DateReading {
  const text = typed.trim().replace(/\s+/g, ' ')
  if (text === '') return { ok: false, says: 'Enter a date such as 27 Nov 2026' }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const words = /^(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})$/.exec(text)
  const month = iso ? Number(iso[2]) : words ? monthNumber(words[2] ?? '') : 0
  const year = Number(iso ? iso[1] : words?.[3])
  const day = Number(iso ? iso[3] : words?.[1])
  if ((!iso && !words) || month < 1 || month > 12) return { ok: false, says: 'Enter a date such as 27 Nov 2026' }
  const last = daysInMonth(year, month)
  if (day < 1 || day > last) {
    const named = `${MONTH_NAMES[month - 1]}${month === 2 ? ` ${year}` : ''}`
    return {
      ok: false,
      says: `${named} has ${last} days. Enter a date such as ${last} ${SHORT_MONTH_NAMES[month - 1]} ${year}`,
    }
  }
  return { ok: true, date: `${year}-${pad(month)}-${pad(day)}` }
}

function monthNumber(word: string): number {
  const lower = word.toLowerCase()
  return MONTH_NAMES.findIndex((name) => name.toLowerCase() === lower || name.slice(0, 3).toLowerCase() === lower) + 1
}

/** The calendar year of a date. */
export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4))

/** `14 Mar 2026`. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  return `${Number(day)} ${SHORT_MONTH_NAMES[Number(month) - 1]} ${year}`
}

/** A formatter costs more to make than to use ten times: one is kept for each zone. */
function keptFormat(locale: string, options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const kept = new Map<string, Intl.DateTimeFormat>()
  return (timeZone) => {
    const format = kept.get(timeZone) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options })
    kept.set(timeZone, format)
    return format
  }
}

const dayFormat = keptFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const timeFormat = keptFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The date an instant falls on in a zone such as America/New_York. */
export const dateIn = (instant: Date, timeZone: string): IsoDate => dayFormat(timeZone).format(instant)

/** `23 Nov 2026, 09:02` in the organisation's zone. */
export const formatInstant = (instant: Date, timeZone: string): string =>
  `${formatDate(dateIn(instant, timeZone))}, ${timeFormat(timeZone).format(instant)}`

/** The date so many days later; a negative number looks back. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** A database date column (UTC midnight) as a date without a time. */
export const fromDateColumn = (value: Date): IsoDate => value.toISOString().slice(0, 10)

/** A date without a time as a database date column wants it. */
export const toDateColumn = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`)
