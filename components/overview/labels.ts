import { numberWord, sentence } from '@/lib/compliance/rules/words'
import { dateIn, daysBetween, formatDate, formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import type { TodaysWork } from '@/lib/reporting/overview/overview'

/** `Today, 08:41`, or the date of another day: when a pending item was recorded or requested. */
export function whenWords(instant: Date, today: IsoDate, timeZone: string): string {
  const date = dateIn(instant, timeZone)
  return date === today ? `Today, ${formatInstant(instant, timeZone).slice(-5)}` : formatDate(date)
}

/** `2 days` from an instant until today; `since today` on the same day. */
export function waitingWords(instant: Date, today: IsoDate, timeZone: string): string {
  const days = daysBetween(dateIn(instant, timeZone), today)
  if (days <= 0) return 'since today'
  return days === 1 ? '1 day' : `${days} days`
}

/** `1 entry`, `2 entries`: a count with its noun. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** A count as the first word of a sentence: `Two`. */
export const countBeginning = (count: number): string => sentence(numberWord(count))

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const waitingText = (count: number): string =>
  count === 0 ? 'Nothing is waiting' : `${countBeginning(count)} ${count === 1 ? 'payment is' : 'payments are'} waiting`

/** `Monday, 23 Nov 2026. Five payments are waiting for you; 38 days remain in the year.` */
export function todaySentence(today: IsoDate, { hand, counts, voidCount }: TodaysWork): string {
  const { requested, in_review, unreserved, approved } = counts
  const waiting = {
    decides:
      requested.others.count + in_review.others.count + unreserved.others.count + approved.mine.count + voidCount,
    records: approved.mine.count,
    reads: 0,
  }[hand]
  const daysLeft = daysBetween(today, `${today.slice(0, 4)}-12-31`)
  const left = daysLeft === 1 ? 'one day remains' : `${daysLeft === 0 ? 'no' : daysLeft} days remain`
  const work = hand === 'reads' ? sentence(left) : `${waitingText(waiting)} for you; ${left}`
  const weekday = WEEKDAYS[new Date(`${today}T00:00:00Z`).getUTCDay()]
  return `${weekday}, ${formatDate(today)}. ${work} in the year.`
}
