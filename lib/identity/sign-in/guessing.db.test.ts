import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '@/lib/identity/passwords/password-hashing'
import { asApplication, asOwner, db } from '@/test/database/database'
import { signInWithPassword } from './sign-in'

const password = 'a ledger of small fees'
let passwordHash: string
let number = 0
let email: string
let personId: string

const HERE = '203.0.113.9'

/** Signs in from a source without a device cookie, or with the tokens of one. */
const signIn = (typed: string, source = HERE, deviceTokens: readonly string[] = [], account = email) =>
  signInWithPassword({ email: account, password: typed }, { source, deviceTokens })
const tryWrong = (times: number, source = HERE, deviceTokens: readonly string[] = []) =>
  Promise.all(Array.from({ length: times }, (_, at) => signIn(`wrong ${at}`, source, deviceTokens)))
/** Signs in correctly; returns the device tokens of that browser. */
async function knownDevice(source = HERE): Promise<string[]> {
  const answer = await signIn(password, source)
  if (answer.kind !== 'signed_in') throw new Error(answer.kind)
  return answer.deviceTokens
}
const kinds = (answers: { kind: string }[]) => {
  const counts: Record<string, number> = {}
  for (const { kind } of answers) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
const refusals = (targetId = email) =>
  db.auditEvent.findMany({ where: { verb: 'person.sign-in-refused', targetId }, orderBy: { seq: 'asc' } })
const reasons = async (targetId = email) => (await refusals(targetId)).map(({ reason }) => reason)
/** Lets fifteen minutes pass for every window. */
const passFifteenMinutes = () => asOwner.query(`UPDATE sign_in_window SET began_at = began_at - interval '15 minutes'`)
const closeWindows = () => asApplication.query('SELECT close_sign_in_windows()')

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

describe('after eight incorrect passwords from one source', () => {
  it('the correct one is refused from there too', async () => {
    await tryWrong(8)
    expect(await signIn(password)).toEqual({ kind: 'locked' })
  })

  it('but not after seven', async () => {
    await tryWrong(7)
    expect(await signIn(password)).toMatchObject({ kind: 'signed_in' })
  })

  it('another address is not locked', async () => {
    await tryWrong(8)
    const other = await db.person.create({
      data: { email: `other-${email}`, name: 'Other', role: 'manager', passwordHash },
    })
    expect(await signIn(password, HERE, [], other.email)).toMatchObject({ kind: 'signed_in' })
  })

  it('the owner signs in from elsewhere, and on a device that they used before from there too', async () => {
    const tokens = await knownDevice()
    await tryWrong(60)
    expect(await signIn(password, HERE)).toEqual({ kind: 'locked' })
    expect(await signIn(password, '198.51.100.7')).toMatchObject({ kind: 'signed_in' })
    expect(await signIn(password, HERE, tokens)).toMatchObject({ kind: 'signed_in' })
  })

  it('the lock ends after fifteen minutes, however many attempts there were', async () => {
    await tryWrong(8)
    expect(await signIn(password)).toEqual({ kind: 'locked' })
    await passFifteenMinutes()
    expect(await signIn(password)).toMatchObject({ kind: 'signed_in' })
  })

  it('sixty simultaneous attempts get eight guesses', async () => {
    const answers = kinds(await tryWrong(60))
    expect(answers).toEqual({ refused: 8, locked: expect.any(Number), busy: expect.any(Number) })
  })

  it('a correct password is not counted', async () => {
    for (let at = 0; at < 12; at += 1) expect(await signIn(password)).toMatchObject({ kind: 'signed_in' })
  })

  it('addresses of one IPv6 network are one source', async () => {
    for (let at = 0; at < 8; at += 1) await signIn('wrong', `2001:db8:1:2::${at}`)
    expect(await signIn(password, '2001:db8:1:2:ffff::1')).toEqual({ kind: 'locked' })
    expect(await signIn(password, '2001:db8:1:3::1')).toMatchObject({ kind: 'signed_in' })
  })
})

describe('strangers', () => {
  it('from many sources get twenty-four guesses at one account, and its owner gets in on a known device', async () => {
    const tokens = await knownDevice()
    for (let at = 0; at < 24; at += 1) expect(await signIn('wrong', `198.51.100.${at}`)).toEqual({ kind: 'refused' })
    expect(await signIn(password, '203.0.113.77')).toEqual({ kind: 'locked' })
    expect(await signIn(password, '203.0.113.77', tokens)).toMatchObject({ kind: 'signed_in' })
  })

  it('get forty guesses from one source, whatever accounts they try, known or not', async () => {
    for (let at = 0; at < 40; at += 1)
      expect(await signIn('Summer2026!!', HERE, [], at === 7 ? email : `unknown${at}@x.example`)).toEqual({
        kind: 'refused',
      })
    expect(await signIn(password)).toEqual({ kind: 'locked' })
    expect(await signIn('Summer2026!!', HERE, [], 'unknown@x.example')).toEqual({ kind: 'locked' })
    expect(await signIn(password, '198.51.100.7')).toMatchObject({ kind: 'signed_in' })
  })

  it('get the same answers for an unknown address as for a known one', async () => {
    const answers = async (account: string) => {
      const kindsInTurn: string[] = []
      for (let at = 0; at < 10; at += 1) kindsInTurn.push((await signIn('wrong', HERE, [], account)).kind)
      return kindsInTurn
    }
    expect(await answers(`unknown-${email}`)).toEqual(await answers(email))
  })

  it('do not become a known device with the cookie of someone else, or one that was made up', async () => {
    const other = await db.person.create({
      data: { email: `other-${email}`, name: 'Other', role: 'manager', passwordHash },
    })
    const theirs = await signIn(password, HERE, [], other.email)
    const tokens = theirs.kind === 'signed_in' ? theirs.deviceTokens : []
    expect(tokens).toHaveLength(1)
    await tryWrong(8, HERE, [...tokens, 'x'.repeat(43)])
    expect(await signIn(password, HERE, [...tokens, 'x'.repeat(43)])).toEqual({ kind: 'locked' })
  })
})

describe('a known device', () => {
  it('is locked by its own incorrect passwords, and nothing else is', async () => {
    const [tokens, second] = [await knownDevice(), await knownDevice()]
    expect(kinds(await tryWrong(10, HERE, tokens))).toEqual({ refused: 8, locked: 2 })
    expect(await signIn(password, HERE, tokens)).toEqual({ kind: 'locked' })
    expect(await signIn(password, HERE, second)).toMatchObject({ kind: 'signed_in' })
    expect(await signIn(password, HERE)).toMatchObject({ kind: 'signed_in' })
  })

  it('keeps its token, serves several people, and is stored only as a hash', async () => {
    const other = await db.person.create({
      data: { email: `other-${email}`, name: 'Other', role: 'manager', passwordHash },
    })
    const first = await knownDevice()
    const both = await signIn(password, HERE, first, other.email)
    expect(both).toMatchObject({ kind: 'signed_in', deviceTokens: [expect.any(String), first[0]] })
    expect(await signIn(password, HERE, first)).toMatchObject({ deviceTokens: first })
    expect(JSON.stringify(await db.knownDevice.findMany())).not.toContain(first[0])
    expect(await db.knownDevice.count({ where: { personId } })).toBe(1)
  })

  it('is one of ten of a person, and is forgotten after half a year', async () => {
    const tokens = await knownDevice()
    for (let at = 0; at < 10; at += 1) await knownDevice()
    expect(await db.knownDevice.count({ where: { personId } })).toBe(10)
    await tryWrong(8, HERE, tokens)
    expect(await signIn(password, HERE, tokens)).toEqual({ kind: 'locked' })
    const recent = await knownDevice('198.51.100.7')
    await asOwner.query(`UPDATE known_device SET used_at = used_at - interval '180 days'`)
    expect(await signIn(password, HERE, recent)).toEqual({ kind: 'locked' })
  })
})

describe('the audit trail', () => {
  it('has the first refusal at once, the first lock at once, and the rest as one count', async () => {
    await tryWrong(8)
    await tryWrong(30)
    expect(await reasons()).toEqual(['', 'too many incorrect passwords'])
    await passFifteenMinutes()
    await closeWindows()
    expect(await reasons()).toEqual([
      '',
      'too many incorrect passwords',
      'within 15 minutes: 8 incorrect passwords, 30 attempts refused without checking the password',
    ])
    expect(await db.signInWindow.count()).toBe(0)
  })

  it('names the source, and the person where there is one', async () => {
    await signIn('wrong')
    const [event] = await refusals()
    expect(event).toMatchObject({ actorId: personId })
    expect(JSON.parse(event?.after ?? '')).toEqual({ source: HERE })
  })

  it('states one single refusal once', async () => {
    await signIn('wrong')
    await passFifteenMinutes()
    await closeWindows()
    expect(await reasons()).toEqual([''])
  })

  it('has a hundred events of their own in fifteen minutes at most, and the number of the others', async () => {
    const before = await db.auditEvent.count()
    const question = (at: number) =>
      JSON.stringify({ via: 'stranger', account: `unknown${at}@x.example`, source: `10.0.${at}.1` })
    for (let at = 0; at < 250; at += 1) {
      await asApplication.query('SELECT begin_sign_in_attempt($1)', [question(at)])
      await asApplication.query(`SELECT end_sign_in_attempt($1::jsonb || '{"correct": false}')`, [question(at)])
    }
    expect((await db.auditEvent.count()) - before).toBe(100)
    await passFifteenMinutes()
    await closeWindows()
    expect((await db.auditEvent.count()) - before).toBe(101)
    expect((await reasons('all accounts')).at(-1)).toBe('150 further refused attempts within 15 minutes')
    expect(await db.signInWindow.count()).toBe(0)
  })
})

describe('a password typed as the email address', () => {
  const secret = 'otter lamp glacier violin'

  it('is neither stored nor in the trail, and counts for the source all the same', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => signIn('a wrong one', HERE, [], secret)))
    expect(kinds(answers)).toEqual({ refused: 8, locked: 1 })
    const { rows } = await asOwner.query(`SELECT to_jsonb(w)::text AS text FROM sign_in_window AS w
      UNION ALL SELECT to_jsonb(e)::text FROM audit_event AS e`)
    expect(rows.filter(({ text }) => text.includes(secret) || text.includes('otter'))).toEqual([])
    expect(await refusals('a text that is not an email address')).not.toEqual([])
  })
})
