import { PrismaPg } from '@prisma/adapter-pg'
import { expect, it } from 'vitest'
import { PrismaClient } from '@/generated/prisma/client'
import { asOwner, testDatabaseUrls } from '@/test/database/database'
import { addPaymentIn, arrangeLedger, callLedger, record, refusalOf } from '@/test/ledger/ledger-arrangement'
import { entryJson } from './factories'

// One URL only: the application is connected as the owner of the tables. Everything works, and it can say that the
// second lock is off.

it('works as the owner, with the second lock off and the first one on', async () => {
  const { subject, people } = await arrangeLedger()
  const paymentId = await addPaymentIn('paid', subject, people.manager.id)
  const { rows } = await asOwner.query('SELECT second_lock_is_on() AS locked')
  expect(rows[0].locked).toBe(false)
  expect(await record(entryJson(subject), asOwner)).toMatchObject({ status: 'recorded' })
  expect(await refusalOf(record(entryJson({ ...subject, amountCents: 500_000 }), asOwner))).toBe('HR001')
  const move = { paymentId, expectedState: 'paid', toState: 'violation', actorId: people.manager.id, reason: 'found' }
  expect(await callLedger('move_payment', move, asOwner)).toMatchObject({ status: 'moved', state: 'violation' })
})

it('works through Prisma as well', async () => {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: testDatabaseUrls.owner, max: 1 }) })
  try {
    const payment = await prisma.payment.findFirstOrThrow({ where: { state: 'requested' } })
    const answers = await prisma.$queryRaw<
      { headroom: { reservedCents: number } }[]
    >`SELECT headroom_of(${payment.companyId}::uuid, ${payment.year}) AS headroom`
    expect(answers[0]?.headroom.reservedCents).toBe(10_000)
  } finally {
    await prisma.$disconnect()
  }
})
