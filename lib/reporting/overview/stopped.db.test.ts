import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { askReservedAgain } from '@/lib/ledger/payments/ask-again/ask-reserved-again'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { asOwner, db } from '@/test/database/database'
import {
  addLicenseFor,
  addSubject,
  arrangeLedger,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { readTodaysWork } from './overview'

// Payments that Headroom itself stopped come first on the overview of the recorder and of those who decide, with the
// reason.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject
/** The stopped payments before the test. */
let before: Set<string>

const stoppedFor = async (actor: (typeof people)['analyst']) =>
  (await readTodaysWork(actor)).stopped.filter(({ paymentId }) => !before.has(paymentId))

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
  before = new Set((await readTodaysWork(people.manager)).stopped.map(({ paymentId }) => paymentId))
})

async function recorded(changes: object = {}, actor = people.analyst): Promise<string> {
  const fsbLicenseId = await addLicenseFor(subject)
  const typed = typedPayment(subject, { fsbLicenseId, ...changes })
  return (await valueIn(recordPayment(actor, randomUUID(), typed))).paymentId
}
const decide = (paymentId: string, decision: 'approve' | 'clear_review', expectedState: 'requested' | 'in_review') =>
  decidePayment(people.manager, { paymentId, decision, expectedState, reason: 'the certificate was seen' })
async function cancelLicense(paymentId: string): Promise<void> {
  const { fsbLicenseId } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  await asOwner.query("UPDATE fsb_license SET status = 'cancelled' WHERE id = $1", [fsbLicenseId])
}

it.each<[string, (paymentId: string) => Promise<unknown>]>([
  ['at the approval', (paymentId) => decide(paymentId, 'approve', 'requested')],
  ['in the background', () => askReservedAgain(subject.companyId)],
])('a payment whose FSB license was cancelled, stopped %s', async (_when, ask) => {
  const paymentId = await recorded()
  await cancelLicense(paymentId)
  await ask(paymentId)
  for (const actor of [people.analyst, people.manager, people.auditor]) {
    expect(await stoppedFor(actor)).toMatchObject([
      { paymentId, state: 'in_review', amountCents: 10_000, reason: expect.stringMatching(/cancelled.* Before: /) },
    ])
  }
  // Once decided, it is not stopped any more.
  await valueIn(decide(paymentId, 'clear_review', 'in_review'))
  expect(await stoppedFor(people.manager)).toEqual([])
})

it('a payment that was already in review and now has another reason', async () => {
  const paymentId = await recorded({
    currency: 'RUB',
    amount: '8,000.00',
    rate: '80.0000',
    rateSource: 'other',
    rateDate: today(),
  })
  expect(await stoppedFor(people.manager)).toEqual([])
  await cancelLicense(paymentId)
  await askReservedAgain(subject.companyId)
  expect(await stoppedFor(people.manager)).toMatchObject([{ paymentId, state: 'in_review' }])
})

it('a payment whose reservation was released because money left outside the authorization', async () => {
  const paymentId = await recorded({ amount: '5,000.00' })
  await recorded({ amount: '0.01', alreadyPaid: 'on' })
  expect(await stoppedFor(people.manager)).toMatchObject([
    { paymentId, state: 'unreserved', reason: expect.stringContaining('takes the headroom of') },
  ])
})

it('is shown to the person who recorded it, not to others who record', async () => {
  const paymentId = await recorded({}, people.manager)
  await cancelLicense(paymentId)
  await askReservedAgain(subject.companyId)
  expect(await stoppedFor(people.analyst)).toEqual([])
  expect(await stoppedFor(people.otherManager)).toMatchObject([{ paymentId, recordedById: people.manager.id }])
})
