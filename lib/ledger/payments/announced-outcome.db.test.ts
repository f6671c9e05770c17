import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ANNOUNCED_STATES, type Announced, type AnnouncedState } from '@/lib/compliance/rules/approval/announced'
import { db } from '@/test/database/database'
import { addSubject, arrangeLedger, roomOf, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { RECORD_LABELS } from './messages'
import { recordPayment } from './record-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const pressAs = (announced: Announced, changes: object = {}, key = randomUUID()) =>
  recordPayment(people.analyst, key, typedPayment(subject, changes), announced)
/** Pressed by a person who was shown this state, blocked by the rule on destinations where it is blocked. */
const press = (state: AnnouncedState, changes: object = {}, key = randomUUID()) =>
  pressAs({ state, blockedBy: state === 'blocked' || state === 'violation' ? ['destination'] : [] }, changes, key)
const written = () => db.payment.count({ where: { companyId: subject.companyId } })
const inCrimea = {
  destinations: [{ role: 'consignee', name: 'OOO Ai-Petri', address: 'Kirova 12, Yalta, Crimea', country: 'RU' }],
}
const refused = async (pressed: ReturnType<typeof press>) => {
  const result = await pressed
  if (result.ok || result.refusal.kind !== 'not_announced') throw new Error(`not refused: ${JSON.stringify(result)}`)
  return result.refusal
}

describe('an entry is recorded only as the button stated, or better', () => {
  it('over the cap, pressed as “Record payment”: nothing is written, and the rules that refuse are named', async () => {
    const before = await roomOf(subject.companyId)
    const refusal = await refused(press('requested', { amount: '5,000.01' }))
    expect(refusal.outcome).toBe('blocked')
    expect(refusal.reasons.map(({ title }) => title)).toContain('Annual cap')
    expect(refusal.message).toContain(`press “${RECORD_LABELS.blocked}”`)
    expect(await written()).toBe(0)
    expect(await roomOf(subject.companyId)).toEqual(before)
  })

  it.each<[AnnouncedState, object, string]>([
    ['requested', inCrimea, 'blocked'],
    ['in_review', inCrimea, 'blocked'],
    ['violation', inCrimea, 'blocked'],
    ['blocked', { ...inCrimea, alreadyPaid: 'on' }, 'violation'],
    ['requested', { ...inCrimea, alreadyPaid: 'on' }, 'violation'],
  ])('announced as %s, with %j: asked again, as %s', async (announced, changes, determined) => {
    expect((await refused(press(announced, changes))).outcome).toBe(determined)
    expect(await written()).toBe(0)
    const again = await valueIn(press(determined as AnnouncedState, changes))
    expect(again.state).toBe(determined)
    expect(await written()).toBe(1)
  })

  it('shown as over the cap, and blocked for its destination as well: comes back with both', async () => {
    const both = { ...inCrimea, amount: '5,000.01' }
    const refusal = await refused(pressAs({ state: 'blocked', blockedBy: ['annual-cap'] }, both))
    expect(refusal.message).toContain('for another reason than the form showed')
    expect(refusal.reasons.flatMap(({ rule }) => rule ?? [])).toEqual(
      expect.arrayContaining(['annual-cap', 'destination']),
    )
    expect(await db.refusedDestination.count({ where: { payment: { companyId: subject.companyId } } })).toBe(0)
    expect(await written()).toBe(0)
    const shown = { state: 'blocked', blockedBy: ['annual-cap', 'destination'] } as const
    expect((await valueIn(pressAs(shown, both))).state).toBe('blocked')
  })

  it.each(ANNOUNCED_STATES)('what is clear is recorded as requested, also when announced as %s', async (announced) => {
    expect((await valueIn(press(announced))).state).toBe('requested')
  })

  it('the headroom is taken while the answer is read: the second of two comes back, without a trace', async () => {
    const both = await Promise.all([
      press('requested', { amount: '3,000.00' }),
      recordPayment(people.manager, randomUUID(), typedPayment(subject, { amount: '3,000.00' }), {
        state: 'requested',
        blockedBy: [],
      }),
    ])
    expect(both.map((result) => (result.ok ? 'written' : result.refusal.kind)).sort()).toEqual([
      'not_announced',
      'written',
    ])
    expect(await written()).toBe(1)
  })

  it('sent again because the answer was lost: the first answer, though its own amount took the headroom', async () => {
    const key = randomUUID()
    const first = await valueIn(press('requested', { amount: '4,000.00' }, key))
    const again = await valueIn(press('requested', { amount: '4,000.00' }, key))
    expect(again).toMatchObject({ paymentId: first.paymentId, state: 'requested', repeated: true })
    expect(await written()).toBe(1)
  })

  it('the same form, confirmed after it was refused, is recorded once with the same key', async () => {
    const key = randomUUID()
    await refused(press('requested', inCrimea, key))
    const confirmed = await valueIn(press('blocked', inCrimea, key))
    expect(confirmed).toMatchObject({ state: 'blocked', repeated: false })
    expect(await valueIn(press('blocked', inCrimea, key))).toMatchObject({ repeated: true })
  })
})
