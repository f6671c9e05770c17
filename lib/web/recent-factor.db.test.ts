import { headers } from 'next/headers'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { addAuthenticator, newAuthenticator } from '@/lib/identity/second-factor/add-authenticator'
import { giveInSession, recentFactorRefusal } from '@/lib/identity/second-factor/recent-factor'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import { currentActor } from '@/lib/identity/sign-in/session'
import { FACTOR_HEADER } from '@/lib/kernel/http/factor-header'
import { ok } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { asOwner, db } from '@/test/database/database'
import { codeOf } from '@/test/identity/codes'
import { stopBetweenSteps } from '@/test/identity/stop-between-steps'
import { action } from './action'
import { TAKES_NONE, TAKES_RECENT_FACTOR } from './operations'
import { route } from './route'

vi.mock('next/headers', () => ({ headers: vi.fn(), cookies: vi.fn() }))
vi.mock('@/lib/identity/sign-in/session', () => ({ currentActor: vi.fn() }))

const run = vi.fn(async () => ok('recorded'))
const input = z.object({ report: z.string().optional() })
const actionNamed = (name: string) => action({ name, permission: 'records:read', input, run })
const needed = { ok: false, refusal: { kind: 'factor_needed', hasPasskey: false } }
const recorded = ok('recorded')

let actor: Actor
let secret: string
let number = 0

/** A person in a session of their own. */
async function signedIn(): Promise<Actor> {
  number += 1
  const data = { email: `manager${number}@cedarline.example`, name: `Manager ${number}`, role: 'manager' } as const
  const person = await db.person.create({ data })
  const { sessionId, sessionVersion } = await beginSession(person)
  const claims = { personId: person.id, sessionId: sessionId ?? '', sessionVersion: sessionVersion ?? 0 }
  const found = await actorOf(claims)
  if (!found) throw new Error('no session began')
  vi.mocked(currentActor).mockResolvedValue(found)
  return found
}

const minutesPass = (minutes: number) =>
  asOwner.query(
    `ALTER TABLE session DISABLE TRIGGER USER;
     UPDATE session SET factor_at = factor_at - make_interval(mins => ${minutes});
     ALTER TABLE session ENABLE TRIGGER USER`,
  )

beforeAll(async () => {
  stopBetweenSteps()
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  vi.mocked(headers).mockResolvedValue(new Headers({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }))
})

beforeEach(async () => {
  await db.organisation.update({ where: { id: 1 }, data: { secondFactorRoles: [] } })
  await asOwner.query('TRUNCATE sign_in_window')
  actor = await signedIn()
  const setUp = await newAuthenticator(actor)
  secret = setUp.secret
  await addAuthenticator(actor, { sealed: setUp.sealed, name: 'Phone', code: codeOf(secret, -1) })
  await minutesPass(11)
  run.mockClear()
})

it('an approval waits for the second factor after ten minutes, and not within them', async () => {
  expect(await actionNamed('decide payment')({})).toMatchObject(needed)
  expect(run).not.toHaveBeenCalled()
  expect(await giveInSession(actor, { code: codeOf(secret) })).toMatchObject({ ok: true })
  expect(await actionNamed('decide payment')({})).toEqual(recorded)
  await minutesPass(9)
  expect(await actionNamed('decide payment')({})).toEqual(recorded)
  await minutesPass(1)
  expect(await actionNamed('decide payment')({})).toMatchObject(needed)
  const given = await db.auditEvent.findMany({ where: { targetId: actor.id, verb: 'person.factor-given' } })
  expect(given).toMatchObject([{ after: expect.stringContaining('"secondFactor":"authenticator app: Phone"') }])
})

/** What no list may leave out: what approves, signs and reopens, and what changes who may do what. */
const ALWAYS = [
  'decide payment',
  'approve a selected payment',
  'decide void',
  'confirm apparent violation',
  'sign yearly summary',
  'close year',
  'decide about reopening year',
  'approve a record of the law',
  'decide on a policy',
  'issue a letter for the bank',
  'invite a person',
  'edit a person',
  'create a password link',
  'confirm access',
  'decide on the reset of a second factor',
]
const takenAlways = Object.entries(TAKES_RECENT_FACTOR).flatMap(([name, takes]) => (takes === true ? [name] : []))

it('each action that takes it waits for it, once for all of them, and no other action does', async () => {
  expect(takenAlways).toEqual(expect.arrayContaining(ALWAYS))
  const answersOf = async (names: readonly string[]) =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await actionNamed(name)({})] as const)))
  const all = <Value>(names: readonly string[], value: Value) => Object.fromEntries(names.map((name) => [name, value]))
  expect(await answersOf(takenAlways)).toMatchObject(all(takenAlways, needed))
  expect(run).not.toHaveBeenCalled()
  expect(await answersOf(TAKES_NONE)).toEqual(all(TAKES_NONE, recorded))
  await giveInSession(actor, { code: codeOf(secret) })
  expect(await answersOf(takenAlways)).toEqual(all(takenAlways, recorded))
})

it('another session of the same person has not given it', async () => {
  await giveInSession(actor, { code: codeOf(secret) })
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.id } })
  const { sessionId = '' } = await beginSession(person)
  expect(await recentFactorRefusal({ ...actor, session: { id: sessionId, isNoted: true } })).toMatchObject(
    needed.refusal,
  )
  expect(await recentFactorRefusal(actor)).toBeNull()
})

it('a wrong code and a used one change nothing', async () => {
  for (const code of ['000000', codeOf(secret, -1)])
    expect(await giveInSession(actor, { code })).toMatchObject({ refusal: { kind: 'invalid' } })
  expect(await actionNamed('sign yearly summary')({})).toMatchObject(needed)
})

it('only an export of people takes it, by an action and by a route', async () => {
  const ask = actionNamed('prepare an export in the background')
  expect(await ask({ report: 'payments' })).toEqual(recorded)
  expect(await ask({ report: 'people-and-permissions' })).toMatchObject(needed)
  const GET = route({ name: 'export', permission: null, input: 'parsed by the use case', refusals: 'text', run })
  const get = (report: string) => GET(new Request('http://127.0.0.1:3000/x'), { params: Promise.resolve({ report }) })
  expect((await get('payments')).status).toBe(200)
  const refused = await get('people-and-permissions')
  expect([refused.status, refused.headers.get(FACTOR_HEADER)]).toEqual([403, 'code'])
})

it('an action without an answer takes it, and recording a payment does not', async () => {
  expect(await actionNamed('something new')({})).toMatchObject(needed)
  expect(await actionNamed('record payment')({})).toEqual(recorded)
})

it('a person without a second factor is not asked, unless their role needs one', async () => {
  await signedIn()
  expect(await actionNamed('decide payment')({})).toEqual(recorded)
  await db.organisation.update({ where: { id: 1 }, data: { secondFactorRoles: ['manager'] } })
  expect(await actionNamed('decide payment')({})).toMatchObject({ refusal: { kind: 'forbidden' } })
})
