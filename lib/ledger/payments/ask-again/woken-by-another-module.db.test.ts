import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { done } from '@/lib/kernel/outcome'
import { asOwner, db } from '@/test/database'
import { arrangeLedger, typedPayment } from '@/test/ledger-arrangement'
import { valueIn } from '@/test/use-cases'
import { recordPayment } from '../record-payment'

// A built application has more than one copy of a module: the one that started the worker need not be the one that a
// page wakes it with.

it('the rules are asked again in a demo after a change of a fact, whichever copy of the module was told', async () => {
  const { people, subject } = await arrangeLedger({ demo: true })
  const { paymentId } = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject)))
  await asOwner.query("UPDATE fsb_license SET status = 'cancelled' WHERE id = $1", [subject.fsbLicenseId])
  const started = await import('./ask-reserved-again')
  started.startAskingReservedAgain()
  vi.resetModules()
  const told = await import('./ask-reserved-again')
  await told.thenAskReservedAgain(async () => done(null))()
  await expect
    .poll(async () => (await db.payment.findUniqueOrThrow({ where: { id: paymentId } })).state, { timeout: 10_000 })
    .toBe('in_review')
})
