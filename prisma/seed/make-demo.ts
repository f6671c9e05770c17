import type { Clock } from './clock'
import { COMPANY_LINES } from './companies'
import { currentYear } from './current-year'
import { incidents } from './incidents'
import { confirmationEvents } from './law-confirmations'
import { type History, playHistory } from './ledger'
import { makeLicenses } from './licenses'
import { reportsDecided } from './ofac-reports'
import { type KeptRate, keptRates, organisationEvents } from './organisation-events'
import { pastStories } from './past-stories'
import type { PlannedEntry } from './plan'
import { makeProducts } from './products'
import { recordEvents } from './record-events'
import type { Records } from './records'
import { FIRST_YEAR, pastYears } from './routine-years'
import { yearsClosed } from './years'

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
