import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { auditEvent } from './audit-event'
import { at, type Clock, daysAgo, TIME_ZONE } from './clock'
import type { LedgerCall } from './ledger-call'
import type { PlannedEntry } from './plan'
import { idOf } from './random'
import { PEOPLE, type PersonName } from './records/people'

/** A rate that was looked up for an entry and saved for the next one. */
export type KeptRate = {
  id: string
  currency: string
  rateDate: IsoDate
  rate: string
  keptAt: number
  keptBy: PersonName
}

/** The rates of the planned entries, each saved by the first person who needed it. */
export function keptRates(plans: readonly PlannedEntry[], now: number): KeptRate[] {
  const kept = new Map<IsoDate, KeptRate>()
  for (const { money, recordedAt, recordedBy } of plans) {
    const keptAt = Math.min(recordedAt, now) - 120_000
    const before = kept.get(money.saved.date)
    if (before && before.keptAt <= keptAt) continue
    const { currency, saved } = money
    const { value: rate, date: rateDate } = saved
    kept.set(rateDate, {
      id: idOf(`rate ${currency} ${rateDate}`),
      currency,
      rateDate,
      rate,
      keptAt,
      keptBy: recordedBy,
    })
  }
  return [...kept.values()]
}

/**
 * The audit events of the organisation: new people, saved rates, exports of the auditor, and recent sign-ins.
 */
export function organisationEvents(rates: readonly KeptRate[], clock: Clock): LedgerCall[] {
  return [...beginnings(), ...rates.map(rateEvent), ...exportsOfTheAuditor(clock), ...signIns(clock)].filter(
    (call) => call.at <= clock.now,
  )
}

function beginnings(): LedgerCall[] {
  const { rui, ...invited } = PEOPLE
  const setUp = auditEvent(rui.createdAt, {
    actorId: rui.id,
    verb: 'organisation.set-up',
    targetKind: 'organisation',
    targetId: '1',
    targetName: 'Cedarline Group',
    after: { name: 'Cedarline Group', timeZone: TIME_ZONE, firstAdministrator: rui.email },
    rows: [{ table: 'person', id: rui.id }],
  })
  const invitations = Object.values(invited).map(({ id, name, email, role, createdAt }) =>
    auditEvent(createdAt, {
      actorId: rui.id,
      verb: 'person.invited',
      targetKind: 'person',
      targetId: id,
      targetName: name,
      after: { name, email, role },
    }),
  )
  return [setUp, ...invitations]
}

const rateEvent = ({ id, currency, rate, rateDate, keptAt, keptBy }: KeptRate): LedgerCall =>
  auditEvent(keptAt, {
    actorId: PEOPLE[keptBy].id,
    verb: 'exchange-rate.entered',
    targetKind: 'exchange-rate',
    targetId: id,
    targetName: `${currency} of ${formatDate(rateDate)}`,
    after: { currency, rateDate, rate, source: 'bank_of_russia' },
  })

/** A year is exported once it is closed. */
function exportsOfTheAuditor({ year: current }: Clock): LedgerCall[] {
  const years = Array.from({ length: current - 2017 }, (_, index) => 2017 + index)
  return years.map((year) =>
    auditEvent(at(`${year + 1}-01-26`, '14:05'), {
      actorId: PEOPLE.ola.id,
      verb: 'export.created',
      targetKind: 'export',
      targetId: 'payments',
      targetName: `headroom-payments-${year + 1}-01-26.csv`,
      after: { report: 'payments', filter: `year=${year}` },
    }),
  )
}

function signIns(clock: Clock): LedgerCall[] {
  const mornings = [
    ['tomas', '08:31'],
    ['marta', '08:36'],
    ['priya', '08:52'],
    ['ingrid', '09:04'],
  ] as const
  const signIn = (name: PersonName, date: IsoDate, time: string) =>
    auditEvent(at(date, time), {
      actorId: PEOPLE[name].id,
      verb: 'person.signed-in',
      targetKind: 'person',
      targetId: PEOPLE[name].id,
      targetName: PEOPLE[name].name,
    })
  const days = [...new Set([7, 6, 5, 4, 3, 2, 1, 0].map((days) => daysAgo(clock, days)))]
  const refused = auditEvent(at(daysAgo(clock, 8), '17:12'), {
    actorId: PEOPLE.ola.id,
    verb: 'permission.refused',
    targetKind: 'action',
    targetId: 'recordPayment',
    targetName: 'recordPayment',
    after: { role: 'auditor', permission: 'payments:record' },
  })
  return [refused, ...days.flatMap((date) => mornings.map(([name, time]) => signIn(name, date, time)))]
}
