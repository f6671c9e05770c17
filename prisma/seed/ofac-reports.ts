import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { addDays, dateIn } from '@/lib/kernel/calendar'
import { firstReportDueOn } from '@/lib/ledger/ofac-reports/reports-due'
import { at, type Clock, TIME_ZONE, workday } from './clock'
import type { LedgerCall } from './ledger-call'
import { idOf } from './random'
import { PEOPLE } from './records/people'

type Ended = { paymentId: string; state: string; at: number }

const NEVER_SENT = 'Typed by our own analyst and refused before anything was sent: no transaction, and nothing is held'
const ALREADY_GONE = 'The money had left and nothing of it is held or came back; counsel decides on a disclosure'
const SENT_BACK = 'The correspondent bank rejected the transfer and sent the money back'

/**
 * The decisions of managers about refused entries and apparent violations, each within its ten business days. Entries
 * refused in the last week are still open, and one entry that was due recently was forgotten: it is shown as overdue.
 */
export function reportsDecided(calls: readonly LedgerCall[], clock: Clock): LedgerCall[] {
  const ended = calls.flatMap(endedBy).sort((one, other) => one.at - other.at)
  const forgotten = ended.findLast(
    ({ at: when }) => firstReportDueOn(dateIn(new Date(when), TIME_ZONE), SHIPPED_LAW.holidays) < clock.today,
  )
  const sentBack = ended.find(({ state }) => state === 'violation')
  return ended
    .filter((one) => one !== forgotten)
    .flatMap((one, index) => decided(one, index, one === sentBack))
    .filter(({ at: when }) => when <= clock.now - 7 * 86_400_000)
}

function endedBy({ call, given, at: when }: LedgerCall): Ended[] {
  const { id, paymentId, state, toState } = given as Record<string, string | undefined>
  const ends = (call === 'record_payment' && state) || (call === 'move_payment' && toState)
  return ends === 'blocked' || ends === 'violation' ? [{ paymentId: id ?? paymentId ?? '', state: ends, at: when }] : []
}

function decided({ paymentId, state, at: when }: Ended, index: number, sentBack: boolean): LedgerCall[] {
  const on = dateIn(new Date(when), TIME_ZONE)
  const by = index % 2 === 0 ? PEOPLE.ingrid : PEOPLE.marta
  const given = {
    id: idOf(`report decision ${paymentId}`),
    paymentId,
    expectedSeq: 0,
    actorId: by.id,
    ...(sentBack
      ? { kind: 'rejected_transaction', eventOn: on, reason: SENT_BACK }
      : { kind: 'no_report', reason: state === 'blocked' ? NEVER_SENT : ALREADY_GONE }),
  }
  const decision = { at: at(workday(addDays(on, 5)), '16:10'), call: 'decide_report', given }
  if (!sentBack) return [decision]
  const filedOn = workday(addDays(on, 9))
  const filing = {
    id: idOf(`report filing ${paymentId}`),
    paymentId,
    decisionSeq: 1,
    expectedSeq: 0,
    filedOn,
    reference: 'ORS-88213',
    actorId: PEOPLE.tomas.id,
  }
  return [decision, { at: at(filedOn, '17:05'), call: 'record_report_filing', given: filing }]
}
