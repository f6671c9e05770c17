import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/test/database/database'
import {
  addLicenseFor,
  addSubject,
  arrangeLedger,
  roomOf,
  type Subject,
  typedPayment,
} from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
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

describe('64 people at once at the edge of the cap', () => {
  it('make five requests and 59 blocked entries, each determined from the headroom as it was', async () => {
    const licenses = await Promise.all(Array.from({ length: 64 }, () => addLicenseFor(subject)))
    const answers = await Promise.all(
      licenses.map((fsbLicenseId) => valueIn(recordAs({ fsbLicenseId, amount: '1,000.00' }))),
    )
    const requested = answers.filter(({ state }) => state === 'requested')
    const blocked = answers.filter(({ state }) => state === 'blocked')
    expect([requested.length, blocked.length]).toEqual([5, 59])
    expect(await roomOf(subject.companyId)).toEqual({ usedCents: 0, reservedCents: 500_000 })
    // What was decided was decided from the room there was: each request from one step less, each block from none.
    const reserved = requested.map(({ determination }) => determination.headroomBefore.reservedCents)
    for (const cents of reserved) expect(cents).toBeLessThanOrEqual(400_000)
    for (const { paymentId } of blocked) {
      const { determinations } = await kept(paymentId)
      expect(determinations).toMatchObject([{ outcome: 'blocked', blockedBy: ['annual-cap'], reservedCents: 500_000 }])
    }
  })
})
