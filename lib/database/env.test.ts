import { beforeAll, expect, test, vi } from 'vitest'
import type { readEnvironment as Read } from './env'

const enough = {
  DATABASE_URL: 'postgresql://headroom_app:secret@127.0.0.1:5432/headroom',
  NEXTAUTH_SECRET: 'thirty-two characters or more, really',
  HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
}
let readEnvironment: typeof Read

beforeAll(async () => {
  for (const [name, value] of Object.entries(enough)) vi.stubEnv(name, value)
  readEnvironment = (await import('./env')).readEnvironment
  vi.unstubAllEnvs()
})

test('three values are enough; the rest has defaults', () => {
  expect(readEnvironment(enough)).toMatchObject({ databaseKind: 'server', poolMax: 8, demo: false, demoSignIn: false })
})

test('the error names everything missing or wrong at once, and does not repeat a password', () => {
  const wrong = { DATABASE_URL: 'mysql://root:hunter2@host/db', DATABASE_POOL_MAX: 'many' }
  for (const name of ['DATABASE_URL', 'DATABASE_POOL_MAX', 'NEXTAUTH_SECRET']) {
    expect(() => readEnvironment(wrong)).toThrow(`  ${name}: `)
  }
  expect(() => readEnvironment(wrong)).not.toThrow(/hunter2/)
})

test('no proxy is trusted unless stated, and their number is a small whole number', () => {
  expect(readEnvironment(enough).trustedProxyHops).toBe(0)
  expect(readEnvironment({ ...enough, TRUSTED_PROXY_HOPS: '2' }).trustedProxyHops).toBe(2)
  for (const wrong of ['-1', '1.5', 'all', '11'])
    expect(() => readEnvironment({ ...enough, TRUSTED_PROXY_HOPS: wrong }), wrong).toThrow(/TRUSTED_PROXY_HOPS/)
})

test('an empty variable counts as missing', () => {
  expect(readEnvironment({ ...enough, DATABASE_POOL_MAX: '' }).poolMax).toBe(8)
  expect(() => readEnvironment({ ...enough, NEXTAUTH_SECRET: '' })).toThrow(/NEXTAUTH_SECRET/)
})

test('an invalid signing key is refused, and not repeated', () => {
  const wrong = { ...enough, HEADROOM_SIGNING_KEY: 'a torn key' }
  expect(() => readEnvironment(wrong)).toThrow(/HEADROOM_SIGNING_KEY: expected an Ed25519/)
  expect(() => readEnvironment(wrong)).not.toThrow(/a torn key/)
})

test('a short secret is refused', () => {
  expect(() => readEnvironment({ ...enough, NEXTAUTH_SECRET: 'short' })).toThrow(/32 characters/)
})

test('signing in without a password needs demo data', () => {
  expect(readEnvironment({ ...enough, HEADROOM_DEMO_SIGN_IN: '1' }).demoSignIn).toBe(false)
  expect(readEnvironment({ ...enough, HEADROOM_DEMO: '1', HEADROOM_DEMO_SIGN_IN: '1' }).demoSignIn).toBe(true)
})

test('a build needs no database and no secret', () => {
  expect(readEnvironment({ NEXT_PHASE: 'phase-production-build' }).databaseUrl).toContain('not-while-building')
})
