import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { entryJson } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { addPaymentIn, addSubject, arrangeLedger, record, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { recordPayment } from '../record-payment'
import { approveClearPayment } from './approve-clear-payment'

type Arranged = Awaited<ReturnType<typeof arrangeLedger>>
let people: Arranged['people']
let subject: Arranged['subject']
beforeAll(async () => {
  ;({ people, subject } = await arrangeLedger())
})

const requested = () => addPaymentIn('requested', subject, people.manager.id)
const stateOf = async (id: string) => (await db.payment.findUniqueOrThrow({ where: { id } })).state

it('refuses a payment that was cleared by a person, and leaves it as it is', async () => {
  const { paymentId } = await record(entryJson({ ...subject }))
  await asOwner.query('ALTER TABLE payment_determination DISABLE TRIGGER USER')
  await asOwner.query("UPDATE payment_determination SET outcome = 'review' WHERE payment_id = $1", [paymentId])
  await asOwner.query('ALTER TABLE payment_determination ENABLE TRIGGER USER')
  expect(await approveClearPayment(people.otherManager, { paymentId })).toMatchObject({
    refusal: { kind: 'conflict', message: expect.stringContaining('is not clear by all rules') },
  })
  expect(await stateOf(paymentId)).toBe('requested')
})

it('refuses an analyst, the person who recorded it, and a payment that no longer waits', async () => {
  const paymentId = await requested()
  expect(await approveClearPayment(people.analyst, { paymentId })).toMatchObject({ refusal: { kind: 'forbidden' } })
  expect(await stateOf(paymentId)).toBe('requested')
  const approved = await addPaymentIn('approved', subject, people.manager.id)
  expect(await approveClearPayment(people.otherManager, { paymentId: approved })).toMatchObject({
    refusal: { kind: 'conflict', message: expect.stringContaining('someone else was first') },
  })
  const unknown = '0192a4f0-0000-7000-8000-00000000dead'
  expect(await approveClearPayment(people.manager, { paymentId: unknown })).toMatchObject({
    refusal: { kind: 'not_found' },
  })
})

it('approves a payment that every rule cleared, with its event', async () => {
  const fresh = await addSubject(people.analyst.id)
  const announced = { state: 'requested' as const, blockedBy: [] }
  const recorded = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(fresh), announced))
  const id = recorded.paymentId
  await valueIn(approveClearPayment(people.manager, { paymentId: id }))
  expect(await stateOf(id)).toBe('approved')
  const events = await db.auditEvent.findMany({ where: { targetId: id }, orderBy: { seq: 'asc' } })
  expect(events.map(({ verb, actorId }) => [verb, actorId])).toContainEqual(['payment.approved', people.manager.id])
})
