import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { addDays, yearOf } from '@/lib/kernel/calendar'
import { db } from '@/test/database/database'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  roomOf,
  type Subject,
  today,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { recordPayment } from './record-payment'

let subject: Subject
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const recordAs = (changes: object = {}, actor = people.analyst, key = randomUUID()) =>
  recordPayment(actor, key, typedPayment(subject, changes))
const kept = (paymentId: string) =>
  db.payment.findUniqueOrThrow({ where: { id: paymentId }, include: { determinations: true, destinations: true } })
const paymentsOf = (companyId: string) => db.payment.count({ where: { companyId } })

describe('an entry is recorded in the state that the rules determine', () => {
  it('clear: requested, reserved, with its determination and its event', async () => {
    const recorded = await valueIn(recordAs())
    expect(recorded).toMatchObject({ state: 'requested', repeated: false, askedAgain: false })
    expect(recorded.headroom).toEqual({ capCents: 500_000, usedCents: 0, reservedCents: 10_000, violationCents: 0 })
    expect(recorded.determination.outcome).toBe('clear')
    const payment = await kept(recorded.paymentId)
    expect(payment).toMatchObject({ amountCents: 10_000, currency: 'USD', year: yearOf(today()), state: 'requested' })
    expect(payment.determinations).toMatchObject([{ outcome: 'clear', blockedBy: [], usedCents: 0, reservedCents: 0 }])
    const findings = payment.determinations[0]?.findings as object[]
    expect(findings).toHaveLength(Object.keys(RULE_TITLES).length)
    // A key of stored JSON, which is part of the hash of the row.
    for (const finding of findings) expect(Object.keys(finding)).toContain('says')
    expect(payment.destinations).toMatchObject([{ role: 'consignee', outcome: 'clear', country: 'RU' }])
    expect(await eventsOf(recorded.paymentId)).toMatchObject([
      { verb: 'payment.recorded', actorId: people.analyst.id, after: { state: 'requested', amountCents: 10_000 } },
    ])
  })

  it('review: in review, and it reserves its amount', async () => {
    await valueIn(recordAs())
    const again = await valueIn(recordAs())
    expect(again).toMatchObject({ state: 'in_review', headroom: { reservedCents: 20_000 } })
    const found = again.determination.findings.find(({ outcome }) => outcome === 'review')
    expect(found?.rule).toBe('duplicate')
  })

  it('review: the same fee, entered in rubles after it was entered in dollars', async () => {
    const first = await valueIn(recordAs())
    const inRubles = { currency: 'RUB', amount: '8,015.00', rate: '80.1500', rateDate: today(), rateSource: 'other' }
    const found = (await valueIn(recordAs(inRubles))).determination.findings.find(({ rule }) => rule === 'duplicate')
    expect(found).toMatchObject({ outcome: 'review', facts: [{ label: first.reference }] })
  })

  it('blocked by the destination: stored with the words that matched, and does not count toward the cap', async () => {
    const address = 'ul. Lenina 1, Sevastopol, 299011'
    const destinations = [{ role: 'consignee', name: 'Chernomor LLC', address, country: 'RU' }]
    const recorded = await valueIn(recordAs({ destinations }))
    expect(recorded).toMatchObject({ state: 'blocked', headroom: { usedCents: 0, reservedCents: 0 } })
    const payment = await kept(recorded.paymentId)
    expect(payment.determinations[0]?.blockedBy).toContain('destination')
    expect(payment.destinations[0]).toMatchObject({ address, outcome: 'blocked' })
    expect(payment.destinations[0]?.verdict).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ says: expect.stringContaining('Sevastopol') })]),
    })
    expect(await eventsOf(recorded.paymentId)).toMatchObject([
      { verb: 'payment.blocked', after: { blockedBy: expect.arrayContaining(['destination']) } },
    ])
  })

  it('retyped with another address after a block: linked to it, and in review', async () => {
    const away = [{ role: 'consignee', name: 'A', address: 'Yalta, Crimea', country: 'RU' }]
    const blocked = await valueIn(recordAs({ destinations: away }))
    const again = await valueIn(recordAs({ amount: '99.00' }))
    expect(again).toMatchObject({ state: 'in_review', determination: { retryOfId: blocked.paymentId } })
    expect((await kept(again.paymentId)).retryOfId).toBe(blocked.paymentId)
  })

  it('retyped after a block with a payment date long ago: still linked', async () => {
    const old = addDays(today(), -500)
    const entry = { state: 'blocked' as const, paymentDate: old, determination: { outcome: 'blocked' as const } }
    const blockedId = await addPaymentIn('requested', subject, people.manager.id, entry)
    expect(await valueIn(recordAs())).toMatchObject({ state: 'in_review', determination: { retryOfId: blockedId } })
  })

  it('over the cap: blocked; exactly the cap: requested', async () => {
    expect(await valueIn(recordAs({ amount: '5,000.01' }))).toMatchObject({ state: 'blocked' })
    const other = await addSubject(people.analyst.id)
    const exact = recordPayment(people.analyst, randomUUID(), typedPayment(other, { amount: '5,000.00' }))
    expect(await valueIn(exact)).toMatchObject({ state: 'requested', headroom: { reservedCents: 500_000 } })
  })

  it('already paid and outside: an apparent violation with a separate total, never refused', async () => {
    const recorded = await valueIn(recordAs({ amount: '6,000.00', alreadyPaid: 'on' }))
    expect(recorded).toMatchObject({ state: 'violation', headroom: { usedCents: 0, reservedCents: 0 } })
    const year = await db.companyYear.findFirstOrThrow({ where: { companyId: subject.companyId } })
    expect(year).toMatchObject({ violationCents: 600_000n, violationCount: 1 })
    expect(await eventsOf(recorded.paymentId)).toMatchObject([{ verb: 'payment.violation-recorded' }])
  })

  it('already paid and inside: requested like any other', async () => {
    expect(await valueIn(recordAs({ alreadyPaid: 'on' }))).toMatchObject({ state: 'requested' })
  })

  it('a zero-fee filing is an entry', async () => {
    expect(await valueIn(recordAs({ amount: '0' }))).toMatchObject({ state: 'requested' })
  })

  it('with its rubles, rate and source, and dollars rounded up', async () => {
    const rubles = { currency: 'RUB', amount: '62,400.00', rate: '80.1500', rateDate: today(), rateSource: 'other' }
    const { paymentId } = await valueIn(recordAs(rubles))
    const payment = await kept(paymentId)
    expect(payment).toMatchObject({
      currency: 'RUB',
      amountMinor: 6_240_000n,
      amountCents: 77_855,
      rateSource: 'other',
    })
    expect(payment.rate?.toFixed()).toBe('80.15')
  })
})

describe('an invalid entry is refused with a message, and nothing is written', () => {
  const expectRefused = async (changes: object, field: string, message: string) => {
    const outcome = await recordAs(changes)
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
    if (outcome.ok || outcome.refusal.kind !== 'invalid') return
    expect(outcome.refusal.fieldErrors[field]).toContain(message)
    expect(await paymentsOf(subject.companyId)).toBe(0)
    expect(await db.companyYear.count({ where: { companyId: subject.companyId } })).toBe(0)
  }

  it.each([
    ['companyId', 'Company not found'],
    ['fsbLicenseId', 'no such FSB license'],
    ['productId', 'no such product'],
    ['correctsId', 'must be a voided one of the same company'],
  ])('an unknown %s', (field, message) => expectRefused({ [field]: randomUUID() }, field, message))

  it('another company’s license, product and entry to correct', async () => {
    const other = await addSubject(people.analyst.id)
    await expectRefused({ fsbLicenseId: other.fsbLicenseId }, 'fsbLicenseId', 'no such FSB license')
    await expectRefused({ productId: other.productId }, 'productId', 'no such product')
    const theirs = await addPaymentIn('requested', other, people.manager.id)
    await callLedger('move_payment', {
      paymentId: theirs,
      expectedState: 'requested',
      toState: 'voided',
      actorId: people.analyst.id,
    })
    await expectRefused({ correctsId: theirs }, 'correctsId', 'same company')
  })

  it('what is archived', async () => {
    const archivedAt = new Date()
    await db.fsbLicense.update({ where: { id: subject.fsbLicenseId }, data: { archivedAt } })
    await expectRefused({}, 'fsbLicenseId', 'is archived')
    await db.product.update({ where: { id: subject.productId }, data: { archivedAt } })
    await expectRefused({}, 'productId', 'is archived')
    await db.company.update({ where: { id: subject.companyId }, data: { archivedAt } })
    await expectRefused({}, 'companyId', 'is archived')
  })

  it('an entry to correct that still counts', async () => {
    const counted = await addPaymentIn('requested', subject, people.manager.id)
    const outcome = await recordAs({ correctsId: counted })
    expect(outcome).toMatchObject({ refusal: { fieldErrors: { correctsId: expect.stringContaining('voided') } } })
  })

  it('a year that is closed', async () => {
    const year = yearOf(today()) - 3
    await callLedger('set_year_closed', { year, closed: true, actorId: people.manager.id, reason: 'done' })
    await expectRefused({ alreadyPaid: 'on', paymentDate: `${year}-05-05` }, 'paymentDate', `${year} is closed`)
  })

  it('fields that cannot be read, all at once', async () => {
    const outcome = await recordAs({
      amount: '1.000,00',
      paymentDate: '2016-12-28',
      payeeName: 'a\u0000',
      companyId: 'x',
    })
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
    if (outcome.ok || outcome.refusal.kind !== 'invalid') return
    const fields = Object.keys(outcome.refusal.fieldErrors).sort()
    expect(fields).toEqual(['amount', 'companyId', 'payeeName', 'paymentDate'])
    expect(await paymentsOf(subject.companyId)).toBe(0)
  })

  it.each(['auditor', 'administrator'] as const)('a submission of an %s', async (role) => {
    expect(await recordAs({}, people[role])).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await paymentsOf(subject.companyId)).toBe(0)
  })
})

describe('a correction', () => {
  it('is linked to the voided entry it replaces', async () => {
    const wrong = await addPaymentIn('requested', subject, people.manager.id)
    const move = { paymentId: wrong, expectedState: 'requested', toState: 'voided', actorId: people.analyst.id }
    await callLedger('move_payment', move)
    const { paymentId, state } = await valueIn(recordAs({ correctsId: wrong }))
    expect(state).toBe('requested')
    expect((await kept(paymentId)).correctsId).toBe(wrong)
  })
})

describe('a form sent more than once', () => {
  it('twenty times at once is one payment and twenty equal answers', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => valueIn(recordAs({}, people.analyst, key))))
    expect(new Set(answers.map(({ paymentId, reference }) => `${paymentId} ${reference}`)).size).toBe(1)
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await roomOf(subject.companyId)).toEqual({ usedCents: 0, reservedCents: 10_000 })
    expect(await paymentsOf(subject.companyId)).toBe(1)
  })

  it('with other data, or by another person, is a conflict', async () => {
    const key = randomUUID()
    await valueIn(recordAs({}, people.analyst, key))
    for (const again of [recordAs({ amount: '101.00' }, people.analyst, key), recordAs({}, people.manager, key)]) {
      expect(await again).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
    }
    expect(await paymentsOf(subject.companyId)).toBe(1)
  })

  it('is answered again after the company was archived', async () => {
    const key = randomUUID()
    const first = await valueIn(recordAs({}, people.analyst, key))
    await db.company.update({ where: { id: subject.companyId }, data: { archivedAt: new Date() } })
    expect(await valueIn(recordAs({}, people.analyst, key))).toMatchObject({
      paymentId: first.paymentId,
      repeated: true,
    })
  })
})
