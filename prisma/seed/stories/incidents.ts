import { addDays, daysBetween, type IsoDate } from '@/lib/kernel/calendar'
import { type Clock, daysAgo, earliest, latest, workday } from '../clock'
import { CURRENT_FIGURES } from '../current-figures'
import type { PlannedEntry } from '../plan'
import { type Random, randomFor } from '../random'
import { ending } from './endings'
import { type About, ENDINGS } from './incident'
import { type Refusal, refused } from './refusals'
import { type Making, recordingDay, roundRubles, usualEntry } from './routine'

/**
 * Refused attempts of a full year: their number grows with the ledger. The current year has more, in this-month.ts.
 */
const REFUSALS: Readonly<Record<number, number>> = {
  2017: 2,
  2018: 4,
  2019: 6,
  2020: 8,
  2021: 10,
  2022: 14,
  2023: 13,
  2024: 17,
  2025: 19,
}
const REFUSALS_NOW = 15
const REFUSAL_KINDS: readonly Refusal[] = [
  'destination',
  'cap',
  'destination',
  'payee',
  'destination',
  'end-user',
  'cap',
  'destination',
  'purpose',
  'after review',
]

/** The unusual entries of each year, among the given usual payments. */
export function incidents(usual: readonly PlannedEntry[], making: Making): PlannedEntry[] {
  const { clock } = making
  const plans: PlannedEntry[] = []
  for (let year = 2017; year <= clock.year; year += 1) {
    const stretch = stretchOf(year, clock)
    if (stretch.days < 20) continue
    const random = randomFor(`incidents ${year}`)
    const busy = year === clock.year ? REFUSALS_NOW : (REFUSALS[year] ?? REFUSALS_NOW + 4)
    const refusals = Math.round((busy * stretch.days) / 330)
    for (let index = 0; index < refusals; index += 1) {
      const kind = REFUSAL_KINDS[index % REFUSAL_KINDS.length] ?? 'destination'
      const about = aboutOne(`refused ${year} ${index}`, stretch, making, random)
      if (about) plans.push(...refused(kind, about, usual, making))
    }
    for (const [kind, times] of ENDINGS) {
      const count = Math.round((times * stretch.days * Math.min(1, (year - 2014) / 8)) / 330)
      for (let index = 0; index < count; index += 1) {
        const about = aboutOne(`${kind} ${year} ${index}`, stretch, making, random)
        if (about) plans.push(...ending(kind, about, making))
      }
    }
  }
  return plans
}

/** Companies whose current year is defined in current-figures.ts, open-work.ts and this-month.ts. */
const COMPANIES_OF_STORIES = [
  ...CURRENT_FIGURES.map(({ company }) => company),
  'Velloway',
  'Solvane',
  'Pellworth',
  'Harrowick',
  'Greyfen',
]

type Span = { from: IsoDate; to: IsoDate; days: number }

/**
 * The days of a year for incidents; those of the current year end five weeks ago, where the stories begin.
 */
function stretchOf(year: number, clock: Clock): Span {
  const from = year === 2017 ? '2017-04-10' : `${year}-01-16`
  const to = earliest(`${year}-12-08`, daysAgo(clock, 36))
  return { from, to, days: daysBetween(from, to) }
}

function aboutOne(key: string, { from, days }: Span, making: Making, random: Random): About | null {
  const paymentDate = workday(addDays(from, random.between(2, Math.max(2, days))))
  // Companies of the current stories have no recent incidents: a refusal would send an entry of a story to review.
  const recent = paymentDate > addDays(making.clock.today, -160) || paymentDate >= making.clock.firstDay
  const companies = making.records.companies.filter(
    ({ name, since }) =>
      addDays(since, 60) < paymentDate && !(recent && COMPANIES_OF_STORIES.some((one) => name.startsWith(one))),
  )
  if (companies.length === 0) return null
  const company = random.pick(companies)
  const money = roundRubles(random.between(9_000, 52_000), recordingDay(key, company, paymentDate), making.clock)
  const entry = usualEntry(key, { company, paymentDate: latest(paymentDate, from), money }, making)
  return { key, company, entry, random }
}
