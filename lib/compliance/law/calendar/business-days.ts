import { holdsOn } from '@/lib/compliance/law/law'
import type { Holiday } from '@/lib/compliance/law/schema'
import { addDays, type IsoDate, yearOf } from '@/lib/kernel/calendar'

/**
 * Business days that a rejected transaction (31 CFR 501.604) or blocked property (31 CFR 501.603) may wait for its
 * report to OFAC.
 */
export const REPORT_BUSINESS_DAYS = 10

/**
 * The date so many business days later: Saturdays, Sundays and the federal holidays of the law are left out, with the
 * weekday on which a holiday is observed.
 */
export function addBusinessDays(date: IsoDate, days: number, holidays: readonly Holiday[]): IsoDate {
  let reached = date
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1)
    if (isBusinessDay(reached, holidays)) left -= 1
  }
  return reached
}

/** Whether a date is neither at a weekend nor a federal holiday. */
export const isBusinessDay = (date: IsoDate, holidays: readonly Holiday[]): boolean =>
  !isWeekend(date) && !federalHolidays(yearOf(date), holidays).includes(date)

const SATURDAY = 6
const SUNDAY = 0
const weekday = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()
const isWeekend = (date: IsoDate): boolean => weekday(date) === SATURDAY || weekday(date) === SUNDAY

/**
 * The federal holidays observed in a calendar year (5 U.S.C. 6103), those of the years beside it too: New Year's Day of
 * a Saturday is observed on 31 December of the year before.
 */
export const federalHolidays = (year: number, holidays: readonly Holiday[]): IsoDate[] =>
  holidays
    .flatMap((holiday) => [year - 1, year, year + 1].map((one) => dayOf(holiday, one)))
    .filter((day) => day !== null && yearOf(day) === year)
    .map(String)

/** The day on which a holiday of a year is observed; null where it does not hold in that year. */
function dayOf(holiday: Holiday, year: number): IsoDate | null {
  const { rule } = holiday
  const day = dateOf(rule, year)
  if (day === null || !holdsOn(holiday, day)) return null
  return rule.on === 'day' ? observed(day) : day
}

function dateOf(rule: Holiday['rule'], year: number): IsoDate | null {
  if (rule.on === 'date') return yearOf(rule.date) === year ? rule.date : null
  if (rule.on === 'day') return dayInMonth(year, rule.month, rule.day)
  return rule.nth === -1
    ? addDays(nthWeekday(rule.month === 12 ? year + 1 : year, (rule.month % 12) + 1, rule.weekday, 1), -7)
    : nthWeekday(year, rule.month, rule.weekday, rule.nth)
}

function observed(holiday: IsoDate): IsoDate {
  if (weekday(holiday) === SATURDAY) return addDays(holiday, -1)
  return weekday(holiday) === SUNDAY ? addDays(holiday, 1) : holiday
}

/** Null for a day that the month does not have, such as 29 February of most years. */
function dayInMonth(year: number, month: number, day: number): IsoDate | null {
  const date = addDays(firstOf(year, month), day - 1)
  return date.slice(0, 7) === firstOf(year, month).slice(0, 7) ? date : null
}

const firstOf = (year: number, month: number): IsoDate => `${year}-${String(month).padStart(2, '0')}-01`

function nthWeekday(year: number, month: number, day: number, nth: number): IsoDate {
  const first = firstOf(year, month)
  return addDays(first, ((day - weekday(first) + 7) % 7) + (nth - 1) * 7)
}
