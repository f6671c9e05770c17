import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { verificationStatus, verifyNow } from '@/lib/audit/chains/verification-status'
import { guardsNow } from '@/lib/audit/guards/guard-status'
import { testDatabaseUrls } from '@/test/database/database'
import { queryAt } from '@/test/database/scratch-database'
import { GET } from './route'

const { adminUrl } = inject('testServer')
const { pathname } = new URL(testDatabaseUrls.owner)
const waiting = async () => {
  const { rows } = await queryAt(
    adminUrl,
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
    [pathname.slice(1)],
  )
  return rows[0].count
}

it('answers 503 within two seconds while the database hangs, and 200 afterwards', async () => {
  await expect.poll(async () => (await GET()).status, { timeout: 20_000 }).toBe(200)
  const holder = new pg.Client({ connectionString: Object.assign(new URL(adminUrl), { pathname }).href })
  await holder.connect()
  await holder.query('BEGIN; LOCK TABLE pg_class IN ACCESS EXCLUSIVE MODE')
  const answers = await Promise.all(Array.from({ length: 20 }, () => GET()))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503))
  // However often it is asked, one connection waits.
  expect(await waiting()).toBe(1)
  await holder.query('ROLLBACK')
  await holder.end()
  await expect.poll(async () => (await GET()).status, { timeout: 5000 }).toBe(200)
})

it('has the second lock on while nothing is changed, and not while a trigger is disabled', async () => {
  const change = (sql: string) => queryAt(Object.assign(new URL(adminUrl), { pathname }).href, sql)
  const database = async () => {
    await guardsNow()
    return (await (await GET()).json()).database
  }
  expect(await database()).toMatchObject({ secondLock: 'on', guards: { changed: 0, notCompared: [] } })
  await change('ALTER TABLE payment DISABLE TRIGGER payment_keeps_its_facts')
  expect(await database()).toMatchObject({ secondLock: 'changed', guards: { changed: 1 } })
  await verifyNow()
  expect(verificationStatus().last?.guards.faults).toEqual([
    { guard: 'trigger: payment.payment_keeps_its_facts', message: 'It is not what this version installs.' },
  ])
  await change('ALTER TABLE payment ENABLE TRIGGER payment_keeps_its_facts')
  expect(await database()).toMatchObject({ secondLock: 'on', guards: { changed: 0 } })
})
