import type { Clock } from './clock'
import { confirmationEvents } from './law-confirmations'
import { type History, playHistory } from './ledger'
import { reportsDecided } from './ofac-reports'
import { type KeptRate, keptRates, organisationEvents } from './organisation-events'
import type { PlannedEntry } from './plan'
import { COMPANY_LINES } from './records/companies'
import { makeLicenses } from './records/licenses'
import { makeProducts } from './records/products'
import { recordEvents } from './records/record-events'
import type { Records } from './records/records'
import { currentYear } from './stories/current-year'
import { incidents } from './stories/incidents'
import { pastStories } from './stories/past-stories'
import { FIRST_YEAR, pastYears } from './stories/routine-years'
import { yearsClosed } from './stories/years'

/** A demo before anything is written. */
export type Demo = { records: Records; plans: PlannedEntry[]; rates: KeptRate[]; history: History }

/**
 * The demo as it is on a day. Pure: the same day gives the same demo. `usualFrom` leaves the usual payments of the
 * years before it out, which are the same on every day and most of the work of writing it.
 */
export function makeDemo(clock: Clock, usualFrom = FIRST_YEAR): Demo {
  const companies = COMPANY_LINES.map(({ company }) => company)
  const products = makeProducts(clock)
  const records = { companies, products, licenses: makeLicenses(products, clock) }
  const making = { records, clock }
  const usual = pastYears(making, usualFrom)
  const current = currentYear(making)
  const plans = [...usual, ...current, ...pastStories(making), ...incidents([...usual, ...current], making)]
  const now = clock.now - 120_000
  const history = playHistory(plans, records, now)
  // Sorting keeps the order of calls at the same instant.
  const rates = keptRates(plans, now)
  const events = [...recordEvents(records), ...organisationEvents(rates, clock), ...confirmationEvents()]
  const calls = [...events, ...history.calls, ...reportsDecided(history.calls, clock), ...yearsClosed(clock)].sort(
    (one, other) => one.at - other.at,
  )
  return { records, plans, rates, history: { ...history, calls } }
}
