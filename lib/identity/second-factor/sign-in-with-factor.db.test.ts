import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashPassword } from '@/lib/identity/passwords/password-hashing'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import { signInAfterChallenge } from '@/lib/identity/sign-in/after-first-factor'
import { signInWithPassword } from '@/lib/identity/sign-in/sign-in'
import { asOwner, db } from '@/test/database/database'
import { codeOf } from '@/test/identity/codes'
import { stopBetweenSteps } from '@/test/identity/stop-between-steps'
import { addAuthenticator, addAuthenticatorAtSignIn, newAuthenticator } from './add-authenticator'
import { giveAtSignIn } from './give-at-sign-in'

const browser = vi.hoisted(() => ({ token: '' }))
vi.mock('./challenge-cookie', () => ({ readChallengeToken: async () => browser.token }))

const password = 'a ledger of small fees'
let passwordHash: string
let person: Awaited<ReturnType<typeof makePerson>>
let secret: string
let recoveryCodes: string[]
let number = 0

async function makePerson() {
  number += 1
  const email = `person${number}@cedarline.example`
  return db.person.create({ data: { email, name: `Person ${number}`, role: 'analyst', passwordHash } })
}

/** Adds an authenticator app with the code before the current one, so that the current one is unused. */
async function addApp(to: typeof person) {
  const setUp = await newAuthenticator(to)
  const given = { sealed: setUp.sealed, name: 'Phone', code: codeOf(setUp.secret, -1), currentPassword: password }
  const added = await addAuthenticator(to, given)
  if (!added.ok) throw new Error(added.refusal.message)
  return { secret: setUp.secret, recoveryCodes: added.value.recoveryCodes }
}

/** The first step: the right password. The browser then has the token of a challenge. */
async function begin(of = person) {
  const signIn = await signInWithPassword({ email: of.email, password }, { source: '203.0.113.9', deviceTokens: [] })
  browser.token = signIn.kind === 'second_factor' ? signIn.challengeToken : ''
  return signIn.kind
}

const finish = () => signInAfterChallenge(browser.token, [])
const wrong = { ok: false, refusal: { kind: 'invalid', fieldErrors: { code: expect.any(String) } } }
const over = { ok: false, refusal: { kind: 'conflict', message: expect.stringContaining('Sign in again') } }

beforeAll(async () => {
  stopBetweenSteps()
  const hashed = await hashPassword(password)
  if (!hashed.ok) throw new Error(hashed.refusal.message)
  passwordHash = hashed.value
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
})

beforeEach(async () => {
  await asOwner.query('TRUNCATE sign_in_window')
  await db.organisation.update({ where: { id: 1 }, data: { secondFactorRoles: [] } })
  person = await makePerson()
  ;({ secret, recoveryCodes } = await addApp(person))
})

describe('a sign-in of a person with a second factor', () => {
  it('begins no session before it is given, and one afterwards', async () => {
    expect(await begin()).toBe('second_factor')
    expect(await finish()).toBeNull()
    expect(await db.session.count({ where: { personId: person.id } })).toBe(0)
    expect(await giveAtSignIn({ code: codeOf(secret) })).toEqual({ ok: true, value: { met: true } })
    const signedIn = await finish()
    expect(await actorOf({ personId: person.id, ...signedIn?.user })).toMatchObject({ id: person.id })
    expect(await db.session.findMany({ where: { personId: person.id } })).toMatchObject([
      { factorAt: expect.any(Date) },
    ])
    const events = await db.auditEvent.findMany({ where: { targetId: person.id }, orderBy: { seq: 'asc' } })
    expect(events.map(({ verb }) => verb)).toEqual(['person.factor-added', 'person.factor-given', 'person.signed-in'])
    expect(JSON.stringify(events)).not.toContain(secret.replaceAll(' ', ''))
  })

  it('is used up by its session', async () => {
    await begin()
    await giveAtSignIn({ code: codeOf(secret) })
    expect(await finish()).not.toBeNull()
    expect(await finish()).toBeNull()
    expect(await giveAtSignIn({ code: codeOf(secret, 1) })).toMatchObject(over)
  })

  it('refuses a code that was used, also the one that set the app up', async () => {
    await begin()
    expect(await giveAtSignIn({ code: codeOf(secret, -1) })).toMatchObject(wrong)
    expect(await giveAtSignIn({ code: codeOf(secret) })).toMatchObject({ ok: true })
    await begin()
    expect(await giveAtSignIn({ code: codeOf(secret) })).toMatchObject(wrong)
    expect(await giveAtSignIn({ code: codeOf(secret, 1) })).toMatchObject({ ok: true })
  })

  it('accepts one code once, of two at the same time', async () => {
    await begin()
    const first = browser.token
    await begin()
    const second = browser.token
    const give = (token: string) => {
      browser.token = token
      return giveAtSignIn({ code: codeOf(secret) })
    }
    const answers = await Promise.all([give(first), give(second)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('accepts a recovery code once, however it is typed', async () => {
    const [code = ''] = recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    await begin()
    expect(await giveAtSignIn({ code: ` ${code.toLowerCase().replaceAll('-', ' ')}` })).toMatchObject({ ok: true })
    await begin()
    expect(await giveAtSignIn({ code })).toMatchObject(wrong)
    const stored = await db.recoveryCode.findMany({ where: { personId: person.id } })
    expect(stored.filter(({ usedAt }) => usedAt)).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(code)
  })

  it('refuses the code of another person, and does not use it up', async () => {
    const other = await makePerson()
    const others = await addApp(other)
    await begin()
    expect(await giveAtSignIn({ code: codeOf(others.secret) })).toMatchObject(wrong)
    expect(await giveAtSignIn({ code: others.recoveryCodes[0] ?? '' })).toMatchObject(wrong)
    await begin(other)
    expect(await giveAtSignIn({ code: codeOf(others.secret) })).toMatchObject({ ok: true })
  })

  it('is over after five tries, five minutes, another password and a deactivation', async () => {
    await begin()
    for (let tries = 0; tries < 5; tries += 1) expect(await giveAtSignIn({ code: '000000' })).toMatchObject(wrong)
    expect(await giveAtSignIn({ code: codeOf(secret) })).toMatchObject(over)

    await begin()
    await asOwner.query(`UPDATE sign_in_challenge SET ends_at = now() - interval '1 second'`)
    expect(await giveAtSignIn({ code: codeOf(secret) })).toMatchObject(over)

    await begin()
    await db.person.update({ where: { id: person.id }, data: { sessionVersion: { increment: 1 } } })
    expect(await giveAtSignIn({ code: codeOf(secret) })).toMatchObject(over)

    await begin()
    await giveAtSignIn({ code: codeOf(secret) })
    await db.person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } })
    expect(await finish()).toBeNull()
  })

  it('is limited for the account, however often it begins again', async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      await begin()
      expect(await giveAtSignIn({ code: '000000' })).toMatchObject(wrong)
    }
    await begin()
    expect(await giveAtSignIn({ code: codeOf(secret) })).toMatchObject({
      refusal: { message: 'Too many incorrect codes. Try again in 15 minutes' },
    })
    const refused = await db.auditEvent.findMany({ where: { verb: 'person.sign-in-refused', targetId: person.email } })
    expect(refused.map(({ reason }) => reason).sort()).toEqual(['', 'too many incorrect second factors'])
  })
})

describe('adding an authenticator app', () => {
  it('takes the password for the first one, and ends the sessions that began without it', async () => {
    const other = await makePerson()
    const { sessionId, sessionVersion } = await beginSession(other)
    const { sealed, secret: shown } = await newAuthenticator(other)
    const given = { sealed, name: 'Phone', code: codeOf(shown) }
    const atPassword = { refusal: { fieldErrors: { currentPassword: expect.any(String) } } }
    expect(await addAuthenticator(other, given)).toMatchObject(atPassword)
    expect(await addAuthenticator(other, { ...given, currentPassword: 'not this' })).toMatchObject(atPassword)
    expect(await addAuthenticator(other, { ...given, currentPassword: password, code: '000000' })).toMatchObject(wrong)
    expect(await addAuthenticator(other, { ...given, currentPassword: password })).toMatchObject({ ok: true })
    const claims = { personId: other.id, sessionId: sessionId ?? '', sessionVersion: sessionVersion ?? 0 }
    expect(await actorOf(claims)).toBeNull()
  })

  it('refuses the secret that was sealed for another person, and a changed one', async () => {
    const other = await makePerson()
    const theirs = await newAuthenticator(other)
    for (const sealed of [theirs.sealed, `${theirs.sealed.slice(0, -4)}AAAA`, ''])
      expect(await addAuthenticator(person, { sealed, name: 'Phone', code: codeOf(theirs.secret) })).toMatchObject({
        refusal: { kind: 'conflict' },
      })
  })

  it('stores no secret as it is', async () => {
    const [stored] = await db.secondFactor.findMany({ where: { personId: person.id } })
    expect(stored?.sealedSecret).not.toContain(secret.replaceAll(' ', ''))
  })
})

describe('a person whose role needs a second factor and who has none', () => {
  it('sets one up in the sign-in, and has no session before', async () => {
    await db.organisation.update({ where: { id: 1 }, data: { secondFactorRoles: ['analyst'] } })
    const other = await makePerson()
    expect(await begin(other)).toBe('second_factor')
    expect(await giveAtSignIn({ code: '000000' })).toMatchObject(over)
    expect(await finish()).toBeNull()
    const setUp = await newAuthenticator(other)
    const given = { sealed: setUp.sealed, name: 'Phone', code: codeOf(setUp.secret) }
    expect(await addAuthenticatorAtSignIn(given)).toMatchObject({ ok: true, value: { name: 'Phone' } })
    expect(await finish()).toMatchObject({ user: { id: other.id } })
  })

  it('cannot set one up in the sign-in when they have one', async () => {
    expect(await begin()).toBe('second_factor')
    const setUp = await newAuthenticator(person)
    const given = { sealed: setUp.sealed, name: 'Mine', code: codeOf(setUp.secret) }
    expect(await addAuthenticatorAtSignIn(given)).toMatchObject(over)
  })
})
