import { at, type Clock } from '../clock'
import type { LedgerCall } from '../ledger-call'
import { idOf } from '../random'
import { PEOPLE, type PersonName } from '../records/people'

/**
 * Each year is closed on 22 January of the next; 2021 was reopened for a day, by two managers, for what came to light
 * in 2022.
 */
export function yearsClosed({ year: current, now }: Clock): LedgerCall[] {
  const calls: LedgerCall[] = []
  const close = (year: number, on: string, by: PersonName, reason: string) =>
    calls.push({
      at: at(on, '10:00'),
      call: 'set_year_closed',
      given: { year, closed: true, reason, actorId: PEOPLE[by].id },
    })
  for (let year = 2016; year < current; year += 1) {
    const closedOn = year === 2016 ? '2017-04-28' : `${year + 1}-01-22`
    const by = year % 2 === 0 ? 'ingrid' : 'marta'
    close(year, closedOn, by, `Bank statements of ${year} compared; nothing waits`)
  }
  const id = idOf('reopening of 2021')
  const reason = 'Proof of delivery of one payment found: an apparent violation is declared'
  calls.push(
    {
      at: at('2022-06-13', '16:20'),
      call: 'ask_year_reopening',
      given: { id, year: 2021, reason, actorId: PEOPLE.ingrid.id },
    },
    {
      at: at('2022-06-14', '10:00'),
      call: 'decide_year_reopening',
      given: { id, confirm: true, actorId: PEOPLE.marta.id },
    },
  )
  close(2021, '2022-06-15', 'marta', 'The apparent violation is recorded; nothing else changed')
  return calls.filter(({ at: when }) => when <= now)
}
