import { headers } from 'next/headers'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { authOptions } from '@/lib/identity/sign-in/auth-options'
import { currentActor } from '@/lib/identity/sign-in/session'
import { enqueueJob } from '@/lib/queue/jobs'
import { makeOrganisation } from '@/prisma/factories'
import { asApplication, db } from '@/test/database/database'
import { runJobs } from '@/test/database/jobs'
import { addActors } from '@/test/rules/use-cases'
import { action } from './action'
import { logConsole } from './log-console'
import { route } from './route'

const written = vi.hoisted((): string[] => [])
vi.mock('next/headers', () => ({ headers: vi.fn(), cookies: vi.fn() }))
vi.mock('@/lib/identity/sign-in/session', () => ({ currentActor: vi.fn() }))
vi.mock('@/lib/database/log', async () => {
  const { makeLog } = await import('@/lib/database/make-log')
  return { log: makeLog('trace', { write: (line: string) => written.push(line) }) }
})

/** What a person typed, or what is stored: none of it may be in a line. */
const PASSWORD = 'seven grey otters'
const EMAIL = 'ann.otter@cedarline.example'
const TOKEN = 'dG9rZW4gb2YgYSBzZXNzaW9u.4711otters'
const AMOUNT = '4711.08'
const VALUES = /otter|grey|dG9rZW4|4711/i

const person = { email: EMAIL, name: PASSWORD, role: 'analyst' } as const

/** What the real paths throw, each with a value in its message, in its properties or in its cause. */
const FAILURES: [string, () => unknown][] = [
  ['a row that exists', async () => db.person.create({ data: person })],
  [
    'a row that a CHECK refuses',
    async () => db.$executeRaw`INSERT INTO person (email, name, role) VALUES (${PASSWORD}, ${AMOUNT}, 'analyst')`,
  ],
  ['a text in place of an id', async () => db.$queryRaw`SELECT ${PASSWORD}::uuid`],
  ['a text in place of a number', async () => db.$queryRaw`SELECT ${TOKEN}::bigint`],
  ['arguments of another type', async () => db.person.create({ data: { ...person, name: { amount: 4711 } as never } })],
  ['an error of the driver', async () => asApplication.query('SELECT $1::date', [PASSWORD])],
  ['a row refused at the driver', async () => asApplication.query('INSERT INTO person (email) VALUES ($1)', [EMAIL])],
  ['a text that is not JSON', () => JSON.parse(PASSWORD)],
  ['a text that is not an address', () => new URL(`//${PASSWORD}:${TOKEN}@`)],
  [
    'a request that failed',
    () => {
      const response = { headers: { cookie: TOKEN }, body: { password: PASSWORD } }
      throw Object.assign(new Error(`answer of https://a.example/?code=${TOKEN} with Bearer ${TOKEN}`), { response })
    },
  ],
  [
    'a cause with more',
    () => {
      throw new Error('it failed', { cause: Object.assign(new Error(`of ${EMAIL}`), { detail: `Key (${AMOUNT})` }) })
    },
  ],
  [
    'a value that is not an error',
    () => {
      throw { password: PASSWORD, amount: AMOUNT }
    },
  ],
]

const lines = () => written.map((line) => JSON.parse(line) as Record<string, unknown> & { err?: { stack?: string[] } })

beforeAll(async () => {
  await makeOrganisation(db)
  const { analyst } = await addActors()
  vi.mocked(currentActor).mockResolvedValue(analyst)
  vi.mocked(headers).mockResolvedValue(new Headers({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }))
  await db.person.create({ data: person })
})

beforeEach(() => {
  written.length = 0
})

it.each(FAILURES)('%s leaves no value in the log, from an action, a route, a job or next-auth', async (_what, fail) => {
  const run = async () => {
    await fail()
    throw new Error('it did not fail')
  }
  const perform = action({ name: 'record payment', permission: 'records:read', input: z.object({}).loose(), run })
  const refused = await perform({ password: PASSWORD, amount: AMOUNT })
  const GET = route({ name: 'search', permission: null, input: 'parsed by the use case', run })
  const url = `http://127.0.0.1:3000/api/search?q=${encodeURIComponent(PASSWORD)}`
  expect((await GET(new Request(url), { params: Promise.resolve({}) })).status).toBe(503)
  await enqueueJob(db, { kind: 'folded-names' })
  await runJobs([{ kind: 'folded-names', maxAttempts: 1, run: async () => void (await fail()) }])
  await run().catch((error) => authOptions.logger?.error?.('SIGNIN_ERROR', error))

  expect(lines()).toMatchObject([
    { action: 'record payment', msg: 'a request failed', reference: expect.stringMatching(/^[0-9A-F]{6}$/) },
    { route: 'search', msg: 'a request failed' },
    { kind: 'folded-names', msg: 'a job failed' },
    { kind: 'folded-names', msg: 'a job failed for good' },
    { code: 'SIGNIN_ERROR', msg: 'next-auth' },
  ])
  expect(written.join('')).not.toMatch(VALUES)
  expect(refused).toMatchObject({ refusal: { message: expect.stringContaining(String(lines()[0]?.reference)) } })
})

it('an error of the database keeps its code and the name of its constraint', async () => {
  const perform = action({
    name: 'record payment',
    permission: 'records:read',
    input: z.object({}),
    run: FAILURES[0]?.[1] as never,
  })
  await perform({})
  expect(lines()).toMatchObject([{ err: { code: 'P2002', sqlState: '23505', stack: expect.any(Array) } }])
})

it('what a page writes to the console is a line of the log, without its values', async () => {
  const target = { error: () => {}, warn: () => {} }
  logConsole(target)
  await asApplication.query('SELECT $1::date', [PASSWORD]).catch((error: Error) => {
    const report: (...written: unknown[]) => void = target.error
    report(' ⨯', Object.assign(error, { digest: '1234567890' }), { password: PASSWORD })
  })
  expect(lines()).toMatchObject([{ level: 50, reason: '⨯', err: { sqlState: '22007', digest: '1234567890' } }])
  expect(written.join('')).not.toMatch(VALUES)
})
