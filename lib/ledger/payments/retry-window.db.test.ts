import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { addSubject, arrangeLedger, typedPayment } from '@/test/ledger/ledger-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { recordPayment } from './record-payment'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const party = (name: string, address: string) => ({ role: 'consignee', name, address, country: 'RU' })

async function recordedFor(destination: object, actor = people.analyst) {
  const subject = await addSubject(people.analyst.id)
  const typed = typedPayment(subject, { destinations: [destination] })
  const { paymentId, state } = await valueIn(recordPayment(actor, randomUUID(), typed))
  const { retryOfId } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  return { paymentId, state, retryOfId }
}

/** Backdates a refusal, as the owner of the tables with the triggers that protect history disabled. */
async function refusedDaysAgo(paymentId: string, days: number) {
  await asOwner.query('ALTER TABLE refused_destination DISABLE TRIGGER USER')
  await asOwner.query(
    'UPDATE refused_destination SET refused_at = now() - make_interval(days => $2) WHERE payment_id = $1',
    [paymentId, days],
  )
  await asOwner.query('ALTER TABLE refused_destination ENABLE TRIGGER USER')
}

it.each([
  [89, 'in_review'],
  [92, 'requested'],
] as const)('a refusal of %i days ago makes the edited entry of another person %s', async (days, state) => {
  const street = `ul. Voikova ${days}`
  const blocked = await recordedFor(party(`OOO Kurier ${days}`, `${street}, Yalta, Crimea`))
  expect(blocked.state).toBe('blocked')
  await refusedDaysAgo(blocked.paymentId, days)
  const again = await recordedFor(party(`OOO Kurier ${days}`, street), people.manager)
  expect(again).toMatchObject({ state, retryOfId: days < 90 ? blocked.paymentId : null })
})

it('another party in another street of the same city is not a retry', async () => {
  expect((await recordedFor(party('OOO Parus', 'ul. Gogolya 12, Yalta, Crimea'))).state).toBe('blocked')
  const other = await recordedFor(party('AO Stupeni', 'ul. Pushkinskaya 40, Yalta, Crimea'))
  expect(other).toMatchObject({ state: 'blocked', retryOfId: null })
})
