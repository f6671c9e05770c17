import { daysInMonth, formatDate, type IsoDate, isoDate, MONTH_NAMES, SHORT_MONTH_NAMES } from './calendar'

/** A parsed date, or the message for its field. */
export type DateReading = { ok: true; date: IsoDate } | { ok: false; message: string }

/** The message for a date that is missing or not in a supported form. */
export const DATE_MESSAGE = 'Enter a date such as 27 Nov 2026'

type Parts = { year: number; month: number; day: number }

/**
 * Parses a date as people type it: `2026-11-27`, `27 Nov 2026`, `Nov 27, 2026`, `27th November 2026`, `11/27/2026`,
 * `27.11.2026`. Countries differ in the order of day and month, so figures alone are read only where one order gives a
 * date: 11/12/2026 is refused with both of its readings, because the day may decide which license was in force. A year
 * has four digits.
 */
export function readDate(typed: string): DateReading {
  const text = typed.trim().replace(/\s+/g, ' ')
  const parts = yearFirst(text) ?? monthByName(text)
  if (parts) return existing(parts)
  const figures = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text)
  return figures ? eitherOrder(text, Number(figures[1]), Number(figures[3]), Number(figures[4])) : refused(DATE_MESSAGE)
}

const refused = (message: string): DateReading => ({ ok: false, message })

/** `2026-11-27`, and with slashes or dots: no country writes the day after the year. */
function yearFirst(text: string): Parts | null {
  const found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  return found && { year: Number(found[1]), month: Number(found[3]), day: Number(found[4]) }
}

/** `27 Nov 2026`, `27-Nov-2026`, `Nov 27, 2026`; the day may be a 27th, and the month the whole name. */
function monthByName(text: string): Parts | null {
  const found =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -]?(?<name>[a-z]{3,9})[.,]?[ -]?(?<year>\d{4})$/i.exec(text) ??
    /^(?<name>[a-z]{3,9})\.? ?(?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/i.exec(text)
  const { day, name = '', year } = found?.groups ?? {}
  const month = monthNumber(name)
  return month > 0 ? { year: Number(year), month, day: Number(day) } : null
}

function monthNumber(word: string): number {
  const lower = word.toLowerCase()
  const isName = (name: string) =>
    name === lower || name.slice(0, 3) === lower || (name === 'september' && lower === 'sept')
  return MONTH_NAMES.findIndex((name) => isName(name.toLowerCase())) + 1
}

const isDate = ({ year, month, day }: Parts): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** A date whose parts are known, or the message for a day that its month does not have. */
function existing(parts: Parts): DateReading {
  if (isDate(parts)) return { ok: true, date: isoDate(parts.year, parts.month, parts.day) }
  const { year, month } = parts
  if (month < 1 || month > 12) return refused(DATE_MESSAGE)
  const [last, short] = [daysInMonth(year, month), SHORT_MONTH_NAMES[month - 1]]
  const name = `${MONTH_NAMES[month - 1]}${month === 2 ? ` ${year}` : ''}`
  return refused(`${name} has ${last} days. Enter a date such as ${last} ${short} ${year}`)
}

function eitherOrder(text: string, one: number, other: number, year: number): DateReading {
  const orders = [
    { year, month: one, day: other },
    { year, month: other, day: one },
  ]
  const [first, second] = orders.filter(isDate).map(({ month, day }) => isoDate(year, month, day))
  // 30/02/2026 has one order with a month; its day is what is wrong.
  if (!first) return existing(orders.find(({ month }) => month >= 1 && month <= 12) ?? { year, month: 0, day: 0 })
  if (!second || first === second) return { ok: true, date: first }
  const names = [formatDate(first), formatDate(second)]
  return refused(`${text} may be ${names.join(' or ')}. Enter the month by name`)
}
