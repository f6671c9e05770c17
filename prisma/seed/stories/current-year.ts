import { daysAgo, daysAgoThisYear, latest } from '../clock'
import { CURRENT_FIGURES, OTHERS_CENTS, OTHERS_COUNT } from '../current-figures'
import type { PlannedEntry } from '../plan'
import { companyNamed } from '../records/companies'
import { openWork } from './open-work'
import { type Making, routinePayments } from './routine'
import { permitMoney, singleEntries } from './single-entries'
import { thisMonth } from './this-month'

/** The current year up to today: what was paid, what was refused this month, and the work that waits. */
export function currentYear(making: Making): PlannedEntry[] {
  return [
    ...CURRENT_FIGURES.flatMap((figure) => paidSoFar(figure, making)),
    ...othersSoFar(making),
    ...thisMonth(making),
    ...singleEntries(making),
    ...openWork(making),
  ]
}

function paidSoFar(figure: (typeof CURRENT_FIGURES)[number], making: Making): PlannedEntry[] {
  const { clock } = making
  const share = Math.min(1, clock.elapsed)
  const count = Math.max(2, Math.round(figure.count * share))
  const usedCents = figure.usedCents - (figure.company === 'Palisade Audio' ? permitMoney(clock).amountCents : 0)
  const totalCents = figure.bound ? usedCents : Math.max(9_000, Math.round(usedCents * share))
  const to = daysAgoThisYear(clock, figure.lastDaysAgo)
  const company = companyNamed(figure.company)
  return routinePayments({ company, from: clock.firstDay, to, count, totalCents, exact: true }, making)
}

/** The companies that the overview does not show by name, each by its weight. */
function othersSoFar(making: Making): PlannedEntry[] {
  const { clock, records } = making
  const named = new Set(CURRENT_FIGURES.map(({ company }) => companyNamed(company).id))
  const others = records.companies.filter(({ id }) => !named.has(id))
  const weights = others.reduce((sum, { weight }) => sum + weight, 0)
  const roots = others.reduce((sum, { weight }) => sum + Math.sqrt(weight), 0)
  const share = Math.min(1.12, clock.elapsed)
  const to = latest(clock.firstDay, daysAgo(clock, 2))
  return others.flatMap((company) => {
    const count = Math.round((OTHERS_COUNT * share * Math.sqrt(company.weight)) / roots)
    const totalCents = Math.round((OTHERS_CENTS * share * company.weight) / weights)
    return count === 0 ? [] : routinePayments({ company, from: clock.firstDay, to, count, totalCents }, making)
  })
}
