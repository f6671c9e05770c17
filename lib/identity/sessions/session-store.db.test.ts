import { decode, encode } from 'next-auth/jwt'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeOwnPassword } from '@/lib/identity/passwords/change-own-password'
import { hashPassword } from '@/lib/identity/passwords/password-hashing'
import { authOptions } from '@/lib/identity/sign-in/auth-options'
import { signInWithPassword } from '@/lib/identity/sign-in/sign-in'
import { asApplication, asOwner, db } from '@/test/database/database'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { actorOf, beginSession, endSession, LONGEST_SESSION_SECONDS, type SessionClaims } from './session-store'

const password = 'a ledger of small fees'
const origin = { source: '203.0.113.9', deviceTokens: [] }
let passwordHash: string
let number = 0
let person: Awaited<ReturnType<typeof db.person.create>>

/** What the cookie of a sign-in claims. */
const signIn = async (): Promise<SessionClaims> => {
  const { id: personId, sessionVersion, sessionId } = await beginSession(person)
  return { personId, sessionVersion, sessionId }
}
const rows = () => db.session.findMany({ where: { personId: person.id }, orderBy: { createdAt: 'asc' } })
const end = (claims: SessionClaims) => endSession({ ...claims, name: person.name })
const verbs = async () => {
  const events = await db.auditEvent.findMany({ where: { targetId: person.id }, orderBy: { seq: 'asc' } })
  return events.map(({ verb, reason }) => (reason ? `${verb} (${reason})` : verb))
}

/** Makes this session begin `hours` earlier. */
async function age(claims: SessionClaims, hours: number): Promise<void> {
  await asOwner.query('ALTER TABLE session DISABLE TRIGGER USER')
  await asOwner.query(
    `UPDATE session
     SET created_at = created_at - make_interval(hours => $2), ends_at = ends_at - make_interval(hours => $2)
     WHERE id = $1`,
    [claims.sessionId, hours],
  )
  await asOwner.query('ALTER TABLE session ENABLE TRIGGER USER')
}

beforeAll(async () => {
  const hashed = await hashPassword(password)
  if (!hashed.ok) throw new Error(hashed.refusal.message)
  passwordHash = hashed.value
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
})
beforeEach(async () => {
  number += 1
  const email = `session${number}@cedarline.example`
  person = await db.person.create({ data: { email, name: `Person ${number}`, role: 'analyst', passwordHash } })
})

describe('a session', () => {
  it('begins at sign-in with an event, and lasts the hours that the organisation has set', async () => {
    const answer = await signInWithPassword({ email: person.email, password }, origin)
    const [row] = await rows()
    expect(answer).toMatchObject({
      kind: 'signed_in',
      user: { sessionId: row!.id, sessionEndsAt: row!.endsAt.getTime() },
    })
    expect(row!.endsAt.getTime() - row!.createdAt.getTime()).toBe(12 * 3600 * 1000)
    expect(row!.endedAt).toBeNull()
    expect(await verbs()).toEqual(['person.signed-in'])
  })

  it('identifies the person until it expires', async () => {
    const claims = await signIn()
    expect(await actorOf(claims)).toEqual({
      ...{ id: person.id, name: person.name, email: person.email, role: 'analyst' },
      session: { id: claims.sessionId, isNoted: true },
    })
    await age(claims, 11)
    expect(await actorOf(claims)).not.toBeNull()
    await age(claims, 1)
    expect(await actorOf(claims)).toBeNull()
  })

  it('ends at sign-out, for every copy of its cookie, with one event', async () => {
    const claims = await signIn()
    const copy = { ...claims }
    await end(claims)
    expect(await actorOf(copy)).toBeNull()
    const ended = await rows()
    expect(ended).toMatchObject([{ endedAt: expect.any(Date) }])
    await end(copy)
    expect(await rows()).toEqual(ended)
    expect(await verbs()).toEqual(['person.signed-in', 'person.signed-out'])
  })

  it('of another browser continues after a sign-out here', async () => {
    const [here, there] = [await signIn(), await signIn()]
    await end(here)
    expect(await actorOf(here)).toBeNull()
    expect(await actorOf(there)).toMatchObject({ id: person.id })
  })

  it('ends with every other one when the password changes', async () => {
    const both = [await signIn(), await signIn()]
    const actor = (await actorOf(both[0]!))!
    const changed = await changeOwnPassword(actor, {
      currentPassword: password,
      newPassword: 'otter lamp glacier violin',
    })
    expect(changed).toMatchObject({ ok: true })
    for (const claims of both) {
      expect(await actorOf(claims)).toBeNull()
      // A cookie with the new session version is invalid too.
      expect(await actorOf({ ...claims, sessionVersion: 2 })).toBeNull()
    }
    expect((await rows()).every(({ endedAt }) => endedAt !== null)).toBe(true)
  })

  it.each<[string, (claims: SessionClaims) => SessionClaims]>([
    ['a cookie from before there were sessions', ({ personId, sessionVersion }) => ({ personId, sessionVersion })],
    ['a cookie without a person', ({ sessionId, sessionVersion }) => ({ sessionId, sessionVersion })],
    ['a cookie without a session version', ({ sessionId, personId }) => ({ sessionId, personId })],
    ['a session that was never begun', (claims) => ({ ...claims, sessionId: '00000000-0000-4000-8000-000000000000' })],
    ['an older session version', (claims) => ({ ...claims, sessionVersion: 0 })],
    ['an empty cookie', () => ({})],
  ])('does not come from %s', async (_case, change) => {
    expect(await actorOf(change(await signIn()))).toBeNull()
  })

  it('of one person does not identify another', async () => {
    const claims = await signIn()
    const other = await db.person.create({ data: { email: `other-${person.email}`, name: 'Other', role: 'manager' } })
    expect(await actorOf({ ...claims, personId: other.id })).toBeNull()
    await end({ ...claims, personId: other.id })
    expect(await actorOf(claims)).not.toBeNull()
  })
})

describe('the cookie', () => {
  const jwt = authOptions.jwt!
  const secret = 'a secret of thirty-two characters'
  const expiry = async (sessionEndsAt: number | undefined) => {
    const token = await jwt.encode!({
      token: { sessionId: 'x', sessionEndsAt },
      secret,
      maxAge: LONGEST_SESSION_SECONDS,
    })
    return ((await decode({ token, secret }))?.exp as number) * 1000
  }

  it('has one lifetime in both settings of next-auth', () => {
    expect(jwt.maxAge).toBe(LONGEST_SESSION_SECONDS)
    expect(authOptions.session?.maxAge).toBe(LONGEST_SESSION_SECONDS)
  })

  it('that is renewed late in the session ends with the session', async () => {
    const endsAt = Date.now() + 600_000
    expect(Math.abs((await expiry(endsAt)) - endsAt)).toBeLessThan(2000)
  })

  it('never lasts longer than a day, whatever its claims', async () => {
    const latest = Date.now() + LONGEST_SESSION_SECONDS * 1000
    expect(await expiry(latest * 2)).toBeLessThanOrEqual(latest + 2000)
  })

  it.each([
    ['of a session that is over', Date.now() - 60_000],
    ['without an end', undefined],
  ])('%s has expired when it is issued', async (_case, sessionEndsAt) => {
    await expect(expiry(sessionEndsAt)).rejects.toThrow(/exp/)
  })

  it('of an older version is decoded but has no session', async () => {
    const token = await encode({ token: { personId: person.id, sessionVersion: 1 }, secret })
    const session = await authOptions.callbacks!.session!({
      session: { expires: '' },
      token: await decode({ token, secret }),
    } as never)
    expect(await actorOf(session as SessionClaims)).toBeNull()
  })
})

describe('the session table, through the role of the application', () => {
  const tried = (sql: string) => async () => {
    const { sessionId } = await signIn()
    return refusalOf(asApplication.query(sql.replace('$id', `'${sessionId}'`).replace('$person', `'${person.id}'`)))
  }

  it.each([
    [
      'a session that ends later',
      "INSERT INTO session (person_id, ends_at) VALUES ($person, now() + interval '1 year')",
      '42501',
    ],
    ['a later end', "UPDATE session SET ends_at = now() + interval '1 year' WHERE id = $id", '42501'],
    ['another person', 'UPDATE session SET person_id = $person WHERE id = $id', '42501'],
    ['a deletion', 'DELETE FROM session WHERE id = $id', '42501'],
    ['an end before its beginning', "UPDATE session SET ended_at = now() - interval '1 day' WHERE id = $id", '23514'],
  ])('refuses %s', async (_case, sql, code) => {
    expect(await tried(sql)()).toBe(code)
  })

  it('does not reopen a session that has ended', async () => {
    const claims = await signIn()
    await end(claims)
    const revive = 'UPDATE session SET ended_at = NULL WHERE id = $1'
    expect(await refusalOf(asApplication.query(revive, [claims.sessionId]))).toBe('HR010')
    expect(await refusalOf(asOwner.query(revive, [claims.sessionId]))).toBe('HR010')
  })
})
