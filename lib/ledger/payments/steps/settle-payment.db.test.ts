import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import { asOwner, db } from '@/test/database/database'
import { between } from '@/test/instants'
import {
  addLicenseFor,
  addSubject,
  arrangeLedger,
  roomOf,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { settling } from '@/test/ledger/settling'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { recordPayment } from '../record-payment'
import { confirmViolation } from './confirm-violation'
import { decidePayment } from './decide-payment'

// The debit of the bank counts, not the amount that was entered, which the entry keeps beside it.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const { approved, approvedAfterReview, pay, standing, stored } = settling(
  () => people,
  () => subject,
)

describe('the debit of an approved payment', () => {
  it('of the amount that was entered is used', async () => {
    const paymentId = await approved()
    expect(await valueIn(pay(paymentId))).toMatchObject({ state: 'paid', excessCents: 0 })
    expect(await standing()).toEqual({ usedCents: 100_000, reservedCents: 0, violationCents: 0 })
    expect(await stored(paymentId)).toMatchObject({ amountCents: 100_000, enteredCents: null })
  })

  it.each<[string, object, boolean]>([
    ['nothing', {}, true],
    ['the amount', { bankAmount: '1,000.00' }, false],
    ['the US dollars', { bankUsd: '1,000.00' }, false],
  ])('is recorded as read from the bank document, or not: %s', async (_what, typed, isUnread) => {
    const paymentId = await approved()
    expect(await valueIn(pay(paymentId, typed))).toMatchObject({ isUnread })
    expect((await stored(paymentId)).settlement).toMatchObject({ amountRead: !isUnread, usdRead: !isUnread })
    const [paid, settled] = await eventsOf(paymentId).then((events) =>
      ['payment.marked-paid', 'payment.settled'].map((verb) => events.find((event) => event.verb === verb)),
    )
    for (const event of [paid, settled])
      expect(event?.after).toMatchObject({
        amountReadFromBank: !isUnread,
        usdReadFromBank: !isUnread,
      })
  })

  it('in rubles records its dollars as read only where the bank document has them', async () => {
    const rubles = { currency: 'RUB', amount: '10,000.00', rate: '100.0000', rateSource: 'other', rateDate: today() }
    const byRate = await approvedAfterReview(rubles)
    await valueIn(pay(byRate, { bankAmount: '10,000.00' }))
    expect((await stored(byRate)).settlement).toMatchObject({ amountRead: true, usdRead: false })
    const byDollars = await approvedAfterReview({ ...rubles, amount: '10,100.00' })
    await valueIn(pay(byDollars, { bankUsd: '101.00' }))
    expect((await stored(byDollars)).settlement).toMatchObject({ amountRead: false, usdRead: true })
  })

  it('of less than was recorded as already paid neither reduces it nor moves it to another year', async () => {
    const paymentId = await approved({ alreadyPaid: 'on' })
    const lastYear = `${Number(today().slice(0, 4)) - 1}-12-31`
    expect(await pay(paymentId, { debitDate: lastYear, confirmDoubts: 'on' })).toMatchObject({
      refusal: { fieldErrors: { debitDate: expect.stringContaining('was recorded as already paid in') } },
    })
    expect(await valueIn(pay(paymentId, { bankAmount: '0.01' }))).toMatchObject({
      state: 'requested',
      heldCents: 99_999,
    })
    expect(await standing()).toEqual({ usedCents: 0, reservedCents: 100_000, violationCents: 0 })
    expect((await stored(paymentId)).settlement).toMatchObject({ debitCents: 1, countedCents: 100_000 })
  })

  it('of more within the tolerance is used as debited, and the entry keeps its figure', async () => {
    const paymentId = await approved()
    expect(await valueIn(pay(paymentId, { bankAmount: '1,015.00' }))).toMatchObject({ state: 'paid' })
    expect(await standing()).toEqual({ usedCents: 101_500, reservedCents: 0, violationCents: 0 })
    expect(await stored(paymentId)).toMatchObject({
      amountCents: 101_500,
      enteredCents: 100_000,
      settlement: { debitCents: 101_500, countedCents: 101_500, excessCents: 0 },
    })
  })

  it('beyond the tolerance needs a new approval by another person than the one who entered the debit', async () => {
    const paymentId = await approved()
    expect(await valueIn(pay(paymentId, { bankUsd: '1,021.40' }))).toMatchObject({ state: 'requested' })
    expect(await standing()).toEqual({ usedCents: 0, reservedCents: 102_140, violationCents: 0 })
    const approve = { paymentId, expectedState: 'requested' as const, decision: 'approve' as const, reason: '' }
    expect(await valueIn(decidePayment(people.manager, approve))).toMatchObject({ state: 'paid' })
    expect(await standing()).toEqual({ usedCents: 102_140, reservedCents: 0, violationCents: 0 })
  })

  it('far below the approved amount releases nothing before another person has approved it', async () => {
    const paymentId = await approved({ amount: '5,000.00' })
    expect(await valueIn(pay(paymentId, { bankAmount: '1.00' }))).toMatchObject({ state: 'requested' })
    expect(await standing()).toEqual({ usedCents: 0, reservedCents: 500_000, violationCents: 0 })
    const waiting = await between()
    const more = typedPayment(subject, { amount: '4,999.00', fsbLicenseId: await addLicenseFor(subject) })
    expect(await valueIn(recordPayment(people.analyst, randomUUID(), more))).toMatchObject({ state: 'blocked' })
    const approve = { paymentId, expectedState: 'requested' as const, decision: 'approve' as const, reason: '' }
    expect(await decidePayment(people.analyst, approve)).toMatchObject({ ok: false })
    expect(await valueIn(decidePayment(people.manager, approve))).toMatchObject({ state: 'paid' })
    expect(await standing()).toEqual({ usedCents: 100, reservedCents: 0, violationCents: 0 })
    expect(await stored(paymentId)).toMatchObject({ amountCents: 100, enteredCents: 500_000 })
    await asOwner.query("SELECT set_config('headroom.as_of', $1, false)", [waiting.toISOString()])
    const then = await asOwner.query('SELECT state, amount_cents, settled_at FROM as_of.payment WHERE id = $1', [
      paymentId,
    ])
    expect(then.rows).toEqual([{ state: 'requested', amount_cents: 500_000, settled_at: null }])
  })

  it('below it and rejected is an apparent violation of what the bank debited', async () => {
    const paymentId = await approved({ amount: '5,000.00' })
    await valueIn(pay(paymentId, { bankAmount: '4,000.00' }))
    const reject = { paymentId, expectedState: 'requested' as const, decision: 'reject' as const, reason: 'not agreed' }
    expect(await valueIn(decidePayment(people.manager, reject))).toMatchObject({ state: 'violation' })
    expect(await standing()).toEqual({ usedCents: 0, reservedCents: 0, violationCents: 400_000 })
  })

  it('rejected afterwards is an apparent violation, because the money has left', async () => {
    const paymentId = await approved()
    await valueIn(pay(paymentId, { bankUsd: '1,100.00' }))
    const reject = { paymentId, expectedState: 'requested' as const, decision: 'reject' as const, reason: 'not agreed' }
    expect(await valueIn(decidePayment(people.manager, reject))).toMatchObject({ state: 'violation' })
    expect(await standing()).toEqual({ usedCents: 0, reservedCents: 0, violationCents: 110_000 })
  })

  it('over the headroom is an apparent violation to confirm, and releases the reservations of others', async () => {
    const first = await approved({ amount: '3,000.00' })
    await valueIn(pay(first))
    const pending = await approved({ amount: '800.00' })
    const paymentId = await approved({ amount: '1,000.00' })
    expect(await valueIn(pay(paymentId, { bankUsd: '1,500.00' }))).toMatchObject({
      state: 'violation',
      excessCents: 30_000,
    })
    expect(await standing()).toEqual({ usedCents: 300_000, reservedCents: 0, violationCents: 150_000 })
    expect((await stored(pending)).state).toBe('unreserved')
    expect(await confirmViolation(people.analyst, { paymentId, reason: '' })).toMatchObject({ ok: false })
    await valueIn(confirmViolation(people.manager, { paymentId, reason: '' }))
    expect(await confirmViolation(people.otherManager, { paymentId, reason: '' })).toMatchObject({ ok: false })
  })

  it('in another year is an entry of that year, linked to the old one, whose reservation is released', async () => {
    const nextYear = Number(today().slice(0, 4)) + 1
    const paymentId = await approved({ paymentDate: `${nextYear}-01-02` })
    const settled = await valueIn(pay(paymentId))
    expect(settled.recordedAs).not.toBeNull()
    expect((await stored(paymentId)).state).toBe('voided')
    expect(await roomOf(subject.companyId, nextYear)).toEqual({ usedCents: 0, reservedCents: 0 })
    const debit = await db.payment.findUniqueOrThrow({ where: { reference: settled.recordedAs ?? '' } })
    expect(debit).toMatchObject({ correctsId: paymentId, alreadyPaid: true, amountCents: 100_000, year: nextYear - 1 })
    expect((await roomOf(subject.companyId, nextYear - 1)).reservedCents).toBe(100_000)
  })

  it('before the approval, or under a reference already used, is asked about once and stays on record', async () => {
    const used = await approved()
    await valueIn(pay(used, { bankReference: 'B-SAME' }))
    const paymentId = await approved()
    expect(await pay(paymentId, { bankReference: 'B-SAME' })).toMatchObject({
      refusal: {
        fieldErrors: {
          bankReference: expect.stringContaining('has this bank reference already'),
          confirmDoubts: expect.any(String),
        },
      },
    })
    expect((await stored(paymentId)).state).toBe('approved')
    await valueIn(pay(paymentId, { bankReference: 'B-SAME', confirmDoubts: 'on' }))
    expect((await stored(paymentId)).settlement?.doubts).toEqual(['reference_used'])
    const early = await approved()
    expect(await pay(early, { debitDate: addDays(today(), -1) })).toMatchObject({
      refusal: { fieldErrors: { debitDate: expect.stringContaining('before the approval') } },
    })
  })
})
