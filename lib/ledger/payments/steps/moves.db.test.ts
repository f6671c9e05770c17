import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, yearOf } from '@/lib/kernel/calendar'
import type { Role } from '@/lib/permissions/permissions'
import { entryJson } from '@/prisma/factories'
import { db } from '@/test/database/database'
import {
  addLicenseFor,
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  roomOf,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { recordPayment } from '../record-payment'
import { decidePayment } from './decide-payment'
import { declareViolation } from './declare-violation'
import { markPaid } from './mark-paid'
import { decideVoid, voidPayment } from './void-payment'

// Everything that happens to a payment after it is recorded, through the use cases.

let subject: Subject
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const paymentDate = today()
const reason = 'typed twice by mistake'
/** Recorded as people do, so that the rules find the same when they are asked again. */
async function recorded(changes: object = {}): Promise<string> {
  const typed = typedPayment(subject, { fsbLicenseId: await addLicenseFor(subject), ...changes })
  return (await valueIn(recordPayment(people.analyst, randomUUID(), typed))).paymentId
}
async function inState(state: 'requested' | 'approved' | 'paid'): Promise<string> {
  const paymentId = await recorded()
  const move = (expectedState: string, toState: string, facts = {}) =>
    callLedger('move_payment', { paymentId, expectedState, toState, actorId: people.manager.id, facts })
  if (state !== 'requested') await move('requested', 'approved')
  if (state === 'paid') await move('approved', 'paid', { bankReference: 'B-1', debitDate: paymentDate })
  return paymentId
}
const inReview = () =>
  recorded({ payeeKind: 'agent', payeeName: 'Baltic Agents', amount: '110.00', serviceFee: '10.00' })
const stateOf = async (id: string) => (await db.payment.findUniqueOrThrow({ where: { id } })).state
const verbsOf = async (id: string) => (await eventsOf(id)).map(({ verb }) => verb)
const headroomNow = () => roomOf(subject.companyId, yearOf(paymentDate))

describe('deciding', () => {
  const decide = (
    paymentId: string,
    decision: Parameters<typeof decidePayment>[1]['decision'],
    expectedState: 'requested' | 'in_review' | 'approved',
    actor = people.manager,
  ) => decidePayment(actor, { paymentId, decision, expectedState, reason })

  it.each([
    ['approve', 'requested', 'approved', 'payment.approved', 10_000],
    ['reject', 'requested', 'rejected', 'payment.rejected', 0],
    ['clear_review', 'in_review', 'requested', 'payment.review-cleared', 10_000],
    ['block_review', 'in_review', 'blocked', 'payment.review-blocked', 0],
    ['reject', 'in_review', 'rejected', 'payment.rejected', 0],
    ['reject', 'approved', 'rejected', 'payment.rejected', 0],
  ] as const)('%s moves one that is %s to %s', async (decision, from, to, verb, reservedCents) => {
    const paymentId = from === 'in_review' ? await inReview() : await inState(from)
    const moved = await valueIn(decide(paymentId, decision, from))
    expect(moved).toMatchObject({ state: to, headroom: { usedCents: 0, reservedCents } })
    const events = await eventsOf(paymentId)
    expect(events.at(-1)).toMatchObject({
      verb,
      actorId: people.manager.id,
      before: { state: from },
      after: { state: to },
      reason,
    })
    expect(await headroomNow()).toEqual({ usedCents: 0, reservedCents })
  })

  it.each([
    ['reject', 'requested'],
    ['block_review', 'in_review'],
  ] as const)('%s of money that has left records an apparent violation', async (decision, state) => {
    const outcome = state === 'in_review' ? 'review' : 'clear'
    const entry = entryJson({ ...subject, paymentDate, state, alreadyPaid: true, determination: { outcome } })
    const { paymentId } = await record(entry)
    expect(await valueIn(decide(paymentId, decision, state))).toMatchObject({ state: 'violation' })
    expect((await db.companyYear.findFirstOrThrow({ where: { companyId: subject.companyId } })).violationCents).toBe(
      10_000n,
    )
  })

  it('is refused to the person who recorded it and to a role that may not decide', async () => {
    const own = await addPaymentIn('requested', { ...subject, recordedById: people.manager.id }, people.manager.id)
    expect(await decide(own, 'approve', 'requested')).toMatchObject({ refusal: { kind: 'forbidden' } })
    for (const role of ['analyst', 'auditor', 'administrator'] satisfies Role[]) {
      expect(await decide(own, 'approve', 'requested', people[role])).toMatchObject({ refusal: { kind: 'forbidden' } })
    }
    expect(await stateOf(own)).toBe('requested')
    expect(await verbsOf(own)).toEqual(['payment.recorded'])
  })

  it('by two managers at once happens once, and the other gets a conflict', async () => {
    const paymentId = await inState('requested')
    const outcomes = await Promise.all([
      decide(paymentId, 'approve', 'requested'),
      decide(paymentId, 'approve', 'requested', people.otherManager),
    ])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringContaining('someone else was first') },
    })
  })

  it('of a payment that has changed state, or with an unknown id, changes nothing', async () => {
    const paymentId = await inState('approved')
    expect(await decide(paymentId, 'approve', 'requested')).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await decide(randomUUID(), 'approve', 'requested')).toMatchObject({ refusal: { kind: 'not_found' } })
  })
})

describe('marking as paid', () => {
  const pay = (paymentId: string, changes: object = {}, actor = people.analyst) =>
    markPaid(actor, {
      paymentId,
      bankReference: 'B-77',
      debitDate: paymentDate,
      postingDate: '',
      bankCurrency: '',
      bankAmount: '',
      bankUsd: '',
      confirmDoubts: 'on',
      ...changes,
    })

  it('moves the amount from reserved to used, with the facts of the bank', async () => {
    const paymentId = await inState('approved')
    const moved = await valueIn(pay(paymentId, { bankUsd: '100.00', postingDate: addDays(paymentDate, 3) }))
    expect(moved).toMatchObject({ state: 'paid', headroom: { usedCents: 10_000, reservedCents: 0 } })
    expect(await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({ bankReference: 'B-77' })
    expect((await eventsOf(paymentId)).at(-1)).toMatchObject({
      verb: 'payment.marked-paid',
      after: { state: 'paid', bankReference: 'B-77', debitDate: paymentDate },
    })
  })

  it.each([
    ['a debit in the future', { debitDate: addDays(paymentDate, 1) }, 'debitDate', 'has not come yet'],
    ['no date', { debitDate: 'soon' }, 'debitDate', 'Enter a date'],
    ['a posting before the debit', { postingDate: addDays(paymentDate, -1) }, 'postingDate', 'before the debit'],
    ['an invalid posting date', { postingDate: 'later' }, 'postingDate', 'Enter a date'],
    ['dollars that are no amount', { bankUsd: '1.000,00' }, 'bankUsd', 'point before the decimals'],
  ])('%s is refused at its field', async (_what, changes, field, message) => {
    const paymentId = await inState('approved')
    const outcome = await pay(paymentId, changes)
    expect(outcome).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { [field]: expect.stringContaining(message) } },
    })
    expect(await stateOf(paymentId)).toBe('approved')
    expect(await headroomNow()).toEqual({ usedCents: 0, reservedCents: 10_000 })
  })

  it('needs an approved payment and a role that may settle it', async () => {
    expect(await pay(await inState('requested'))).toMatchObject({ refusal: { kind: 'conflict' } })
    const approved = await inState('approved')
    for (const role of ['auditor', 'administrator'] as const) {
      expect(await pay(approved, {}, people[role])).toMatchObject({ refusal: { kind: 'forbidden' } })
    }
    expect(await pay(randomUUID())).toMatchObject({ refusal: { kind: 'not_found' } })
    expect(await stateOf(approved)).toBe('approved')
  })

  it('is done once when two do it at once', async () => {
    const paymentId = await inState('approved')
    const outcomes = await Promise.all([pay(paymentId), pay(paymentId, { bankReference: 'B-78' }, people.manager)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await headroomNow()).toEqual({ usedCents: 10_000, reservedCents: 0 })
  })
})

describe('declaring an apparent violation', () => {
  const declare = (paymentId: string, actor = people.manager) =>
    declareViolation(actor, { paymentId, reason: 'found in Crimea' })

  it('moves the amount from the used total to a separate total', async () => {
    const paymentId = await inState('paid')
    expect(await valueIn(declare(paymentId))).toMatchObject({ state: 'violation', headroom: { usedCents: 0 } })
    const year = await db.companyYear.findFirstOrThrow({ where: { companyId: subject.companyId } })
    expect(year).toMatchObject({ violationCents: 10_000n, usedCents: 0, violationCount: 1, paidCount: 0 })
    expect((await eventsOf(paymentId)).at(-1)).toMatchObject({
      verb: 'payment.violation-declared',
      reason: 'found in Crimea',
    })
  })

  it('is for managers and paid payments, and not while a void waits', async () => {
    const paymentId = await inState('paid')
    for (const role of ['analyst', 'auditor', 'administrator'] as const) {
      expect(await declare(paymentId, people[role])).toMatchObject({ refusal: { kind: 'forbidden' } })
    }
    expect(await declare(await inState('approved'))).toMatchObject({ refusal: { kind: 'conflict' } })
    await valueIn(voidPayment(people.analyst, { paymentId, expectedState: 'paid', reason, ground: 'no_debit' }))
    expect(await declare(paymentId)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await stateOf(paymentId)).toBe('paid')
  })

  it('is declared once, and never raises the headroom', async () => {
    const paymentId = await inState('paid')
    const { headroom } = await valueIn(declare(paymentId))
    expect(headroom).toMatchObject({ usedCents: 0, violationCents: 10_000 })
    expect(await declare(paymentId)).toMatchObject({ refusal: { kind: 'conflict' } })
  })

  it('is voided only when two people state that there was no such debit, or no fee to the FSB', async () => {
    const paymentId = await inState('paid')
    await valueIn(declare(paymentId))
    const voiding = { paymentId, expectedState: 'violation' as const, reason }
    expect(await voidPayment(people.manager, voiding)).toMatchObject({
      refusal: { fieldErrors: { ground: expect.any(String) } },
    })
    await valueIn(voidPayment(people.manager, { ...voiding, ground: 'not_an_fsb_fee' }))
    expect(await decideVoid(people.manager, { paymentId, confirm: '1' })).toMatchObject({ ok: false })
    await valueIn(decideVoid(people.otherManager, { paymentId, confirm: '1' }))
    const year = await db.companyYear.findFirstOrThrow({ where: { companyId: subject.companyId } })
    expect(year).toMatchObject({ violationCents: 0n, violationCount: 0, voidedCount: 1 })
  })
})
