import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { yearOf } from '@/lib/kernel/calendar'
import { db } from '@/test/database/database'
import { addPaymentIn, addSubject, arrangeLedger, roomOf, type Subject, today } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { decidePayment } from './decide-payment'
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
const inState = (state: 'requested' | 'approved' | 'paid') =>
  addPaymentIn(state, subject, people.manager.id, { paymentDate })
const stateOf = async (id: string) => (await db.payment.findUniqueOrThrow({ where: { id } })).state
const verbsOf = async (id: string) => (await eventsOf(id)).map(({ verb }) => verb)
const room = () => roomOf(subject.companyId, yearOf(paymentDate))

describe('voiding', () => {
  const voidAs = (
    actor: (typeof people)['analyst'],
    paymentId: string,
    expectedState: 'requested' | 'approved' | 'paid',
  ) => voidPayment(actor, { paymentId, expectedState, reason, ground: 'no_debit' })

  it.each(['requested', 'approved'] as const)('one that is %s frees its amount at once', async (state) => {
    const paymentId = await inState(state)
    expect(await valueIn(voidAs(people.analyst, paymentId, state))).toMatchObject({ waits: false })
    expect(await stateOf(paymentId)).toBe('voided')
    expect(await room()).toEqual({ usedCents: 0, reservedCents: 0 })
    expect((await eventsOf(paymentId)).at(-1)).toMatchObject({ verb: 'payment.voided', reason })
  })

  it('a paid one waits for a second person and stays counted until then', async () => {
    const paymentId = await inState('paid')
    expect(await valueIn(voidAs(people.analyst, paymentId, 'paid'))).toMatchObject({ waits: true })
    expect(await room()).toEqual({ usedCents: 10_000, reservedCents: 0 })
    expect(await voidAs(people.manager, paymentId, 'paid')).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await valueIn(decideVoid(people.manager, { paymentId, confirm: '1' }))).toMatchObject({ voided: true })
    expect(await room()).toEqual({ usedCents: 0, reservedCents: 0 })
    expect((await verbsOf(paymentId)).slice(-3)).toEqual([
      'payment.void-asked',
      'payment.void-confirmed',
      'payment.voided',
    ])
  })

  it('is not confirmed by the person who asked, nor by a role that may not', async () => {
    const paymentId = await inState('paid')
    await valueIn(voidAs(people.manager, paymentId, 'paid'))
    for (const actor of [people.manager, people.analyst, people.auditor, people.administrator]) {
      expect(await decideVoid(actor, { paymentId, confirm: '1' })).toMatchObject({ refusal: { kind: 'forbidden' } })
    }
    expect(await room()).toEqual({ usedCents: 10_000, reservedCents: 0 })
  })

  it('is declined with a reason and can be asked again', async () => {
    const paymentId = await inState('paid')
    await valueIn(voidAs(people.analyst, paymentId, 'paid'))
    const declined = await valueIn(decideVoid(people.manager, { paymentId, confirm: '0', reason: 'it was paid' }))
    expect(declined).toMatchObject({ voided: false })
    expect((await eventsOf(paymentId)).at(-1)).toMatchObject({ verb: 'payment.void-declined', reason: 'it was paid' })
    expect(await stateOf(paymentId)).toBe('paid')
    expect(await valueIn(voidAs(people.analyst, paymentId, 'paid'))).toMatchObject({ waits: true })
  })

  it('by two at once is confirmed once', async () => {
    const paymentId = await inState('paid')
    await valueIn(voidAs(people.analyst, paymentId, 'paid'))
    const outcomes = await Promise.all(
      [people.manager, people.otherManager].map((actor) => decideVoid(actor, { paymentId, confirm: '1' })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await room()).toEqual({ usedCents: 0, reservedCents: 0 })
  })

  it.each(['requested', 'approved'] as const)(
    'of money recorded as already paid, %s, takes a ground and a second person',
    async (state) => {
      const paymentId = await addPaymentIn(state, subject, people.manager.id, { paymentDate, alreadyPaid: true })
      const given = { paymentId, expectedState: state, reason }
      expect(await voidPayment(people.manager, given)).toMatchObject({
        refusal: { fieldErrors: { ground: expect.stringContaining('Choose the ground') } },
      })
      expect(await valueIn(voidAs(people.manager, paymentId, state))).toMatchObject({ waits: true })
      const decide = { paymentId, expectedState: 'requested' as const, decision: 'approve' as const, reason: '' }
      expect(await decidePayment(people.otherManager, { ...decide, expectedState: state })).toMatchObject({ ok: false })
      expect(await decideVoid(people.manager, { paymentId, confirm: '1' })).toMatchObject({ ok: false })
      expect(await room()).toEqual({ usedCents: 0, reservedCents: 10_000 })
      const confirmed = await valueIn(decideVoid(people.otherManager, { paymentId, confirm: '1' }))
      expect(confirmed).toMatchObject({ voided: true })
      expect(await room()).toEqual({ usedCents: 0, reservedCents: 0 })
    },
  )

  it.each(['auditor', 'administrator'] as const)('is not for an %s', async (role) => {
    for (const state of ['requested', 'paid'] as const) {
      const paymentId = await inState(state)
      expect(await voidAs(people[role], paymentId, state)).toMatchObject({ refusal: { kind: 'forbidden' } })
      expect(await stateOf(paymentId)).toBe(state)
    }
  })
})
