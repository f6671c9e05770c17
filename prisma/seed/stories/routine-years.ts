import { addDays, daysBetween } from '@/lib/kernel/calendar'
import { latest } from '../clock'
import type { PlannedEntry } from '../plan'
import { randomFor } from '../random'
import type { SeedCompany } from '../records/records'
import { type Making, routinePayments } from './routine'

/** The first year in which the demo's companies paid. */
export const FIRST_YEAR = 2017

/** How busy a year was beside a full one of today: the ledger began small. */
const PACE: Readonly<Record<number, number>> = {
  2017: 0.5,
  2018: 0.55,
  2019: 0.6,
  2020: 0.6,
  2021: 0.7,
  2022: 0.75,
  2023: 0.85,
  2024: 0.95,
  2025: 1.1,
}

/** The usual payments of every company in every year from `usualFrom` to the one before the current one. */
export function pastYears(making: Making, usualFrom: number): PlannedEntry[] {
  const plans: PlannedEntry[] = []
  for (let year = usualFrom; year < making.clock.year; year += 1) {
    for (const company of making.records.companies) plans.push(...usualYear(company, year, making))
  }
  return plans
}

function usualYear(company: SeedCompany, year: number, making: Making): PlannedEntry[] {
  const from = latest(addDays(company.since, 45), `${year}-01-04`)
  const to = `${year}-12-29`
  const share = daysBetween(from, to) / 365
  if (share < 0.08) return []
  const random = randomFor(`year ${company.name} ${year}`)
  const pace = (PACE[year] ?? 1) * share
  // One company nearly used up the year in which GL 1A followed GL 1: the cap spanned both.
  if (company.name.startsWith('Kestrel') && year === 2018) {
    return routinePayments({ company, from, to: '2018-11-20', count: 12, totalCents: 478_000 }, making)
  }
  const count = Math.max(1, Math.round((5 + random.next() * 4) * company.weight ** 0.5 * pace))
  const totalCents = Math.min(410_000, Math.round(215_000 * company.weight * pace * (0.75 + random.next() * 0.5)))
  return routinePayments({ company, from, to, count, totalCents }, making)
}
