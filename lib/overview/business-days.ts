import { addDays, type IsoDate, yearOf } from '@/lib/calendar'

/** Business days that a rejected transaction (31 CFR 501.604) or blocked property (31 CFR 501.603) may wait for its report to OFAC. */
export const REPORT_BUSINESS_DAYS = 10

/**
 * The date so many business days later: Saturdays, Sundays and the federal holidays of 5 U.S.C. 6103 are left out, with the weekday on which a
 * holiday is observed. Inauguration Day, a holiday around Washington alone, counts as a business day.
 */
export function addBusinessDays(date: IsoDate, days: number): IsoDate {
  let reached = date
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1)
    if (isBusinessDay(reached)) left -= 1
  }
  return reached
}

/** Whether a date is neither at a weekend nor a federal holiday. */
export const isBusinessDay = (date: IsoDate): boolean =>
  !isWeekend(date) && !federalHolidays(yearOf(date)).includes(date)

const SATURDAY = 6
const SUNDAY = 0
const weekday = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()
const isWeekend = (date: IsoDate): boolean => weekday(date) === SATURDAY || weekday(date) === SUNDAY

/** The federal holidays observed in a calendar year. New Year's Day of a Saturday is observed on 31 December of the year before. */
export function federalHolidays(year: number): IsoDate[] {
  const fixed = ['01-01', ...(year >= 2021 ? ['06-19'] : []), '07-04', '11-11', '12-25'].map((day) => `${year}-${day}`)
  return [
    ...[...fixed, `${year + 1}-01-01`].map(observed),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    lastMondayOfMay(year),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    nthWeekday(year, 11, 4, 4),
  ]
}

function observed(holiday: IsoDate): IsoDate {
  if (weekday(holiday) === SATURDAY) return addDays(holiday, -1)
  return weekday(holiday) === SUNDAY ? addDays(holiday, 1) : holiday
}

function nthWeekday(year: number, month: number, day: number, nth: number): IsoDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return addDays(first, ((day - weekday(first) + 7) % 7) + (nth - 1) * 7)
}

const lastMondayOfMay = (year: number): IsoDate => addDays(nthWeekday(year, 6, 1, 1), -7)
