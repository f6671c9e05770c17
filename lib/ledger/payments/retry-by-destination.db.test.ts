import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/test/database/database'
import { addSubject, arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { recordPayment } from './record-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let first: Subject
let second: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
  first = await addSubject(people.analyst.id)
  second = await addSubject(people.analyst.id)
})

const party = { role: 'consignee', name: 'OOO Chernomor', address: 'ul. Lenina 17, Yalta, Crimea', country: 'RU' }
const recordFor = (subject: Subject, destination: object, actor = people.analyst, changes: object = {}) =>
  valueIn(recordPayment(actor, randomUUID(), typedPayment(subject, { destinations: [destination], ...changes })))
const linkOf = async (paymentId: string) =>
  (await db.payment.findUniqueOrThrow({ where: { id: paymentId }, select: { retryOfId: true } })).retryOfId

describe('a refused destination is linked when anyone enters it again, for any company', () => {
  let refusedId: string
  beforeAll(async () => {
    const refused = await recordFor(first, party)
    expect(refused.state).toBe('blocked')
    refusedId = refused.paymentId
  })

  it('is stored by its words', async () => {
    const [kept] = await db.refusedDestination.findMany({ where: { paymentId: refusedId } })
    expect(kept?.nameWords).toEqual(['chernomor'])
    expect(kept?.placeWords).toEqual(expect.arrayContaining(['lenina', '17', 'ialta']))
  })

  it.each([
    ['without the distinctive words', { ...party, address: 'ul. Lenina 17' }],
    ['another spelling, in other fields', { ...party, name: 'Chernomor LLC', address: 'Lenina 17', city: 'Perm' }],
  ])('%s', async (_what, destination) => {
    const retry = await recordFor(second, destination, people.manager, { amount: '123.45' })
    expect(retry.state).toBe('in_review')
    expect(await linkOf(retry.paymentId)).toBe(refusedId)
  })

  it('another party in another street is not', async () => {
    const subject = await addSubject(people.analyst.id)
    const other = await recordFor(subject, { ...party, name: 'AO Neva', address: 'Tverskaya 7, Moscow' })
    expect(other.state).toBe('requested')
    expect(await linkOf(other.paymentId)).toBeNull()
  })
})

it('a payment refused only by the cap does not affect its buyer', async () => {
  const subject = await addSubject(people.analyst.id)
  const buyer = { ...party, name: 'AO Sokol', address: 'Nevsky pr. 40, Saint Petersburg, 191025' }
  const tooMuch = await recordFor(subject, buyer, people.analyst, { amount: '5000.01' })
  expect(tooMuch.state).toBe('blocked')
  expect(await db.refusedDestination.count({ where: { paymentId: tooMuch.paymentId } })).toBe(0)
})

it('a destination stores its postal code, city and region separately', async () => {
  const subject = await addSubject(people.analyst.id)
  const parts = { postalCode: '614000', city: 'Perm', region: 'Perm Krai' }
  const recorded = await recordFor(subject, { ...party, name: 'AO Kama', address: '', ...parts })
  const [kept] = await db.paymentDestination.findMany({ where: { paymentId: recorded.paymentId } })
  expect(kept).toMatchObject({ ...parts, address: '', outcome: 'clear' })
})
