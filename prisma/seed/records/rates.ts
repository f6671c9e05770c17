import { addDays, daysBetween, type IsoDate } from '@/lib/kernel/calendar'
import { usdCentsAt } from '@/lib/kernel/money'
import type { Clock } from '../clock'
import { randomFor } from '../random'

/**
 * Rubles for one dollar at the first of a month: near what they were, but invented between, and no source for anything.
 */
const ANCHORS: readonly (readonly [IsoDate, number])[] = [
  ['2016-12-01', 64.1],
  ['2017-02-01', 60.1],
  ['2017-07-01', 59.2],
  ['2018-01-01', 57.6],
  ['2018-05-01', 62.4],
  ['2018-10-01', 65.6],
  ['2019-01-01', 68.9],
  ['2019-07-01', 63.1],
  ['2020-01-01', 61.9],
  ['2020-04-01', 77.7],
  ['2020-07-01', 70.6],
  ['2020-11-01', 79.3],
  ['2021-03-01', 74.4],
  ['2021-10-01', 72.7],
  ['2022-01-01', 74.3],
  ['2022-03-10', 112.4],
  ['2022-05-01', 71.0],
  ['2022-07-01', 53.0],
  ['2022-12-01', 61.1],
  ['2023-04-01', 77.1],
  ['2023-08-15', 97.0],
  ['2023-12-01', 89.8],
  ['2024-06-01', 89.0],
  ['2024-11-25', 103.8],
  ['2025-03-01', 88.2],
  ['2025-07-01', 78.5],
  ['2025-12-01', 79.4],
  ['2026-06-01', 81.2],
]

/** The rate of the last days, the one the figures of the demo are drawn with. */
const RECENT_RATE = 80.15
const RECENT_DAYS = 20

/** The day a rate is looked up: the Friday on or before a date, or the Tuesday after it once that has come. */
export function rateDay(date: IsoDate): IsoDate {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  const sinceFriday = (day + 2) % 7
  return addDays(date, -(sinceFriday >= 4 ? sinceFriday - 4 : sinceFriday))
}

/** Rubles for one dollar on a date, four digits after the point. */
export function rublesPerDollar(date: IsoDate, { today }: Clock): string {
  if (daysBetween(date, today) <= RECENT_DAYS) return RECENT_RATE.toFixed(4)
  const anchors = [...ANCHORS.filter(([day]) => day < today), [today, RECENT_RATE] as const]
  const after = anchors.findIndex(([day]) => day > date)
  const [toDay, toRate] = anchors[Math.max(after, 1)] ?? [today, RECENT_RATE]
  const [fromDay, fromRate] = anchors[Math.max(after, 1) - 1] ?? [date, RECENT_RATE]
  const share = Math.min(1, Math.max(0, daysBetween(fromDay, date) / daysBetween(fromDay, toDay)))
  const between = fromRate + (toRate - fromRate) * share
  return (between * (0.992 + randomFor(`rate ${date}`).next() * 0.016)).toFixed(4)
}

/** Kopecks that come to exactly so many cents at a rate, when rounded up. */
export function kopecksFor(amountCents: number, rate: string): number {
  const [whole = '0', fraction = ''] = rate.split('.')
  const kopecks = Number((BigInt(amountCents) * BigInt(whole + fraction)) / 10n ** BigInt(fraction.length))
  if (usdCentsAt(kopecks, 'RUB', rate) !== amountCents) throw new Error(`no kopecks come to ${amountCents} at ${rate}`)
  return kopecks
}
