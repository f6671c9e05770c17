import { at, type Clock } from './clock'
import type { LedgerCall } from './ledger'
import { PEOPLE, type PersonName } from './people'

/** Each year is closed on 22 January of the next; 2021 was reopened for a day, for what came to light in 2022. */
export function yearsClosed({ year: current, now }: Clock): LedgerCall[] {
  const calls: LedgerCall[] = []
  const set = (year: number, closed: boolean, on: string, by: PersonName, reason: string) =>
    calls.push({
      at: at(on, '10:00'),
      call: 'set_year_closed',
      given: { year, closed, reason, actorId: PEOPLE[by].id },
    })
  for (let year = 2016; year < current; year += 1) {
    const closedOn = year === 2016 ? '2017-04-28' : `${year + 1}-01-22`
    const by = year % 2 === 0 ? 'ingrid' : 'marta'
    set(year, true, closedOn, by, `Bank statements of ${year} compared; nothing waits`)
  }
  set(2021, false, '2022-06-14', 'marta', 'Proof of delivery of one payment found: an apparent violation is declared')
  set(2021, true, '2022-06-15', 'marta', 'The apparent violation is recorded; nothing else changed')
  return calls.filter(({ at: when }) => when <= now)
}
