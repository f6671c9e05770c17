import { beforeAll, describe, expect, it } from 'vitest'
import { paramsOf } from '@/test/files/params'
import { addPaymentIn, addSubject, arrangeLedger, callLedger } from '@/test/ledger/ledger-arrangement'
import { paymentListSchema } from '../list/payment-list-params'
import { neighboursOfPayment } from './payment-neighbours'
import { countWaitingPayments, nextWaitingPayment } from './waiting-payments'

const params = (address: string) => paramsOf(paymentListSchema, new URLSearchParams(address))
const QUEUE = params('state=requested&sort=oldest')

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
/** Requested payments by the day of January they are dated, recorded by the analyst but for the fourth. */
const byDay = new Map<number, string>()
const on = (day: number): string => byDay.get(day) ?? ''

beforeAll(async () => {
  const { people: arranged, subject } = await arrangeLedger()
  people = arranged
  const byManager = await addSubject(people.manager.id)
  const given = (day: number) => ({ paymentDate: `2026-01-0${day}`, amountCents: 100 })
  for (const day of [1, 2, 3, 4, 5])
    byDay.set(day, await addPaymentIn('requested', day === 4 ? byManager : subject, people.manager.id, given(day)))
  await addPaymentIn('approved', subject, people.manager.id, given(3))
})

const approve = (id: string) =>
  callLedger('move_payment', {
    paymentId: id,
    expectedState: 'requested',
    toState: 'approved',
    actorId: people.otherManager.id,
  })

describe('the payments around one in a list', () => {
  it('follow its filter and order', async () => {
    expect(await neighboursOfPayment(QUEUE, on(2))).toEqual({ previous: on(1), next: on(3) })
    expect(await neighboursOfPayment({ ...QUEUE, sort: 'newest' }, on(2))).toEqual({ previous: on(3), next: on(1) })
  })

  it('end at its ends, and there are none around an unknown one', async () => {
    expect(await neighboursOfPayment(QUEUE, on(1))).toEqual({ previous: undefined, next: on(2) })
    expect(await neighboursOfPayment(QUEUE, on(5))).toEqual({ previous: on(4), next: undefined })
    expect(await neighboursOfPayment(QUEUE, people.analyst.id)).toEqual({ previous: undefined, next: undefined })
  })
})

describe('the next payment that awaits a person', () => {
  it('is the first of the list, and leaves out what they recorded themselves', async () => {
    expect(await nextWaitingPayment(people.manager, QUEUE)).toBe(on(1))
    expect(await nextWaitingPayment(people.manager, QUEUE, on(3))).toBe(on(5))
    expect(await nextWaitingPayment(people.otherManager, QUEUE, on(3))).toBe(on(4))
    expect(await countWaitingPayments(people.manager, QUEUE)).toEqual({ mine: 4, others: 1 })
  })

  it('begins again at the first, never with the one just decided, and ends with the last', async () => {
    await approve(on(5))
    expect(await nextWaitingPayment(people.manager, QUEUE, on(5))).toBe(on(1))
    await approve(on(1))
    await approve(on(2))
    expect(await nextWaitingPayment(people.manager, QUEUE, on(2))).toBe(on(3))
    expect(await nextWaitingPayment(people.manager, QUEUE, on(3))).toBeUndefined()
    await approve(on(3))
    expect(await nextWaitingPayment(people.manager, QUEUE, on(3))).toBeUndefined()
    expect(await countWaitingPayments(people.manager, QUEUE)).toEqual({ mine: 0, others: 1 })
  })

  it('is none in a list of what is decided, and found in a list of everything', async () => {
    expect(await nextWaitingPayment(people.otherManager, params('state=approved'))).toBeUndefined()
    expect(await nextWaitingPayment(people.otherManager, params(''))).toBe(on(4))
  })
})
