import 'server-only'
import { randomUUID } from 'node:crypto'
import { determine } from '@/lib/compliance/rules/determine'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { Determination, PaymentState } from '@/lib/compliance/rules/types'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { holdPayer, inLine } from '@/lib/database/hold-payer'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { asEntry } from './entry'
import type { PaymentInput } from './form/payment-input'
import { readPaymentForm } from './form/read-payment-form'
import { type LedgerEntry, type Submission, toLedgerEntry } from './ledger-entry'
import { readContext, readOrganisation, subjectOf, todayIn } from './read-context'
import { refuseRecords, yearClosedText } from './refuse-records'

/** What the ledger answered: the payment, the state it was recorded in and the headroom after it. */
export type RecordedPayment = {
  paymentId: string
  reference: string
  state: PaymentState
  headroom: Headroom
  determination: Determination
  /** The same submission had been recorded before; nothing was written now. */
  repeated: boolean
  /** The facts changed in between: the rules were asked again, and this is what they said then. */
  askedAgain: boolean
}

type LedgerAnswer = Pick<RecordedPayment, 'paymentId' | 'reference' | 'state' | 'headroom'> & {
  status: 'recorded' | 'repeated' | 'conflict'
}

/**
 * The first attempt takes no lock; the others hold the payer's, so that only a deadlock or a closed year can come
 * between.
 */
const ATTEMPTS = 8
const CHANGED_MEANWHILE: readonly (string | null)[] = [
  SQLSTATE.factsChanged,
  SQLSTATE.noHeadroom,
  SQLSTATE.serializationFailure,
  SQLSTATE.deadlock,
]

/**
 * Records an entry as what the rules say it is: requested, in review, blocked, or an apparent violation when the money
 * is gone already. Reads the context, determines, and writes with one call, which checks the facts again under its
 * lock; when they changed, determines again with the lock held. A blocked entry is a success of this verb: it is kept.
 * Refuses what cannot be read or names an unknown record, and the same key with other data.
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
  return inLine(input.companyId, () => recordUntilUnchanged(input, submission))
}

/** What is locked while the rules are asked: nothing at first. */
type Held = 'nothing' | 'payer' | 'organisation'

/** The entry is a fact for every company, and the payer alone is locked: two that went on would wait for each other. */
class NeedsOrganisation extends Error {}

async function recordUntilUnchanged(input: PaymentInput, submission: Submission): Promise<Outcome<RecordedPayment>> {
  let next = 'payer' as Held
  const recordHolding = (held: Held) => (client: Transaction) =>
    recordOnce(input, submission, client, (isForAll) => {
      if (isForAll) next = 'organisation'
      if (isForAll && held === 'payer') throw new NeedsOrganisation()
    })
  for (let attempt = 1; ; attempt++) {
    try {
      const recorded =
        attempt === 1
          ? await recordHolding('nothing')(db)
          : await holdPayer(input.companyId, next === 'organisation', recordHolding(next))
      return recorded.ok ? done({ ...recorded.value, askedAgain: attempt > 1 }) : recorded
    } catch (error) {
      const state = sqlStateOf(error)
      if (state === SQLSTATE.yearClosed) return invalidField('paymentDate', yearClosedText(input.paymentDate))
      const isAskedAgain = error instanceof NeedsOrganisation || CHANGED_MEANWHILE.includes(state)
      if (!isAskedAgain || attempt === ATTEMPTS) throw error
    }
  }
}

const isWhole = (input: Partial<PaymentInput>, fieldErrors: Record<string, string>): input is PaymentInput =>
  Object.keys(fieldErrors).length === 0 && input.amountCents !== undefined

type RecordedOnce = Omit<RecordedPayment, 'askedAgain'>

/**
 * Asks the rules and writes what they say; `beforeWriting` hears first whether the entry is a fact for every company:
 * what was refused for its destination.
 */
async function recordOnce(
  input: PaymentInput,
  submission: Submission,
  client: Transaction,
  beforeWriting: (isForAll: boolean) => void,
): Promise<Outcome<RecordedOnce>> {
  const { context, records, factsVersion } = await readContext(input, { client })
  if (!records.company) return invalidField('companyId', 'There is no such company')
  const entry = asEntry(input, subjectOf(records))
  const determination = determine(entry, context)
  const ledgerEntry = { ...toLedgerEntry(submission, input, entry, determination), factsVersion }
  const refusals = refuseRecords(input, records)
  // What a member of a group takes is a fact for the others: nobody locks a group without the policy, so another
  // attempt holds the organisation.
  const isInGroup = context.groups !== null && context.groups.length > 0
  beforeWriting(isFactForAll(ledgerEntry) || isInGroup)
  return Object.keys(refusals).length > 0
    ? repeatedOr(ledgerEntry, determination, refusals, client)
    : writeEntry(ledgerEntry, determination, client)
}

/**
 * Whether the entry leaves a refused destination, which the rules of every company read; the database knows the same
 * condition (payment_begins).
 */
const isFactForAll = ({ state, determination, destinations }: LedgerEntry): boolean =>
  state === 'blocked' &&
  (determination.blockedBy.includes('end-user') || destinations.some(({ outcome }) => outcome !== 'clear'))

async function writeEntry(
  ledgerEntry: LedgerEntry,
  determination: Determination,
  client: Transaction,
): Promise<Outcome<RecordedOnce>> {
  const rows = await client.$queryRaw<
    { answer: LedgerAnswer }[]
  >`SELECT record_payment(${JSON.stringify(ledgerEntry)}::jsonb) AS answer`
  const answer = rows[0]?.answer
  if (!answer) throw new Error('record_payment answered nothing')
  if (answer.status === 'conflict')
    return refused({
      kind: 'conflict',
      says: `This form was already sent with other data, as ${answer.reference}. Open a new form`,
    })
  return done({ ...answer, determination, repeated: answer.status === 'repeated' })
}

/**
 * A lost answer is asked for again even when the company was archived or the year closed meanwhile: the first answer
 * stands.
 */
async function repeatedOr(
  ledgerEntry: LedgerEntry,
  determination: Determination,
  fieldErrors: Record<string, string>,
  client: Transaction,
): Promise<Outcome<RecordedOnce>> {
  const earlier = await client.payment.findUnique({
    where: { idempotencyKey: ledgerEntry.idempotencyKey },
    select: { requestHash: true },
  })
  if (earlier?.requestHash !== ledgerEntry.requestHash)
    return refused({ kind: 'invalid', says: 'There is a problem', fieldErrors })
  return writeEntry(ledgerEntry, determination, client)
}
