import { expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { GET } from './route'

it('answers 503 within two seconds while the database hangs, however often it is asked, and 200 afterwards', async () => {
  expect((await GET()).status).toBe(200)
  const holder = await asOwner.connect()
  await holder.query('BEGIN; LOCK TABLE audit_delivery IN ACCESS EXCLUSIVE MODE')
  const startedAt = performance.now()
  const answers = await Promise.all(Array.from({ length: 20 }, () => GET()))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503))
  expect(performance.now() - startedAt).toBeLessThan(4000)
  const { rows } = await asOwner.query(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  expect(rows).toEqual([{ waiting: 1 }])
  await holder.query('ROLLBACK')
  holder.release()
  await expect.poll(async () => (await GET()).status, { timeout: 5000 }).toBe(200)
})
