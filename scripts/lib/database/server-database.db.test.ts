import { createHash } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { asOwner, testDatabaseUrls } from '@/test/database/database'
import { makeSetUpLink } from '../set-up-link.mjs'
import { withClient } from './connection.mjs'
import { checkUrl, connectPatiently, prepareServerDatabase, shownUrl } from './server-database.mjs'

const { owner, application } = testDatabaseUrls

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

test('two logins: the second lock is on', async () => {
  const database = await prepareServerDatabase(application, owner)
  expect(database).toMatchObject({ kind: 'server', demo: false, secondLock: true, appUrl: application })
  expect(database.label).toMatch(/^PostgreSQL 18 at headroom_app@127\.0\.0\.1:\d+\/test_/)
})

test('one login: it works, and the second lock is off', async () => {
  expect(await prepareServerDatabase(owner, undefined)).toMatchObject({
    secondLock: false,
    appUrl: owner,
    ownerUrl: owner,
  })
  expect(await prepareServerDatabase(owner, owner)).toMatchObject({ secondLock: false })
})

test('what is shown of an address has no password', () => {
  expect(shownUrl('postgresql://anna:hunter2@db.example.com/ledger')).toBe('anna@db.example.com:5432/ledger')
})

test.each(['mysql://u:hunter2@h/d', 'hunter2', 'localhost:5432'])('%s is refused without being repeated', (value) => {
  expect(() => checkUrl('DATABASE_URL', value)).toThrow(/DATABASE_URL is not a PostgreSQL URL/)
  expect(() => checkUrl('DATABASE_URL', value)).not.toThrow(/hunter2/)
})

test('a server that is down: what was tried, for how long, without the password', async () => {
  const gone = connectPatiently('DATABASE_URL', 'postgresql://anna:hunter2@127.0.0.1:1/ledger', 2500)
  await expect(gone).rejects.toThrow(/anna@127\.0\.0\.1:1\/ledger\) for 2\.5 s.*ECONNREFUSED/)
  await expect(gone).rejects.not.toThrow(/hunter2/)
})

test('a wrong password or a missing database is reported at once', async () => {
  const wrongPassword = Object.assign(new URL(application), { password: 'hunter2' }).href
  await expect(connectPatiently('DATABASE_URL', wrongPassword)).rejects.toThrow(/the password is wrong/)
  const missing = Object.assign(new URL(owner), { pathname: '/nowhere' }).href
  await expect(connectPatiently('DATABASE_URL', missing)).rejects.toThrow(/does not exist/)
})

test('the set-up link: a new one each time, only its hash is stored, none once someone can sign in', async () => {
  const link = () => withClient(owner, (client) => makeSetUpLink(client, 'http://127.0.0.1:3000'))
  const first = await link()
  const second = await link()
  const { rows } = await asOwner.query(
    "SELECT token_hash FROM one_time_link WHERE purpose = 'set_up' AND expires_at > now()",
  )
  const token = new URL(String(second)).hash.slice(1)
  expect(rows).toEqual([{ token_hash: createHash('sha256').update(token).digest('hex') }])
  expect(first).not.toBe(second)
  await asOwner.query(
    "INSERT INTO person (id, email, name, role) VALUES (gen_random_uuid(), 'ada@example.com', 'Ada', 'administrator')",
  )
  expect(await link()).toBeUndefined()
})
