import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/test/database/database'
import {
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  refusalOf,
  roomOf,
  type Subject,
} from '@/test/ledger/ledger-arrangement'
import { entryJson } from './factories'

// Money that left the account stops counting only when two people state, with a ground, that the debit never happened
// or was not a fee to the FSB. Every call bypasses the use cases: every other way to reduce it is tried on the database
// itself.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const CENTS = 100_000
const PAYMENT_DATE = '2025-06-15'
type State = 'requested' | 'in_review' | 'approved' | 'paid' | 'violation'

const move = (paymentId: string, [expectedState, toState]: [string, string], actorId: string | null, facts = {}) =>
  callLedger('move_payment', { paymentId, expectedState, toState, actorId, reason: 'a reason', facts })
const askVoid = (paymentId: string, actorId: string, ground = 'no_debit') =>
  callLedger('ask_void', { id: crypto.randomUUID(), paymentId, actorId, reason: 'typed twice', ground })
const decideVoid = (paymentId: string, actorId: string, confirm = true) =>
  callLedger('decide_void', { paymentId, actorId, confirm, reason: 'not so' })
const settle = (paymentId: string, changes: object = {}) =>
  callLedger('settle_payment', { ...settlementOf(paymentId), ...changes })
const settlementOf = (paymentId: string, cents = CENTS) => ({
  ...{ paymentId, actorId: people.analyst.id, currency: 'USD', amountMinor: cents, debitCents: cents },
  ...{ countedCents: cents, valueDate: '2025-06-16', bankReference: crypto.randomUUID() },
})
const stateOf = async (id: string) => (await db.payment.findUniqueOrThrow({ where: { id } })).state

/** The amount of the subject's only payment that still counts, in its current state. */
async function countedCents(year = 2025): Promise<number> {
  const where = { companyId_year: { companyId: subject.companyId, year } }
  const room = await db.companyYear.findUnique({ where })
  return room ? room.usedCents + room.reservedCents + Number(room.violationCents) : 0
}

async function recorded(changes: object = {}): Promise<string> {
  const given = { ...subject, amountCents: CENTS, amountMinor: CENTS, paymentDate: PAYMENT_DATE, ...changes }
  return (await record(entryJson(given as never))).paymentId
}
async function approved(changes: object = {}): Promise<string> {
  const paymentId = await recorded(changes)
  await move(paymentId, ['requested', 'approved'], people.manager.id)
  return paymentId
}
async function settled(changes: object): Promise<string> {
  const paymentId = await approved()
  await settle(paymentId, changes)
  return paymentId
}

/** Every state of an entry whose money has left. */
const WAYS: [string, State, () => Promise<string>][] = [
  ['recorded as already paid', 'requested', () => recorded({ alreadyPaid: true })],
  ['recorded as already paid, in review', 'in_review', () => recorded({ alreadyPaid: true, state: 'in_review' })],
  ['recorded as already paid, approved', 'approved', () => approved({ alreadyPaid: true })],
  ['recorded as already paid, refused', 'violation', () => recorded({ alreadyPaid: true, state: 'violation' })],
  ['debited past the tolerance, its approval asked again', 'requested', () => settled({ pastTolerance: true })],
  ['debited, and stopped by the rules', 'in_review', () => settled({ stopped: true })],
  ['debited', 'paid', () => settled({})],
]

it.each(WAYS)('an entry %s (%s) is voided only by two people with a ground', async (_way, state, make) => {
  const paymentId = await make()
  expect(await stateOf(paymentId)).toBe(state)
  for (const actor of [people.analyst, people.manager])
    expect(await refusalOf(move(paymentId, [state, 'voided'], actor.id))).toBe('HR004')
  for (const to of ['rejected', 'blocked', 'unreserved'])
    expect(await refusalOf(move(paymentId, [state, to], people.manager.id))).toBe('HR003')
  expect(await askVoid(paymentId, people.manager.id)).toMatchObject({ status: 'asked' })
  expect(await refusalOf(decideVoid(paymentId, people.manager.id))).toBe('HR004')
  expect(await refusalOf(move(paymentId, [state, 'voided'], people.otherManager.id))).toBe('HR004')
  expect(await countedCents()).toBe(CENTS)
  expect(await decideVoid(paymentId, people.otherManager.id)).toMatchObject({ status: 'voided' })
  expect(await countedCents()).toBe(0)
})

describe('a requested void', () => {
  it('must be decided before any other decision of a person; Headroom itself may still tighten', async () => {
    const paymentId = await recorded({ alreadyPaid: true })
    await askVoid(paymentId, people.analyst.id)
    for (const to of ['approved', 'violation', 'in_review'])
      expect(await refusalOf(move(paymentId, ['requested', to], people.manager.id))).toBe('HR003')
    expect(await move(paymentId, ['requested', 'in_review'], null)).toMatchObject({ status: 'moved' })
    expect(await decideVoid(paymentId, people.manager.id)).toMatchObject({ status: 'voided' })
  })

  it('without a ground is declined, and requested again with one', async () => {
    const paymentId = await recorded({ alreadyPaid: true })
    await askVoid(paymentId, people.analyst.id, 'not_stated')
    expect(await decideVoid(paymentId, people.manager.id)).toMatchObject({ status: 'no_ground' })
    expect(await decideVoid(paymentId, people.manager.id, false)).toMatchObject({ status: 'declined' })
    expect(await askVoid(paymentId, people.analyst.id, 'not_an_fsb_fee')).toMatchObject({ status: 'asked' })
    expect(await countedCents()).toBe(CENTS)
    expect(await decideVoid(paymentId, people.manager.id)).toMatchObject({ status: 'voided' })
  })

  it('blocks a settlement', async () => {
    const paymentId = await approved({ alreadyPaid: true })
    await askVoid(paymentId, people.analyst.id)
    expect(await refusalOf(settle(paymentId))).toBe('HR003')
  })

  it('is refused for an entry whose money has not left, which one person can void', async () => {
    const paymentId = await approved()
    expect(await askVoid(paymentId, people.analyst.id)).toMatchObject({ status: 'stale', state: 'approved' })
    expect(await move(paymentId, ['approved', 'voided'], people.analyst.id)).toMatchObject({ status: 'moved' })
  })
})

describe('the bank document of money recorded as already paid', () => {
  it('never reduces it: the recorded amount still counts, beside the debit of the bank', async () => {
    const paymentId = await approved({ alreadyPaid: true })
    expect(await settle(paymentId, settlementOf(paymentId, 1))).toMatchObject({ status: 'settled', state: 'paid' })
    expect(await countedCents()).toBe(CENTS)
    const settlement = await db.paymentSettlement.findUniqueOrThrow({ where: { paymentId } })
    expect(settlement).toMatchObject({ debitCents: 1, countedCents: CENTS, heldCents: CENTS - 1 })
  })

  it('can increase it', async () => {
    const paymentId = await approved({ alreadyPaid: true })
    await settle(paymentId, settlementOf(paymentId, CENTS + 1_000))
    expect(await countedCents()).toBe(CENTS + 1_000)
  })

  it('does not reduce it by a transition either', async () => {
    const paymentId = await approved({ alreadyPaid: true })
    const facts = { debitDate: '2025-06-16', bankReference: 'B-1', countedCents: 1 }
    expect(await refusalOf(move(paymentId, ['approved', 'paid'], people.manager.id, facts))).toBe('HR003')
    expect(await refusalOf(move(paymentId, ['approved', 'requested'], people.manager.id, facts))).toBe('HR003')
    expect(await countedCents()).toBe(CENTS)
  })

  it('does not move it to another year: that debit is a separate entry, and two people void this one', async () => {
    const paymentId = await approved({ alreadyPaid: true })
    const paymentDate = '2026-01-02'
    const given = { ...subject, amountCents: 1, amountMinor: 1, alreadyPaid: true, paymentDate }
    const entry = { ...entryJson(given as never), correctsId: paymentId }
    const settlement = { ...settlementOf(paymentId, 1), valueDate: paymentDate }
    expect(await refusalOf(callLedger('settle_in_another_year', { entry, settlement }))).toBe('HR003')
    expect(await countedCents()).toBe(CENTS)
    expect(await roomOf(subject.companyId, 2026)).toEqual({ usedCents: 0, reservedCents: 0 })
  })
})
