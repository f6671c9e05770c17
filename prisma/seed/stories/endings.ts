import { addDays } from '@/lib/kernel/calendar'
import { firstAnswered } from '../addresses'
import { at, notOnWeekend } from '../clock'
import { asStateDuty, atBankDebit, LICENSING_CENTRE, type PlannedEntry, rubles, type Step } from '../plan'
import type { PersonName } from '../records/people'
import type { About, Ending } from './incident'
import type { Making } from './routine'

const HOUR = 3_600_000

const REJECTED = [
  'The invoice names another FSB license than the entry',
  'Not due before next quarter; enter it then',
  'The amount does not agree with the invoice',
  'The applicant withdrew the notification',
] as const
const VOIDED = ['Entered twice', 'Entered for the wrong company', 'The fee was waived by the licensing centre'] as const

/** Places whose name exists twice; each was settled with a map and the waybill. */
const DOUBTFUL = ['ul. Lenina 5, Oktyabrskoye', 'Pervomayskoye, ul. Mira 3', 'Sovetskoye, ul. Shkolnaya 2'] as const

/** An entry that is not paid, or is paid in an unusual way; a correction follows a void after payment. */
export function ending(kind: Ending, about: About, making: Making): PlannedEntry[] {
  const { entry, random } = about
  const after = (hours: number) => notOnWeekend(entry.recordedAt + hours * HOUR)
  const manager: PersonName = random.percent(50) ? 'ingrid' : 'marta'
  const fsb = { payeeKind: 'fsb', payeeName: LICENSING_CENTRE } as const
  switch (kind) {
    case 'rejected':
      return [{ ...entry, steps: [{ at: after(25), by: manager, move: 'reject', reason: random.pick(REJECTED) }] }]
    case 'voided':
      return [{ ...entry, steps: [{ at: after(5), by: entry.recordedBy, move: 'void', reason: random.pick(VOIDED) }] }]
    case 'duplicate rejected':
      return twice(about, manager)
    case 'voided after payment':
      return corrected(about, making)
    case 'place looked up':
      return [lookedUp(about, manager)]
    case 'state duty':
      return [stateDuty(about, manager)]
    case 'zero fee': {
      const { rate, rateDate } = entry.money
      const nothing = rate !== null && rateDate !== null ? rubles(0, rate, rateDate) : entry.money
      return [{ ...entry, ...fsb, money: nothing, note: 'Renewal of the notification, no fee asked' }]
    }
    case 'bank debit':
      return [{ ...entry, ...fsb, money: atBankDebit({ ...entry.money, serviceFeeMinor: null }) }]
    case 'entered late':
      return [enteredLate(about)]
  }
}

/** The same fee entered by two people; the second one is refused by a manager. */
function twice({ key, entry }: About, manager: PersonName): PlannedEntry[] {
  const reason = 'The same invoice, entered the day before'
  const steps: Step[] = [{ at: entry.recordedAt + 50 * HOUR, by: manager, move: 'reject', reason }]
  const recordedBy: PersonName = entry.recordedBy === 'tomas' ? 'priya' : 'tomas'
  return [
    entry,
    { ...entry, key: `${key} twice`, recordedAt: entry.recordedAt + 22 * HOUR, recordedBy, steps, expect: 'review' },
  ]
}

/** Paid, found to have a wrong amount, voided by a second person, and entered again as already paid. */
function corrected({ key, entry, random }: About, { clock }: Making): PlannedEntry[] {
  const { rate, rateDate, amountMinor } = entry.money
  if (rate === null || rateDate === null) return [entry]
  const found = notOnWeekend(at(addDays(entry.paymentDate, 6), '10:15'))
  const reason = 'The bank document says another amount; two figures were exchanged'
  const voided: PlannedEntry = {
    ...entry,
    payeeKind: 'fsb',
    payeeName: LICENSING_CENTRE,
    steps: [
      ...entry.steps,
      { at: found, by: entry.recordedBy, move: 'ask_void', reason },
      { at: found + 5 * HOUR, by: 'marta', move: 'confirm_void' },
    ],
  }
  const facts = {
    debitDate: entry.paymentDate,
    postingDate: entry.paymentDate,
    bankReference: `FT${entry.paymentDate.slice(2, 4)}${random.between(10_000_000, 99_999_999)}`,
  }
  const replacement: PlannedEntry = {
    ...voided,
    key: `${key} corrected`,
    money: rubles(amountMinor - random.between(2, 9) * 9_000, rate, rateDate),
    alreadyPaid: true,
    recordedAt: found + 6 * HOUR,
    corrects: key,
    note: 'Replaces the voided entry with the amount of the bank document',
    steps: paidBefore(found + 6 * HOUR, voided.recordedBy, facts),
  }
  return clock.now > found + 40 * HOUR ? [voided, replacement] : [entry]
}

/** A place whose name exists twice was looked up on a map before the payment was cleared. */
function lookedUp({ entry }: About, manager: PersonName): PlannedEntry {
  const reason = 'Postal code and map looked up: not in Crimea; waybill attached'
  const seen: Step = { at: entry.recordedAt + 4 * HOUR, by: manager, move: 'clear_review', reason }
  const steps = entry.steps.filter(({ move }) => move !== 'clear_review')
  return {
    ...entry,
    destinations: firstAnswered('review', 'OOO Stepnaya Svyaz', DOUBTFUL),
    expect: 'review',
    steps: [seen, ...steps],
  }
}

/** State duty goes to the treasury: counsel agreed that it needs no authority. */
function stateDuty({ entry }: About, manager: PersonName): PlannedEntry {
  const reason = 'State duty to the treasury, as counsel advised; counts nothing'
  const seen: Step = { at: entry.recordedAt + 3 * HOUR, by: manager, move: 'clear_review', reason }
  const { rate, rateDate, amountMinor } = entry.money
  const money = rate !== null && rateDate !== null ? asStateDuty(rubles(amountMinor, rate, rateDate)) : entry.money
  return {
    ...entry,
    money,
    payeeKind: 'state_duty',
    payeeName: 'Federal Treasury, state duty',
    expect: 'review',
    steps: [seen, ...entry.steps.filter(({ move }) => move !== 'clear_review')],
  }
}

/** The bank had paid before the entry was recorded, but within the authorization. */
function enteredLate({ entry, random }: About): PlannedEntry {
  const recordedAt = notOnWeekend(at(addDays(entry.paymentDate, random.between(3, 12)), '11:20'))
  const facts = entry.steps.at(-1)?.facts ?? {}
  return {
    ...entry,
    alreadyPaid: true,
    recordedAt,
    note: 'Paid by the branch office; entered from the bank statement',
    steps: paidBefore(recordedAt, entry.recordedBy, facts),
  }
}

/** The steps of approval and payment for a debit in the past. */
function paidBefore(recordedAt: number, payer: PersonName, facts: Record<string, string>): Step[] {
  const reason = 'Bank statement and invoice seen; inside the authorization'
  return [
    { at: recordedAt + HOUR, by: 'ingrid', move: 'clear_review', reason, ifNeeded: true },
    { at: recordedAt + 2 * HOUR, by: 'ingrid', move: 'approve' },
    { at: recordedAt + 3 * HOUR, by: payer, move: 'mark_paid', facts },
  ]
}
