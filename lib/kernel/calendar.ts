/** A calendar date without a time, as a bank document has it: `2026-11-23`. */
export type IsoDate = string

/** The months as dates and charts show them. */
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
/** The full names of the months, January first. */
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

const pad = (value: number): string => value.toString().padStart(2, '0')

/** The number of days in a month (1 to 12), leap years included. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The date of a year, a month (1 to 12) and a day. */
export const isoDate = (year: number, month: number, day: number): IsoDate =>
  `${year.toString().padStart(4, '0')}-${pad(month)}-${pad(day)}`

/** The calendar year of a date. */
export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4))

/** `14 Mar 2026`. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-')
  return `${Number(day)} ${SHORT_MONTH_NAMES[Number(month) - 1]} ${year}`
}

/** Creating a formatter costs more than ten uses of it, so one is cached for each zone. */
function cachedFormat(locale: string, options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const cache = new Map<string, Intl.DateTimeFormat>()
  return (timeZone) => {
    const format = cache.get(timeZone) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options })
    cache.set(timeZone, format)
    return format
  }
}

const dayFormat = cachedFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const timeFormat = cachedFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The date of an instant in a zone such as America/New_York. */
export const dateIn = (instant: Date, timeZone: string): IsoDate => dayFormat(timeZone).format(instant)

/** `23 Nov 2026, 09:02` in a zone. */
export const formatInstant = (instant: Date, timeZone: string): string =>
  `${formatDate(dateIn(instant, timeZone))}, ${timeFormat(timeZone).format(instant)}`

/** The date a number of days later; earlier when the number is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const shifted = new Date(`${date}T00:00:00Z`)
  shifted.setUTCDate(shifted.getUTCDate() + days)
  return shifted.toISOString().slice(0, 10)
}

/** The number of days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** The date in a database date column, which Prisma reads as UTC midnight. */
export const fromDateColumn = (value: Date): IsoDate => value.toISOString().slice(0, 10)

/** A date as the value of a database date column: UTC midnight. */
export const toDateColumn = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`)
