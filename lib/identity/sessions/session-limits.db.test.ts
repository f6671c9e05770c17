import { beforeEach, describe, expect, it } from 'vitest'
import { withOrigin } from '@/lib/database/origin'
import { SESSION_MESSAGES } from '@/lib/identity/messages'
import { editSessionLimits, sessionLimitsInput } from '@/lib/identity/organisation/edit-session-limits'
import { editPerson } from '@/lib/identity/people/edit-person'
import { endOtherSessions, endOwnSession, endSessionsOfPerson } from '@/lib/identity/sessions/end-sessions'
import { openSessionsOf } from '@/lib/identity/sessions/session-queries'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { asApplication, asOwner, db } from '@/test/database/database'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { addActors, eventsOf } from '@/test/rules/use-cases'
import { actorOf, beginSession, noteUse, type SessionClaims } from './session-store'

const HOME = { address: '203.0.113.7', client: 'Firefox 140 on Linux' }
const OFFICE = { address: '198.51.100.4', client: 'Edge 138 on Windows' }
let actors: Record<Role, Actor>

async function signIn(role: Role, from: { address: string; client: string; session?: string } = HOME) {
  const person = await db.person.findUniqueOrThrow({ where: { id: actors[role].id } })
  const user = await withOrigin(from, () => beginSession(person))
  const claims: SessionClaims = {
    personId: user.id,
    ...(user.sessionId && { sessionId: user.sessionId }),
    sessionVersion: person.sessionVersion,
  }
  return claims
}
const rowOf = ({ sessionId = '' }: SessionClaims) => db.session.findUniqueOrThrow({ where: { id: sessionId } })
const actorIn = async (claims: SessionClaims): Promise<Actor> => (await actorOf(claims))!

/** Moves the times of a session into the past. */
async function shift({ sessionId }: SessionClaims, column: 'last_seen_at' | 'created_at', interval: string) {
  await asOwner.query('ALTER TABLE session DISABLE TRIGGER USER')
  await asOwner.query(`UPDATE session SET ${column} = ${column} - $2::interval WHERE id = $1`, [sessionId, interval])
  await asOwner.query('ALTER TABLE session ENABLE TRIGGER USER')
}
const setLimits = (sql: string) => asOwner.query(`UPDATE organisation SET ${sql}`)

beforeEach(async () => {
  await asOwner.query('TRUNCATE session')
  await asOwner.query("INSERT INTO organisation (id, name) VALUES (1, 'Us') ON CONFLICT DO NOTHING")
  await setLimits('session_idle_minutes = 30, session_hours = 12')
  actors ??= await addActors()
})

describe('the limits of a session', () => {
  it('end it after thirty minutes without use, and not before', async () => {
    const claims = await signIn('analyst')
    await shift(claims, 'last_seen_at', '29 minutes 50 seconds')
    expect(await actorOf(claims)).not.toBeNull()
    await shift(claims, 'last_seen_at', '20 seconds')
    expect(await actorOf(claims)).toBeNull()
    expect(await openSessionsOf(actors.analyst.id)).toEqual([])
  })

  it('end it after twelve hours, however much it is used', async () => {
    const claims = await signIn('analyst')
    await shift(claims, 'created_at', '11 hours 59 minutes')
    expect(await actorOf(claims)).not.toBeNull()
    await shift(claims, 'created_at', '2 minutes')
    expect(await actorOf(claims)).toBeNull()
  })

  it('apply to open sessions when they are lowered, and prolong none when they are raised', async () => {
    const claims = await signIn('analyst')
    await shift(claims, 'last_seen_at', '10 minutes')
    await setLimits('session_idle_minutes = 5')
    expect(await actorOf(claims)).toBeNull()
    await setLimits('session_idle_minutes = 30, session_hours = 24')
    await asOwner.query('ALTER TABLE session DISABLE TRIGGER USER')
    await asOwner.query("UPDATE session SET created_at = now() - interval '13 hours', ends_at = now() - interval '1 h'")
    await asOwner.query('ALTER TABLE session ENABLE TRIGGER USER')
    expect(await actorOf(claims)).toBeNull()
    const next = await rowOf(await signIn('analyst'))
    expect(next.endsAt.getTime() - next.createdAt.getTime()).toBe(24 * 3_600_000)
  })

  it('are set by an administrator, with an event', async () => {
    const { version } = await db.organisation.findUniqueOrThrow({ where: { id: 1 } })
    const given = { version, sessionIdleMinutes: 15, sessionHours: 8 }
    expect(await editSessionLimits(actors.manager, given)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await editSessionLimits(actors.administrator, given)).toMatchObject({ ok: true })
    expect(await editSessionLimits(actors.administrator, given)).toMatchObject({ refusal: { kind: 'conflict' } })
    expect((await eventsOf('1')).at(-1)).toMatchObject({
      verb: 'organisation.session-limits-edited',
      before: { sessionIdleMinutes: 30, sessionHours: 12 },
      after: { sessionIdleMinutes: 15, sessionHours: 8 },
    })
  })

  it.each([
    [{ sessionIdleMinutes: '4' }, 'sessionIdleMinutes'],
    [{ sessionIdleMinutes: '61' }, 'sessionIdleMinutes'],
    [{ sessionHours: '0' }, 'sessionHours'],
    [{ sessionHours: '25' }, 'sessionHours'],
    [{ sessionHours: 'long' }, 'sessionHours'],
  ])('%j is refused at its field', (given, field) => {
    const parsed = sessionLimitsInput.safeParse({ version: 1, sessionIdleMinutes: '30', sessionHours: '12', ...given })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})

describe('the use of a session', () => {
  it('is noted with its address, at most once a minute', async () => {
    const claims = await signIn('analyst')
    await noteUse(await actorIn(claims), OFFICE.address)
    expect((await rowOf(claims)).address).toBe(HOME.address)
    await shift(claims, 'last_seen_at', '61 seconds')
    const idle = await actorIn(claims)
    expect(idle.session?.isNoted).toBe(false)
    await noteUse(idle, OFFICE.address)
    const noted = await rowOf(claims)
    expect(noted).toMatchObject({ address: OFFICE.address, client: HOME.client })
    // Two requests that found it not noted write it once.
    await noteUse(idle, HOME.address)
    expect(await rowOf(claims)).toEqual(noted)
  })

  it.each([
    ["last_seen_at = last_seen_at - interval '1 hour'", 'HR010'],
    ["last_seen_at = now() + interval '1 hour'", 'HR010'],
    ["client = 'another'", '42501'],
  ])('cannot be written as %s', async (change, code) => {
    await signIn('analyst')
    expect(await refusalOf(asApplication.query(`UPDATE session SET ${change}`))).toBe(code)
  })

  it('cannot be prolonged by inserting other times', async () => {
    const insert = "INSERT INTO session (person_id, created_at) VALUES ($1, now() + interval '1 year')"
    expect(await refusalOf(asApplication.query(insert, [actors.analyst.id]))).toBe('42501')
  })
})

describe('a new session', () => {
  it('has another id at each sign-in, and ends the one that this browser had', async () => {
    const first = await signIn('analyst')
    const second = await signIn('analyst', { ...HOME, session: first.sessionId! })
    expect(second.sessionId).not.toBe(first.sessionId)
    expect(await actorOf(first)).toBeNull()
    expect(await actorOf(second)).not.toBeNull()
    expect((await eventsOf(actors.analyst.id)).slice(-2)).toMatchObject([
      { verb: 'person.signed-in', after: { origin: { ...HOME, session: second.sessionId } } },
      { verb: 'person.signed-out', reason: 'replaced by a new sign-in' },
    ])
  })

  it('is needed after a change of role, and not after a change of name', async () => {
    const claims = await signIn('auditor')
    const edit = async (given: { name?: string; role?: Role }) => {
      const { id, version, name, email, role } = await db.person.findUniqueOrThrow({ where: { id: actors.auditor.id } })
      const answer = await editPerson(actors.administrator, { id, version, name, email, role, ...given })
      expect(answer).toMatchObject({ ok: true })
    }
    await edit({ name: 'Renamed' })
    expect(await actorOf(claims)).not.toBeNull()
    await edit({ role: 'manager' })
    expect(await actorOf(claims)).toBeNull()
    await edit({ role: 'auditor' })
    expect(await actorOf(claims)).toBeNull()
  })
})

describe('ending sessions', () => {
  it('ends one of the own ones, or all others', async () => {
    const [here, there, third] = [await signIn('analyst'), await signIn('analyst', OFFICE), await signIn('analyst')]
    const actor = await actorIn(here)
    expect((await openSessionsOf(actor.id)).map(({ client }) => client).sort()).toEqual(
      [HOME.client, HOME.client, OFFICE.client].sort(),
    )
    expect(await endOwnSession(actor, { id: there.sessionId! })).toMatchObject({ ok: true, value: { count: 1 } })
    expect(await actorOf(there)).toBeNull()
    expect((await eventsOf(actor.id)).at(-1)).toMatchObject({
      verb: 'person.sessions-ended',
      after: { sessions: [`${OFFICE.client}, ${OFFICE.address}, ${there.sessionId}`] },
    })
    expect(await endOtherSessions(actor)).toMatchObject({ ok: true, value: { count: 1 } })
    expect(await actorOf(third)).toBeNull()
    expect(await actorOf(here)).not.toBeNull()
    expect(await endOtherSessions(actor)).toMatchObject({ refusal: { message: SESSION_MESSAGES.noOthers } })
  })

  it("never ends another person's by its id", async () => {
    const [own, theirs] = [await signIn('analyst'), await signIn('manager')]
    expect(await endOwnSession(await actorIn(own), { id: theirs.sessionId! })).toMatchObject({ ok: false })
    expect(await actorOf(theirs)).not.toBeNull()
  })

  it("ends another person's as an administrator, and as no one else", async () => {
    const [one, two] = [await signIn('manager'), await signIn('manager')]
    const personId = actors.manager.id
    for (const role of ['analyst', 'auditor'] as const)
      expect(await endSessionsOfPerson(actors[role], { personId })).toMatchObject({ refusal: { kind: 'forbidden' } })
    const end = (id?: string) => endSessionsOfPerson(actors.administrator, { personId, id })
    expect(await end(one.sessionId)).toMatchObject({ ok: true })
    expect([await actorOf(one), await actorOf(two)]).toEqual([null, expect.anything()])
    expect(await end()).toMatchObject({ ok: true, value: { count: 1 } })
    expect(await end()).toMatchObject({ refusal: { message: SESSION_MESSAGES.none('The manager') } })
    expect((await eventsOf(personId)).at(-1)).toMatchObject({ actorId: actors.administrator.id })
  })
})
