import { numberWord, sentence } from '@/lib/compliance/rules/words'
import { dateIn, daysBetween, formatDate, formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import type { TodaysWork } from '@/lib/reporting/overview/overview'

/** `Today, 08:41`, or the date: when somebody did something that still waits. */
export function whenWords(instant: Date, today: IsoDate, timeZone: string): string {
  const date = dateIn(instant, timeZone)
  return date === today ? `Today, ${formatInstant(instant, timeZone).slice(-5)}` : formatDate(date)
}

/** `2 days` from an instant until today; `today` for the same day. */
export function waitingWords(instant: Date, today: IsoDate, timeZone: string): string {
  const days = daysBetween(dateIn(instant, timeZone), today)
  if (days <= 0) return 'since today'
  return days === 1 ? '1 day' : `${days} days`
}

/** `1 entry`, `2 entries`: a count in figures with its noun. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** `Two more wait`: how a sentence about a count begins. */
export const countBeginning = (count: number): string => sentence(numberWord(count))

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `Monday, 23 Nov 2026. Five payments wait for you; 38 days are left in the year.` */
export function todaySentence(today: IsoDate, { hand, counts, voidCount }: TodaysWork): string {
  const { requested, in_review, unreserved, approved } = counts
  const waiting = {
    decides:
      requested.others.count + in_review.others.count + unreserved.others.count + approved.mine.count + voidCount,
    records: approved.mine.count,
    reads: 0,
  }[hand]
  const daysLeft = daysBetween(today, `${today.slice(0, 4)}-12-31`)
  const left = daysLeft === 1 ? 'one day is left' : `${daysLeft === 0 ? 'no' : daysLeft} days are left`
  const work =
    hand === 'reads'
      ? sentence(left)
      : `${waiting === 0 ? 'Nothing waits' : `${countBeginning(waiting)} ${waiting === 1 ? 'payment waits' : 'payments wait'}`} for you; ${left}`
  const weekday = WEEKDAYS[new Date(`${today}T00:00:00Z`).getUTCDay()]
  return `${weekday}, ${formatDate(today)}. ${work} in the year.`
}
