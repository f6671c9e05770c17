import { leadsTo, refuseMove } from '@/lib/compliance/rules/approval/approval'
import { listsInForce } from '@/lib/compliance/rules/destination/lists-in-force'
import { determine } from '@/lib/compliance/rules/determine'
import type { EntryDestination } from '@/lib/compliance/rules/types'
import { dateIn, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { asEntry, type EntrySubject, screenParties } from '@/lib/ledger/payments/entry'
import { blankInput } from '@/lib/ledger/payments/form/blank-payment'
import type { PaymentDestinationInput, PaymentInput } from '@/lib/ledger/payments/form/payment-schema'
import { toLedgerEntry } from '@/lib/ledger/payments/ledger-entry'
import { type Books, book, contextOn, type Kept, openBooks } from './books'
import { TIME_ZONE } from './clock'
import type { LedgerCall } from './ledger-call'
import type { PlannedEntry, Step } from './plan'
import { idOf } from './random'
import { PEOPLE } from './records/people'
import type { Records, SeedCompany } from './records/records'

/** The history of all planned entries as calls, oldest first, and messages about entries that did not go as planned. */
export type History = { books: Books; calls: LedgerCall[]; surprises: string[]; lastNumber: number }

type Act = { intended: number; play: (at: number) => LedgerCall | string | null }

/**
 * Plays the planned entries in the order of time through the rules of the product: each is determined from the ledger
 * at that instant, and each transition is checked by the state machine. Nothing happens after `now`. Pure; the database
 * reaches the same result when the calls are made.
 */
export function playHistory(plans: readonly PlannedEntry[], records: Records, now: number): History {
  const books = openBooks(records)
  const acts = plans.flatMap((plan) => actsOf(plan, books)).sort((one, other) => one.intended - other.intended)
  const calls: LedgerCall[] = []
  const surprises: string[] = []
  for (const { intended, play } of acts) {
    const answer = play(Math.min(intended, now))
    if (typeof answer === 'string') surprises.push(answer)
    else if (answer) calls.push(answer)
  }
  return { books, calls, surprises, lastNumber: Math.max(0, ...books.numbers.values()) }
}

/** The acts of one entry; a step never comes before the one it follows. */
function actsOf(plan: PlannedEntry, books: Books): Act[] {
  let previous = plan.recordedAt
  const steps = plan.steps.map((step): Act => {
    previous = Math.max(step.at, previous + 60_000)
    return { intended: previous, play: (at) => move(books, plan, step, at) }
  })
  return [
    { intended: plan.recordedAt, play: (at) => record(books, plan, at) },
    ...steps,
    { intended: previous, play: () => complaint(books, plan) },
  ]
}

function record(books: Books, plan: PlannedEntry, at: number): LedgerCall {
  const input = inputOf(plan)
  const recordedBy = PEOPLE[plan.recordedBy]
  const recordedOn = dateIn(new Date(at), TIME_ZONE)
  const company = books.records.companies.find(({ id }) => id === plan.companyId)
  if (!company) throw new Error(`${plan.key} is of no company`)
  const entry = {
    ...asEntry({ ...input, destinations: [] }, subjectIn(books.records, company, input)),
    destinations: input.destinations.flatMap((party) => screenedOnce(party, input.paymentDate)),
  }
  const determination = determine(entry, contextOn(books, input, recordedOn, plan.money.saved))
  const submission = {
    paymentId: idOf(`payment ${plan.key}`),
    idempotencyKey: idOf(`submission ${plan.key}`),
    recordedById: recordedBy.id,
  }
  const given = toLedgerEntry(submission, input, entry, determination)
  const year = yearOf(plan.paymentDate)
  const referenceNumber = (books.numbers.get(year) ?? 0) + 1
  books.numbers.set(year, referenceNumber)
  const kept: Kept = {
    paymentId: submission.paymentId,
    companyId: plan.companyId,
    year,
    amountCents: input.amountCents,
    outcome: determination.outcome,
    state: given.state,
    recordedById: recordedBy.id,
    alreadyPaid: plan.alreadyPaid,
    voidAskedById: null,
    companyName: company.name,
    destinations: entry.destinations,
    blockedOn: null,
    earlier: {
      id: submission.paymentId,
      reference: `P-${year}-${String(referenceNumber).padStart(4, '0')}`,
      paymentDate: plan.paymentDate,
      recordedOn,
      amountMinor: input.amountMinor,
      currency: input.currency,
      amountCents: input.amountCents,
      payeeName: input.payeeName,
      fsbLicenseId: input.fsbLicenseId,
      blockedBy: given.determination.blockedBy,
    },
  }
  books.kept.set(plan.key, kept)
  book(books, kept, null, given.state)
  return { at, call: 'record_payment', given, referenceNumber }
}

/** The records that an entry refers to, as they are screened with it. */
const subjectIn = ({ licenses, products }: Records, company: SeedCompany, input: PaymentInput): EntrySubject => ({
  company,
  applicant: licenses.find(({ id }) => id === input.fsbLicenseId)?.applicant ?? '',
  manufacturer: products.find(({ id }) => id === input.productId)?.manufacturer ?? '',
})

const screened = new Map<string, EntryDestination[]>()

/** Screens each buyer once, because the same buyers return hundreds of times. */
function screenedOnce(party: PaymentDestinationInput, paymentDate: IsoDate): EntryDestination[] {
  const key = JSON.stringify([party, listsInForce(paymentDate)])
  const known = screened.get(key) ?? screenParties([party], paymentDate)
  screened.set(key, known)
  return known
}

/** One transition, refused by the product's own state machine when it is not allowed; null when it is not needed. */
function move(books: Books, plan: PlannedEntry, step: Step, at: number): LedgerCall | string | null {
  const kept = books.kept.get(plan.key)
  if (!kept) throw new Error(`${plan.key} moves before it is recorded`)
  const actor = PEOPLE[step.by]
  const refusal = refuseMove(step.move, kept, actor)
  if (refusal) return step.ifNeeded ? null : `${plan.key}, ${step.move}: ${refusal}`
  const { paymentId, state } = kept
  const by = { paymentId, actorId: actor.id, reason: step.reason ?? '' }
  if (step.move === 'ask_void') {
    kept.voidAskedById = actor.id
    return { at, call: 'ask_void', given: { ...by, ground: 'no_debit', id: idOf(`void ${plan.key}`) } }
  }
  if (step.move === 'confirm_void' || step.move === 'decline_void') {
    kept.voidAskedById = null
    const confirm = step.move === 'confirm_void'
    if (confirm) book(books, kept, state, 'voided')
    return { at, call: 'decide_void', given: { ...by, confirm } }
  }
  const toState = leadsTo(step.move, kept)
  book(books, kept, state, toState)
  if (toState === 'blocked') kept.blockedOn = dateIn(new Date(at), TIME_ZONE)
  return { at, call: 'move_payment', given: { ...by, expectedState: state, toState, facts: step.facts ?? {} } }
}

/** A message when the rules did not answer as the story needs. */
function complaint(books: Books, plan: PlannedEntry): string | null {
  const outcome = books.kept.get(plan.key)?.outcome
  return plan.expect === 'any' || outcome === plan.expect
    ? null
    : `${plan.key}: expected ${plan.expect}, the rules answered ${outcome}`
}

function inputOf(plan: PlannedEntry): PaymentInput {
  const { saved: _compared, ...money } = plan.money
  return {
    ...blankInput(plan.paymentDate),
    companyId: plan.companyId,
    fsbLicenseId: plan.licenseId,
    productId: plan.productId,
    purpose: plan.purpose,
    payeeKind: plan.payeeKind,
    payeeName: plan.payeeName,
    fsbReceipt: plan.payeeKind === 'agent' ? true : null,
    ...money,
    invoiceDate: plan.invoiceDate,
    alreadyPaid: plan.alreadyPaid,
    destinations: plan.destinations,
    note: plan.note,
    correctsId: plan.corrects && idOf(`payment ${plan.corrects}`),
  }
}
