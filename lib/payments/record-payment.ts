import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, can } from '@/lib/access/permissions'
import { formatDate, yearOf } from '@/lib/calendar'
import { SQLSTATE, sqlStateOf } from '@/lib/database-errors'
import { db } from '@/lib/db'
import { done, invalidField, type Outcome, refused } from '@/lib/outcome'
import { determine } from '@/lib/rules/determine'
import type { Headroom } from '@/lib/rules/headroom'
import type { Determination, PaymentState } from '@/lib/rules/types'
import { asEntry } from './entry'
import type { PaymentInput } from './form/payment-input'
import { readPaymentForm } from './form/read-payment-form'
import { toLedgerEntry } from './ledger-entry'
import { type EntryRecords, readContext, readOrganisation, todayIn } from './read-context'

/** What the ledger answered: the payment, the state it was recorded in and the headroom after it. */
export type RecordedPayment = {
  paymentId: string
  reference: string
  state: PaymentState
  headroom: Headroom
  determination: Determination
  /** The same submission had been recorded before; nothing was written now. */
  repeated: boolean
  /** Somebody recorded for the company in between: the rules were asked again, and this is what they said then. */
  askedAgain: boolean
}

type LedgerAnswer = Pick<RecordedPayment, 'paymentId' | 'reference' | 'state' | 'headroom'> & {
  status: 'recorded' | 'repeated' | 'conflict'
}

/** Others can be faster only so often: each time they were, less is left. */
const ATTEMPTS = 8

/**
 * Records an entry as what the rules say it is: requested, in review, blocked, or an apparent violation when the money is gone already. Reads the context,
 * determines, and writes with one call; if somebody took the room in between, determines again. A blocked entry is a success of this verb: it is kept.
 * Refuses what cannot be read or belongs to nobody, with words for each field, and the same key with other data.
 */
export async function recordPayment(
  actor: Actor,
  idempotencyKey: string,
  typed: unknown,
): Promise<Outcome<RecordedPayment>> {
  if (!can(actor.role, 'payments:record'))
    return refused({ kind: 'forbidden', says: `The role of ${actor.role} does not record payments` })
  const { timeZone } = await readOrganisation()
  const { input, fieldErrors } = readPaymentForm(typed, todayIn(timeZone))
  if (!isWhole(input, fieldErrors)) return refused({ kind: 'invalid', says: 'There is a problem', fieldErrors })
  const submission = { paymentId: randomUUID(), idempotencyKey, recordedById: actor.id }
  for (let attempt = 1; ; attempt++) {
    const { context, records } = await readContext(input)
    if (!records.company) return invalidField('companyId', 'There is no such company')
    const refusals = refuseRecords(input, records)
    const entry = asEntry(input, records.company)
    const determination = determine(entry, context)
    const ledgerEntry = toLedgerEntry(submission, input, entry, determination)
    if (Object.keys(refusals).length > 0) return await repeatedOr(ledgerEntry, determination, refusals)
    try {
      const answer = await writeEntry(ledgerEntry)
      if (answer.status === 'conflict')
        return refused({
          kind: 'conflict',
          says: `This form was already sent with other data, as ${answer.reference}. Open a new form`,
        })
      return done({ ...answer, determination, repeated: answer.status === 'repeated', askedAgain: attempt > 1 })
    } catch (error) {
      const state = sqlStateOf(error)
      if (state === SQLSTATE.yearClosed) return invalidField('paymentDate', yearClosedWords(input.paymentDate))
      const someoneWasFaster =
        state === SQLSTATE.noHeadroom || state === SQLSTATE.serializationFailure || state === SQLSTATE.deadlock
      if (!someoneWasFaster || attempt === ATTEMPTS) throw error
    }
  }
}

const isWhole = (input: Partial<PaymentInput>, fieldErrors: Record<string, string>): input is PaymentInput =>
  Object.keys(fieldErrors).length === 0 && input.amountCents !== undefined

async function writeEntry(ledgerEntry: ReturnType<typeof toLedgerEntry>): Promise<LedgerAnswer> {
  const rows = await db.$queryRaw<
    { answer: LedgerAnswer }[]
  >`SELECT record_payment(${JSON.stringify(ledgerEntry)}::jsonb) AS answer`
  const answer = rows[0]?.answer
  if (!answer) throw new Error('record_payment answered nothing')
  return answer
}

/** A lost answer is asked for again even when the company was archived or the year closed meanwhile: the first answer stands. */
async function repeatedOr(
  ledgerEntry: ReturnType<typeof toLedgerEntry>,
  determination: Determination,
  fieldErrors: Record<string, string>,
): Promise<Outcome<RecordedPayment>> {
  const earlier = await db.payment.findUnique({
    where: { idempotencyKey: ledgerEntry.idempotencyKey },
    select: { requestHash: true },
  })
  if (earlier?.requestHash !== ledgerEntry.requestHash)
    return refused({ kind: 'invalid', says: 'There is a problem', fieldErrors })
  const answer = await writeEntry(ledgerEntry)
  return done({ ...answer, determination, repeated: true, askedAgain: false })
}

/** Words for every record that is unknown, archived, another company's, or closed. */
function refuseRecords(
  input: PaymentInput,
  { company, license, product, yearClosed, corrects }: EntryRecords,
): Record<string, string> {
  const refusals: Record<string, string> = {}
  if (company?.archived) refusals.companyId = `${company.name} is archived. Restore it, or choose another company`
  if (!license) refusals.fsbLicenseId = `${company?.name ?? 'This company'} has no such FSB license`
  else if (license.archived) refusals.fsbLicenseId = 'This FSB license is archived. Restore it, or choose another'
  if (!product) refusals.productId = `${company?.name ?? 'This company'} has no such product`
  else if (product.archived) refusals.productId = 'This product is archived. Restore it, or choose another'
  if (yearClosed) refusals.paymentDate = yearClosedWords(input.paymentDate)
  if (input.correctsId && (corrects?.companyId !== input.companyId || corrects.state !== 'voided')) {
    refusals.correctsId = 'The entry to correct must be a voided one of the same company'
  }
  return refusals
}

const yearClosedWords = (date: string): string =>
  `${yearOf(date)} is closed, and ${formatDate(date)} falls in it. A manager can reopen the year, with a reason`
