import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { addLicenseFor, addSubject, arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { settling } from '@/test/ledger/settling'
import { valueIn } from '@/test/rules/use-cases'
import { recordPayment } from '../record-payment'
import { decidePayment } from '../steps/decide-payment'

// The rules are asked again on the facts of the moment before an approval or a settlement takes effect; and what left
// takes its headroom.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let subject: Subject

beforeAll(async () => {
  people = (await arrangeLedger()).people
})
beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
})

const { approved, pay, standing, stored } = settling(
  () => people,
  () => subject,
)

describe('the rules asked again before a step takes effect', () => {
  const approve = (paymentId: string) =>
    decidePayment(people.manager, { paymentId, expectedState: 'requested', decision: 'approve', reason: '' })
  const cancelLicense = (fsbLicenseId: string) =>
    asOwner.query("UPDATE fsb_license SET status = 'cancelled' WHERE id = $1", [fsbLicenseId])

  it('stop an approval after the FSB license was cancelled, and both answers stay', async () => {
    const typed = typedPayment(subject, { amount: '100.00' })
    const { paymentId } = await valueIn(recordPayment(people.analyst, randomUUID(), typed))
    await cancelLicense(subject.fsbLicenseId)
    expect(await approve(paymentId)).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringContaining('went to review') },
    })
    const payment = await db.payment.findUniqueOrThrow({
      where: { id: paymentId },
      include: { determinations: { orderBy: { seq: 'asc' } }, transitions: { orderBy: { seq: 'asc' } } },
    })
    expect(payment.state).toBe('in_review')
    expect(payment.determinations.map(({ outcome, askedAtStep }) => [askedAtStep, outcome])).toEqual([
      ['record', 'clear'],
      ['approve', 'review'],
    ])
    // Headroom itself sent it to review: no person did.
    expect(payment.transitions.at(-1)?.actorId).toBeNull()
  })

  it('stop a settlement after the FSB license was cancelled, with the debit on record', async () => {
    const paymentId = await approved()
    const { fsbLicenseId } = await stored(paymentId)
    await cancelLicense(fsbLicenseId ?? '')
    const settled = await valueIn(pay(paymentId))
    expect(settled).toMatchObject({ state: 'in_review', stopped: expect.stringContaining('cancelled') })
    expect(await standing()).toEqual({ usedCents: 0, reservedCents: 100_000, violationCents: 0 })
    const block = {
      paymentId,
      expectedState: 'in_review' as const,
      decision: 'block_review' as const,
      reason: 'cancelled',
    }
    expect(await valueIn(decidePayment(people.manager, block))).toMatchObject({ state: 'violation' })
  })
})

describe('a fee that left', () => {
  it('takes its headroom however often it is declared an apparent violation', async () => {
    const first = await approved({ amount: '5,000.00' })
    await valueIn(pay(first))
    const { declareViolation } = await import('../steps/declare-violation')
    const declared = await valueIn(declareViolation(people.manager, { paymentId: first, reason: 'declared' }))
    expect(declared.headroom).toMatchObject({ usedCents: 0, violationCents: 500_000 })
    const again = await valueIn(
      recordPayment(
        people.analyst,
        randomUUID(),
        typedPayment(subject, { amount: '5,000.00', fsbLicenseId: await addLicenseFor(subject) }),
      ),
    )
    expect(again.state).toBe('blocked')
  })
})
