import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/test/database/database'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  refusalOf,
  roomOf,
  type Subject,
} from '@/test/ledger/ledger-arrangement'
import { entryJson } from './factories'

// The database requires two people, even if the application does not: every call here bypasses
// lib/compliance/rules/approval/approval.ts.

let subject: Subject
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']

beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const newSubject = async () => {
  subject = await addSubject(people.analyst.id)
}
const move = (paymentId: string, [expectedState, toState]: [string, string], actorId: string) =>
  callLedger('move_payment', { paymentId, expectedState, toState, actorId, reason: 'a reason' })
const askVoid = (paymentId: string, actorId: string) =>
  callLedger('ask_void', { id: crypto.randomUUID(), paymentId, actorId, reason: 'typed twice', ground: 'no_debit' })
const decideVoid = (paymentId: string, actorId: string, confirm = true) =>
  callLedger('decide_void', { paymentId, actorId, confirm, reason: 'not so' })
const verbs = async (paymentId: string) =>
  (await db.auditEvent.findMany({ where: { targetId: paymentId }, orderBy: { seq: 'asc' } })).map(({ verb }) => verb)

describe('two people at once', () => {
  it('approve: one succeeds, the other gets the new state', async () => {
    await newSubject()
    for (let round = 0; round < 5; round++) {
      const paymentId = await addPaymentIn('requested', subject, people.manager.id)
      const answers = await Promise.all([
        move(paymentId, ['requested', 'approved'], people.manager.id),
        move(paymentId, ['requested', 'approved'], people.otherManager.id),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual(['moved', 'stale'])
      expect(await verbs(paymentId)).toEqual(['payment.recorded', 'payment.approved'])
    }
  })

  it('approve and reject: only one succeeds', async () => {
    const paymentId = await addPaymentIn('requested', subject, people.manager.id)
    const answers = await Promise.all([
      move(paymentId, ['requested', 'approved'], people.manager.id),
      move(paymentId, ['requested', 'rejected'], people.otherManager.id),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['moved', 'stale'])
    expect(await db.paymentTransition.count({ where: { paymentId } })).toBe(2)
  })

  it('request a void, and confirm it: each succeeds once, and the amount is released once', async () => {
    await newSubject()
    const paymentId = await addPaymentIn('paid', subject, people.manager.id)
    const asked = await Promise.all([askVoid(paymentId, people.analyst.id), askVoid(paymentId, people.analyst.id)])
    expect(asked.map(({ status }) => status).sort()).toEqual(['already_asked', 'asked'])
    expect((await roomOf(subject.companyId)).usedCents).toBe(10_000)
    const confirmed = await Promise.all([
      decideVoid(paymentId, people.manager.id),
      decideVoid(paymentId, people.otherManager.id),
    ])
    expect(confirmed.map(({ status }) => status).sort()).toEqual(['stale', 'voided'])
    expect(await roomOf(subject.companyId)).toEqual({ usedCents: 0, reservedCents: 0 })
  })
})

describe('the same person twice', () => {
  it('cannot approve an entry that they recorded', async () => {
    subject = await addSubject(people.manager.id)
    const paymentId = await addPaymentIn('requested', subject, people.manager.id)
    expect(await refusalOf(move(paymentId, ['requested', 'approved'], people.manager.id))).toBe('HR004')
    expect(await move(paymentId, ['requested', 'approved'], people.otherManager.id)).toMatchObject({ status: 'moved' })
  })

  it('cannot clear the review of their own entry', async () => {
    const { paymentId } = await record(
      entryJson({ ...subject, state: 'in_review', determination: { outcome: 'review' } }),
    )
    expect(await refusalOf(move(paymentId, ['in_review', 'requested'], people.manager.id))).toBe('HR004')
    expect(await move(paymentId, ['in_review', 'requested'], people.otherManager.id)).toMatchObject({ status: 'moved' })
  })

  it('cannot confirm a void that they requested, but may decline it', async () => {
    await newSubject()
    const paymentId = await addPaymentIn('paid', subject, people.manager.id)
    await askVoid(paymentId, people.manager.id)
    expect(await refusalOf(decideVoid(paymentId, people.manager.id))).toBe('HR004')
    expect(await refusalOf(move(paymentId, ['paid', 'voided'], people.manager.id))).toBe('HR004')
    expect(await refusalOf(move(paymentId, ['paid', 'voided'], people.otherManager.id))).toBe('HR004')
    expect(await decideVoid(paymentId, people.manager.id, false)).toEqual({ status: 'declined' })
    expect((await roomOf(subject.companyId)).usedCents).toBe(10_000)
  })

  it('can void their own entry before it is paid', async () => {
    const paymentId = await addPaymentIn('requested', subject, people.manager.id)
    expect(await move(paymentId, ['requested', 'voided'], people.analyst.id)).toMatchObject({ status: 'moved' })
  })
})

describe('impossible transitions', () => {
  it.each([
    ['requested', 'paid'],
    ['requested', 'blocked'],
    ['approved', 'requested'],
    ['approved', 'blocked'],
    ['approved', 'violation'],
    ['paid', 'approved'],
    ['paid', 'rejected'],
  ] as const)('from %s to %s', async (from, to) => {
    await newSubject()
    const paymentId = await addPaymentIn(from, subject, people.manager.id)
    expect(await refusalOf(move(paymentId, [from, to], people.otherManager.id))).toBe('HR003')
    expect((await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).state).toBe(from)
  })

  it('to a violation while a void waits for its second person, which must be decided first', async () => {
    await newSubject()
    const paymentId = await addPaymentIn('paid', subject, people.manager.id)
    await askVoid(paymentId, people.analyst.id)
    expect(await refusalOf(move(paymentId, ['paid', 'violation'], people.manager.id))).toBe('HR003')
    await decideVoid(paymentId, people.manager.id, false)
    expect(await move(paymentId, ['paid', 'violation'], people.manager.id)).toMatchObject({ status: 'moved' })
  })

  it('from an earlier state: the answer is stale, and nothing is written', async () => {
    const paymentId = await addPaymentIn('approved', subject, people.manager.id)
    expect(await move(paymentId, ['requested', 'voided'], people.analyst.id)).toMatchObject({
      status: 'stale',
      state: 'approved',
    })
    expect(await db.paymentTransition.count({ where: { paymentId } })).toBe(2)
  })

  it('of an unknown payment', async () => {
    expect(await move(crypto.randomUUID(), ['requested', 'approved'], people.manager.id)).toEqual({
      status: 'not_found',
    })
  })
})
