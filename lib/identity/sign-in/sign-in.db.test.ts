import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeOwnPassword } from '@/lib/identity/passwords/change-own-password'
import { hashPassword } from '@/lib/identity/passwords/password-hashing'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import { asOwner, db } from '@/test/database/database'
import { signInWithPassword } from './sign-in'

const password = 'a ledger of small fees'
let passwordHash: string
let number = 0
let email: string
let personId: string

const HERE = '203.0.113.9'

const signIn = (typed: string, account = email) =>
  signInWithPassword({ email: account, password: typed }, { source: HERE, deviceTokens: [] })

beforeAll(async () => {
  const hashed = await hashPassword(password)
  if (!hashed.ok) throw new Error(hashed.refusal.message)
  passwordHash = hashed.value
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
})

beforeEach(async () => {
  await asOwner.query('TRUNCATE sign_in_window')
  number += 1
  email = `person${number}@cedarline.example`
  const person = await db.person.create({ data: { email, name: `Person ${number}`, role: 'analyst', passwordHash } })
  personId = person.id
})

describe('signing in', () => {
  it('accepts the correct password and records an event', async () => {
    expect(await signIn(password, ` ${email.toUpperCase()} `)).toMatchObject({
      kind: 'signed_in',
    })
    expect(await db.auditEvent.findMany({ where: { targetId: personId } })).toMatchObject([
      { verb: 'person.signed-in', actorId: personId },
    ])
  })

  it('refuses an incorrect password, an unknown address, no password and a deactivated person alike', async () => {
    await db.person.create({ data: { email: `invited-${email}`, name: 'Invited', role: 'auditor' } })
    await db.person.create({
      data: { email: `gone-${email}`, name: 'Gone', role: 'auditor', passwordHash, deactivatedAt: new Date() },
    })
    for (const address of [email, `unknown-${email}`, `invited-${email}`, `gone-${email}`]) {
      const typed = address === email ? 'not this one' : password
      expect(await signIn(typed, address)).toEqual({ kind: 'refused' })
      const events = await db.auditEvent.findMany({ where: { targetId: address } })
      expect(events).toMatchObject([{ verb: 'person.sign-in-refused', targetName: address }])
    }
  })

  it.each([
    [{ email: 'a\u0000b@c.example', password }],
    [{ email: '\ud800@c.example', password }],
    [{ email: '', password: '' }],
  ])('refuses %j without an error', async (given) => {
    expect(await signInWithPassword(given, { source: HERE, deviceTokens: [] })).toEqual({ kind: 'refused' })
  })

  it.each([[undefined], [{}], [{ email: { gt: '' }, password }], [{ email: 'a@b.example', password: ['x'] }]])(
    'refuses %j, which no form sends',
    async (given) => {
      expect(await signInWithPassword(given, { source: HERE, deviceTokens: [] })).toEqual({ kind: 'refused' })
    },
  )

  it('refuses a password of a million characters within the time limit', async () => {
    expect(await signIn('x'.repeat(1_000_000))).toEqual({ kind: 'refused' })
  })
})

describe('a session', () => {
  const actorNow = async () => {
    const person = await db.person.findUniqueOrThrow({ where: { id: personId } })
    const { id, sessionVersion = 0, sessionId } = await beginSession(person)
    const claims = { personId: id, sessionVersion, sessionId }
    return { claims, actor: await actorOf(claims) }
  }

  it('has the current role, not the one at sign-in', async () => {
    const { claims, actor } = await actorNow()
    expect(actor?.role).toBe('analyst')
    await db.person.update({ where: { id: personId }, data: { role: 'auditor' } })
    expect((await actorOf(claims))?.role).toBe('auditor')
  })

  it('ends when the password changes, and the old password is invalid', async () => {
    const { claims, actor } = await actorNow()
    const changed = await changeOwnPassword(actor!, {
      currentPassword: password,
      newPassword: 'otter lamp glacier violin',
    })
    expect(changed).toEqual({ ok: true, value: { changed: true } })
    expect(await actorOf(claims)).toBeNull()
    expect(await signIn(password)).toEqual({ kind: 'refused' })
    expect(await signIn('otter lamp glacier violin')).toMatchObject({
      kind: 'signed_in',
      user: { sessionVersion: claims.sessionVersion + 1 },
    })
  })

  it('cannot be used to guess the current password', async () => {
    const { actor } = await actorNow()
    const guess = (currentPassword: string) =>
      changeOwnPassword(actor!, { currentPassword, newPassword: 'otter lamp glacier violin' })
    for (let attempt = 0; attempt < 8; attempt += 1) {
      expect(await guess(`wrong ${attempt}`)).toMatchObject({ refusal: { kind: 'invalid' } })
    }
    expect(await guess(password)).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
  })

  it('refuses the email address, a common password and the current one as a new password', async () => {
    const { actor } = await actorNow()
    for (const newPassword of [email, 'password1234', password]) {
      const answer = await changeOwnPassword(actor!, { currentPassword: password, newPassword })
      expect(answer).toMatchObject({ refusal: { kind: 'invalid', fieldErrors: { newPassword: expect.any(String) } } })
    }
  })
})
