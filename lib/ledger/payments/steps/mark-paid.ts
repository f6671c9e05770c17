import 'server-only'
import { z } from 'zod'
import { refuseMove } from '@/lib/compliance/rules/approval/approval'
import { type BankFigures, settle } from '@/lib/compliance/rules/money/settlement'
import { formatDate, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { formatUsd, readAmount } from '@/lib/kernel/money'
import { readDate } from '@/lib/kernel/read-date'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { readStoredPayment, type StoredPayment } from '../ask-again/stored-input'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '../payment-not-found'
import { readContext, readOrganisation, todayIn } from '../read-context'
import { readMovable } from './move-payment'
import { type BankDocument, type ReadFromBank, type SettledPayment, settlePayment } from './settle-payment'
import { findSettlementDoubts } from './settlement-doubts'

/**
 * The facts of the bank document, as typed. A field left empty is as entered; `bankUsd` is the bank's own dollar debit,
 * where the statement has one. `confirmDoubts` confirms what was asked: a debit before the approval, or a reference
 * that is already used.
 */
export const markPaidInput = z.object({
  paymentId: paymentIdInput,
  bankReference: requiredLine('the bank reference', 140),
  debitDate: z.string().default(''),
  postingDate: z.string().default(''),
  bankCurrency: z.string().default(''),
  bankAmount: z.string().default(''),
  bankUsd: z.string().default(''),
  confirmDoubts: z.string().default(''),
})
type Given = z.output<typeof markPaidInput>

/**
 * Settles an approved payment with the amount that the bank debited. Within the headroom the amount is used; beyond the
 * tolerance the payment needs a new approval; over the headroom the whole payment becomes an apparent violation, for a
 * second person to confirm; a debit in another year is an entry of that year, unless it was recorded as already paid.
 * Refuses a future date, and asks once about a debit before the approval and about a bank reference already used, which
 * then stay on record.
 */
export async function markPaid(actor: Actor, given: Given): Promise<Result<SettledPayment>> {
  const { timeZone } = await readOrganisation()
  const dates = readDates(given, todayIn(timeZone))
  if (!dates.ok) return dates.refusal
  const [movable, payment] = await Promise.all([readMovable(given.paymentId), readStoredPayment(given.paymentId)])
  if (!movable || !payment) return err(PAYMENT_NOT_FOUND)
  const refusal = refuseMove('mark_paid', movable, actor)
  if (refusal) return err({ kind: movable.state === 'approved' ? 'forbidden' : 'conflict', message: refusal })
  if (payment.input.alreadyPaid && yearOf(dates.debitDate) !== payment.year)
    return invalidField('debitDate', alreadyPaidText(payment, dates.debitDate))
  const figures = readFigures(given, payment)
  if ('refusal' in figures) return figures.refusal
  const { context } = await readContext({ ...payment.input, paymentDate: dates.debitDate })
  const settlement = settle(enteredFigures(payment), figures.bank, context.policies.settlementTolerancePercent)
  if (!settlement)
    return invalidField(
      'bankUsd',
      `Enter the US dollars that the bank debited: ${figures.bank.currency} has no rate here`,
    )
  const doubts = await findSettlementDoubts(payment, { ...dates, bankReference: given.bankReference, timeZone })
  const [doubt] = doubts
  if (doubt && given.confirmDoubts !== 'on')
    return err({
      kind: 'invalid',
      message: 'There is a problem',
      fieldErrors: { [doubt.field]: doubt.message, confirmDoubts: 'Tick this if the bank document states it' },
    })
  const document: BankDocument = {
    ...dates,
    ...figures.bank,
    ...settlement,
    ...figures.read,
    bankReference: given.bankReference,
    doubts: doubts.map(({ name }) => name),
  }
  return settlePayment(actor, payment, document)
}

const alreadyPaidText = ({ reference, year }: StoredPayment, debitDate: IsoDate): string =>
  `${reference} was recorded as already paid in ${year}. Record the debit of ${formatDate(debitDate)} as a payment ` +
  `of its own, then ask to void this one: two people say that it was not debited in ${year}`

type Dates = { ok: true; debitDate: IsoDate; postingDate: IsoDate | null }

function readDates(given: Given, today: IsoDate): Dates | { ok: false; refusal: ReturnType<typeof invalidField> } {
  const no = (field: string, message: string) => ({ ok: false as const, refusal: invalidField(field, message) })
  const debit = readDate(given.debitDate)
  if (!debit.ok) return no('debitDate', debit.message)
  if (debit.date > today) return no('debitDate', `${formatDate(debit.date)} has not come yet`)
  const posting = given.postingDate.trim() === '' ? null : readDate(given.postingDate)
  if (posting && !posting.ok) return no('postingDate', posting.message)
  if (posting?.ok && posting.date < debit.date)
    return no('postingDate', `The posting date is before the debit, ${formatDate(debit.date)}`)
  return { ok: true, debitDate: debit.date, postingDate: posting?.ok ? posting.date : null }
}

/**
 * Reads the figures of the bank document. An amount left empty is the one that was entered, and is stored as not read
 * from the document.
 */
function readFigures(
  given: Given,
  { input }: StoredPayment,
): { bank: BankFigures; read: ReadFromBank } | { refusal: ReturnType<typeof invalidField> } {
  const currency = given.bankCurrency.trim() === '' ? input.currency : given.bankCurrency.trim().toUpperCase()
  const usd = given.bankUsd.trim() === '' ? null : readAmount(given.bankUsd, 'USD')
  if (usd && !usd.ok) return { refusal: invalidField('bankUsd', usd.message) }
  const usdCents = usd?.ok ? usd.amountMinor : null
  if (given.bankAmount.trim() === '') {
    if (currency !== input.currency)
      return { refusal: invalidField('bankAmount', `Enter the amount that the bank debited in ${currency}`) }
    if (currency === 'USD' && usdCents !== null)
      return { bank: { currency, amountMinor: usdCents, usdCents }, read: { amountRead: true, usdRead: true } }
    // The entry counts by the bank's own dollars or by a rate; an amount that is left empty was not read.
    const entered = usdCents ?? enteredDebitCents(input)
    const bank = { currency, amountMinor: input.amountMinor, usdCents: entered }
    return { bank, read: { amountRead: false, usdRead: usdCents !== null } }
  }
  const amount = readAmount(given.bankAmount, currency)
  if (!amount.ok) return { refusal: invalidField('bankAmount', amount.message) }
  if (currency === 'USD' && usdCents !== null && usdCents !== amount.amountMinor)
    return {
      refusal: invalidField('bankUsd', `The amount in USD is ${formatUsd(amount.amountMinor)}: leave this empty`),
    }
  const usdRead = currency === 'USD' || usdCents !== null
  return { bank: { currency, amountMinor: amount.amountMinor, usdCents }, read: { amountRead: true, usdRead } }
}

const uncountedCents = ({ serviceFeeCents, stateDutyCents }: StoredPayment['input']): number =>
  (serviceFeeCents ?? 0) + (stateDutyCents ?? 0)
const enteredDebitCents = (input: StoredPayment['input']): number => input.amountCents + uncountedCents(input)

const enteredFigures = ({ input }: StoredPayment) => ({
  payeeKind: input.payeeKind,
  currency: input.currency,
  amountMinor: input.amountMinor,
  countedCents: input.amountCents,
  uncountedCents: uncountedCents(input),
  rate: input.rate,
})
