import 'server-only'
import { randomUUID } from 'node:crypto'
import { Prisma } from '@/generated/prisma/client'
import { type Announced, blockingRules, isAsAnnounced } from '@/lib/compliance/rules/approval/announced'
import { determine } from '@/lib/compliance/rules/determine'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { Determination, PaymentState } from '@/lib/compliance/rules/types'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { holdPayer, inLine } from '@/lib/database/hold-payer'
import { err, invalidField, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { asEntry } from './entry'
import type { PaymentInput } from './form/payment-schema'
import { readPaymentForm } from './form/read-payment-form'
import { recordAnswer } from './ledger-answers'
import { type LedgerEntry, type Submission, toLedgerEntry } from './ledger-entry'
import { notAnnouncedText } from './messages'
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
  /** The facts changed in between: the rules were asked again, and this is their second answer. */
  askedAgain: boolean
}

/**
 * The first attempt takes no lock; the others hold the lock of the payer, so that only a deadlock or a closed year can
 * make them fail.
 */
const ATTEMPTS = 8
const CHANGED_MEANWHILE: readonly (string | null)[] = [
  SQLSTATE.factsChanged,
  SQLSTATE.noHeadroom,
  SQLSTATE.serializationFailure,
  SQLSTATE.deadlock,
]

/**
 * Records an entry in the state that the rules determine: requested, in review, blocked, or an apparent violation when
 * the money has already left. Reads the context, determines, and writes with one call, which checks the facts again
 * under its lock; when they changed, determines again with the lock held. A blocked entry is a success: it is stored.
 * Refuses a form that cannot be read or names an unknown record, and the same key with other data; and, with the
 * reasons, an outcome that the person was not shown: `announced` is what was, null where no one pressed a button.
 */
export async function recordPayment(
  actor: Actor,
  idempotencyKey: string,
  typed: unknown,
  announced: Announced | null = null,
): Promise<Result<RecordedPayment>> {
  if (!can(actor.role, 'payments:record')) return err(roleRefusal(actor))
  const { timeZone } = await readOrganisation()
  const { input, fieldErrors } = readPaymentForm(typed, todayIn(timeZone))
  if (!isComplete(input, fieldErrors)) return err({ kind: 'invalid', message: 'There is a problem', fieldErrors })
  const submission = { paymentId: randomUUID(), idempotencyKey, recordedById: actor.id }
  return inLine(input.companyId, () => recordUntilUnchanged(input, submission, announced))
}

/** The lock that is held while the rules are asked: none at first. */
type Held = 'nothing' | 'payer' | 'organisation'

/** The entry is a fact for every company, but only the payer is locked: two such attempts would wait for each other. */
class NeedsOrganisation extends Error {}

async function recordUntilUnchanged(
  input: PaymentInput,
  submission: Submission,
  announced: Announced | null,
): Promise<Result<RecordedPayment>> {
  let next = 'payer' as Held
  const recordHolding = (held: Held) => (client: Transaction) =>
    recordOnce(input, { ...submission, announced }, client, (isForAll) => {
      if (isForAll) next = 'organisation'
      if (isForAll && held === 'payer') throw new NeedsOrganisation()
    })
  for (let attempt = 1; ; attempt++) {
    try {
      const recorded =
        attempt === 1
          ? await recordHolding('nothing')(db)
          : await holdPayer(input.companyId, next === 'organisation', recordHolding(next))
      return recorded.ok ? ok({ ...recorded.value, askedAgain: attempt > 1 }) : recorded
    } catch (error) {
      const state = sqlStateOf(error)
      if (state === SQLSTATE.yearClosed) return invalidField('paymentDate', yearClosedText(input.paymentDate))
      const isAskedAgain = error instanceof NeedsOrganisation || CHANGED_MEANWHILE.includes(state)
      if (!isAskedAgain || attempt === ATTEMPTS) throw error
    }
  }
}

const isComplete = (input: Partial<PaymentInput>, fieldErrors: Record<string, string>): input is PaymentInput =>
  Object.keys(fieldErrors).length === 0 && input.amountCents !== undefined

type RecordedOnce = Omit<RecordedPayment, 'askedAgain'>

/**
 * Asks the rules and writes the result. `beforeWriting` is called first with whether the entry is a fact for every
 * company, as an entry refused for its destination is.
 */
async function recordOnce(
  input: PaymentInput,
  { announced, ...submission }: Submission & { announced: Announced | null },
  client: Transaction,
  beforeWriting: (isForAll: boolean) => void,
): Promise<Result<RecordedOnce>> {
  const { context, records, factsVersion } = await readContext(input, { client })
  if (!records.company) return invalidField('companyId', 'Company not found')
  const entry = asEntry(input, subjectOf(records))
  const determination = determine(entry, context)
  const ledgerEntry = { ...toLedgerEntry(submission, input, entry, determination), factsVersion }
  const refusal = refusalOf(refuseRecords(input, ledgerEntry.state, records), ledgerEntry, determination, announced)
  // The amount of one member of a group is a fact for the others. Without the policy no one locks a group, so the next
  // attempt locks the organisation.
  const isInGroup = context.groups !== null && context.groups.length > 0
  beforeWriting(isFactForAll(ledgerEntry) || isInGroup)
  return refusal
    ? repeatedOr(ledgerEntry, determination, refusal, client)
    : writeEntry(ledgerEntry, determination, client)
}

function refusalOf(
  fieldErrors: Record<string, string>,
  { state }: LedgerEntry,
  { findings }: Determination,
  announced: Announced | null,
): Refusal | null {
  if (Object.keys(fieldErrors).length > 0) return { kind: 'invalid', message: 'There is a problem', fieldErrors }
  const determined = { state, blockedBy: blockingRules(findings) }
  if (announced === null || isAsAnnounced(announced, determined)) return null
  const reasons = findings
    .filter(({ outcome }) => outcome !== 'clear')
    .map(({ title, message, rule, outcome }) => ({ title, text: message, rule: outcome === 'blocked' ? rule : null }))
  return { kind: 'not_announced', message: notAnnouncedText(announced, determined), outcome: state, reasons }
}

/**
 * Whether the entry adds a refused destination, which the rules of every company read; the database has the same
 * condition (payment_begins).
 */
const isFactForAll = ({ state, determination, destinations }: LedgerEntry): boolean =>
  state === 'blocked' &&
  (determination.blockedBy.includes('end-user') || destinations.some(({ outcome }) => outcome !== 'clear'))

async function writeEntry(
  ledgerEntry: LedgerEntry,
  determination: Determination,
  client: Transaction,
): Promise<Result<RecordedOnce>> {
  const answer = await callFunction(client, Prisma.sql`record_payment(${jsonb(ledgerEntry)})`, recordAnswer)
  if (answer.status === 'conflict')
    return err({
      kind: 'conflict',
      message: `This form was already sent with other data, as ${answer.reference}. Open a new form`,
    })
  return ok({ ...answer, determination, repeated: answer.status === 'repeated' })
}

/**
 * Returns the first answer when a form is sent again because its answer was lost, even when the company was archived,
 * the year closed or the headroom taken in the meantime.
 */
async function repeatedOr(
  ledgerEntry: LedgerEntry,
  determination: Determination,
  refusal: Refusal,
  client: Transaction,
): Promise<Result<RecordedOnce>> {
  const earlier = await client.payment.findUnique({
    where: { idempotencyKey: ledgerEntry.idempotencyKey },
    select: { requestHash: true },
  })
  if (earlier?.requestHash !== ledgerEntry.requestHash) return err(refusal)
  return writeEntry(ledgerEntry, determination, client)
}
