import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterFirstFactor, signInAfterChallenge } from '@/lib/identity/sign-in/after-first-factor'
import { asOwner, db } from '@/test/database/database'
import { androidCertificates } from '@/test/identity/attestation-certificates'
import { type Dishonest, softwarePasskey } from '@/test/identity/software-passkey'
import { addPasskey, newPasskeyOptions } from './add-passkey'
import { giveAtSignIn, passkeyQuestionAtSignIn } from './give-at-sign-in'

const browser = vi.hoisted(() => ({ token: '' }))
vi.mock('./challenge-cookie', () => ({ readChallengeToken: async () => browser.token }))

type Person = Awaited<ReturnType<typeof makePerson>>
let person: Person
let passkey: ReturnType<typeof softwarePasskey>
let number = 0

const makePerson = () => {
  number += 1
  const email = `person${number}@cedarline.example`
  return db.person.create({ data: { email, name: `Person ${number}`, role: 'analyst' } })
}

/** What a browser is asked to make a new passkey of a person. */
async function optionsFor(of: Person) {
  const options = await newPasskeyOptions(of)
  if (!options.ok) throw new Error(options.refusal.message)
  return options.value
}

const add = (of: Person, answer: string) => addPasskey(of, { name: 'Laptop', passkey: answer })

async function withPasskey() {
  const of = await makePerson()
  const made = softwarePasskey()
  expect(await add(of, made.make(await optionsFor(of)))).toMatchObject({ ok: true, value: { name: 'Laptop' } })
  return { of, made }
}

/** Begins to sign in, with the password accepted, and returns what the browser asks the passkeys. */
async function question(of = person): Promise<{ challenge: string }> {
  const begun = await afterFirstFactor(of)
  browser.token = begun.kind === 'second_factor' ? begun.challengeToken : ''
  const asked = await passkeyQuestionAtSignIn()
  if (!asked.ok || !asked.value) throw new Error('no passkey was asked')
  return asked.value
}

const passkeyEvents = (targetId: string) =>
  db.auditEvent.findMany({ where: { targetId, verb: { in: ['person.factor-given', 'person.sign-in-refused'] } } })

const notAccepted = { ok: false, refusal: { kind: 'conflict', message: expect.stringContaining('was not accepted') } }
const notAdded = { ok: false, refusal: { kind: 'conflict', message: expect.stringContaining('was not added') } }

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
})

beforeEach(async () => {
  await asOwner.query('TRUNCATE sign_in_window')
  ;({ of: person, made: passkey } = await withPasskey())
})

/** The refusal of an answer is one event for the account, gives no session, and the sign-in is still not met. */
async function expectRefused(answer: string, of = person) {
  expect(await giveAtSignIn({ passkey: answer })).toMatchObject(notAccepted)
  expect(await signInAfterChallenge(browser.token, [])).toBeNull()
  expect(await db.session.count({ where: { personId: of.id } })).toBe(0)
  expect(await passkeyEvents(of.id)).toEqual([])
  expect(await passkeyEvents(of.email)).toMatchObject([{ verb: 'person.sign-in-refused', actorId: of.id }])
}

describe('a passkey at the sign-in', () => {
  it.each<[string, Dishonest]>([
    ['with its PIN or fingerprint', {}],
    ['without it, since the password was given', { isVerified: false }],
  ])('is accepted %s', async (_name, changes) => {
    expect(await giveAtSignIn({ passkey: passkey.give(await question(), changes) })).toMatchObject({ ok: true })
    expect(await signInAfterChallenge(browser.token, [])).toMatchObject({ user: { id: person.id } })
    const [event] = await passkeyEvents(person.id)
    expect(event).toMatchObject({ verb: 'person.factor-given', after: expect.stringContaining('passkey: Laptop') })
    const [stored] = await db.secondFactor.findMany({ where: { personId: person.id } })
    expect(stored?.signCount).toBe(1n)
  })

  it.each<[string, Dishonest]>([
    ['of another origin', { origin: 'https://headroom.example.com' }],
    ['of another port of this machine', { origin: 'http://localhost:1' }],
    ['for another relying party', { rpId: 'headroom.example.com' }],
    ['that was made for a new passkey', { type: 'webauthn.create' }],
    ['over data that were changed afterwards', { isChangedLater: true }],
    ['without anyone present', { isPresent: false }],
    ['to a challenge that no one made', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ])('refuses an answer %s', async (_name, changes) => {
    await expectRefused(passkey.give(await question(), changes))
  })

  it('refuses the passkey of another person, also for the challenge of the other', async () => {
    const other = await withPasskey()
    await expectRefused(other.made.give(await question()))
    const { challenge } = await question(other.of)
    await question()
    await asOwner.query('TRUNCATE sign_in_window')
    expect(await giveAtSignIn({ passkey: passkey.give({ challenge }) })).toMatchObject(notAccepted)
    expect(await giveAtSignIn({ passkey: other.made.give({ challenge }) })).toMatchObject(notAccepted)
    expect(await signInAfterChallenge(browser.token, [])).toBeNull()
  })

  it('refuses another key under the same id', async () => {
    const { rawId } = JSON.parse(passkey.give(await question()))
    const answer = JSON.parse(softwarePasskey().give(await question()))
    await expectRefused(JSON.stringify({ ...answer, id: rawId, rawId }))
  })

  it('refuses a counter that does not grow, as that of a copy', async () => {
    expect(await giveAtSignIn({ passkey: passkey.give(await question(), { count: 5 }) })).toMatchObject({ ok: true })
    for (const count of [5, 4, 0])
      expect(await giveAtSignIn({ passkey: passkey.give(await question(), { count }) })).toMatchObject(notAccepted)
    expect(await signInAfterChallenge(browser.token, [])).toBeNull()
    expect(await giveAtSignIn({ passkey: passkey.give(await question(), { count: 6 }) })).toMatchObject({ ok: true })
  })

  it('accepts an answer once, of two at the same time too', async () => {
    const first = await question()
    const answer = passkey.give(first)
    const token = browser.token
    const answers = await Promise.all([giveAtSignIn({ passkey: answer }), giveAtSignIn({ passkey: answer })])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await question()
    expect(browser.token).not.toBe(token)
    expect(await giveAtSignIn({ passkey: answer })).toMatchObject(notAccepted)
    expect(await giveAtSignIn({ passkey: passkey.give(first) })).toMatchObject(notAccepted)
  })

  it('uses a challenge up with a wrong answer', async () => {
    const asked = await question()
    expect(await giveAtSignIn({ passkey: passkey.give(asked, { rpId: 'other.example' }) })).toMatchObject(notAccepted)
    expect(await giveAtSignIn({ passkey: passkey.give(asked) })).toMatchObject(notAccepted)
  })

  it('refuses a challenge that is too old, and one that was made to add a passkey', async () => {
    const asked = await question()
    await asOwner.query(`UPDATE passkey_challenge SET ends_at = now() - interval '1 second'`)
    await expectRefused(passkey.give(asked))
    const { challenge } = await optionsFor(person)
    expect(await giveAtSignIn({ passkey: passkey.give({ challenge }) })).toMatchObject(notAccepted)
  })

  it('stores the hash of a challenge alone', async () => {
    const { challenge } = await question()
    const { rows } = await asOwner.query('SELECT * FROM passkey_challenge')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(challenge)
  })

  it.each(['', '{}', 'null', '[]', '{"id":1}', JSON.stringify({ type: 'public-key' })])(
    'refuses %j in place of an answer',
    async (given) => {
      await question()
      expect(await giveAtSignIn({ passkey: given || ' ' })).toMatchObject(notAccepted)
    },
  )
})

describe('adding a passkey', () => {
  const factorsOf = (of: Person) => db.secondFactor.count({ where: { personId: of.id } })
  const addedEvents = (of: Person) => db.auditEvent.count({ where: { targetId: of.id, verb: 'person.factor-added' } })

  it.each<[string, Dishonest]>([
    ['of another origin', { origin: 'https://headroom.example.com' }],
    ['for another relying party', { rpId: 'headroom.example.com' }],
    ['that answers a question instead', { type: 'webauthn.get' }],
    ['without anyone present', { isPresent: false }],
    ['to a challenge that no one made', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ])('refuses one %s', async (_name, changes) => {
    const of = await makePerson()
    expect(await add(of, softwarePasskey().make(await optionsFor(of), changes))).toMatchObject(notAdded)
    expect([await factorsOf(of), await addedEvents(of)]).toEqual([0, 0])
  })

  it('refuses an algorithm that was not offered', async () => {
    const of = await makePerson()
    const options = await optionsFor(of)
    const offered = options.pubKeyCredParams.map(({ alg }) => alg)
    expect(offered).not.toContain(-35)
    const made = softwarePasskey({ curve: 'P-384', algorithm: -35 }).make(options)
    expect(await add(of, made)).toMatchObject(notAdded)
    expect(await factorsOf(of)).toBe(0)
  })

  it('refuses the challenge of another person, a used one, one that is too old and one of a sign-in', async () => {
    const of = await makePerson()
    expect(await add(of, softwarePasskey().make(await optionsFor(person)))).toMatchObject(notAdded)
    expect(await add(of, softwarePasskey().make(await question()))).toMatchObject(notAdded)
    const old = await optionsFor(of)
    await asOwner.query(`UPDATE passkey_challenge SET ends_at = now() - interval '1 second'`)
    expect(await add(of, softwarePasskey().make(old))).toMatchObject(notAdded)
    const used = await optionsFor(of)
    expect(await add(of, softwarePasskey().make(used))).toMatchObject({ ok: true })
    expect(await add(of, softwarePasskey().make(used))).toMatchObject(notAdded)
    expect([await factorsOf(of), await addedEvents(of)]).toEqual([1, 1])
  })

  it('refuses a passkey that someone has already', async () => {
    const of = await makePerson()
    expect(await add(of, passkey.make(await optionsFor(of)))).toMatchObject(notAdded)
    expect(await add(person, passkey.make(await optionsFor(person)))).toMatchObject(notAdded)
    expect([await factorsOf(of), await factorsOf(person)]).toEqual([0, 1])
  })
})

describe('a statement about a new passkey', () => {
  it('is accepted where the passkey itself signed it', async () => {
    const of = await makePerson()
    const made = softwarePasskey()
    const answer = made.make(await optionsFor(of), {}, ({ authData, clientDataHash }) => {
      const signature = new Uint8Array(made.sign(Buffer.concat([authData, clientDataHash])))
      return {
        fmt: 'packed',
        attStmt: new Map<string, unknown>([
          ['alg', -7],
          ['sig', signature],
        ]),
      }
    })
    expect(await add(of, answer)).toMatchObject({ ok: true })
  })

  it('is refused with certificates, which name servers to connect to', async () => {
    const connect = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no connection'))
    const of = await makePerson()
    const made = softwarePasskey()
    const answer = made.make(await optionsFor(of), {}, ({ authData, clientDataHash, publicKey }) => {
      const certificates = androidCertificates({ publicKey, clientDataHash, revocationUrl: 'http://127.0.0.1:1/list' })
      const signature = new Uint8Array(made.sign(Buffer.concat([authData, clientDataHash])))
      return {
        fmt: 'android-key',
        attStmt: new Map<string, unknown>([
          ['alg', -7],
          ['sig', signature],
          ['x5c', certificates],
        ]),
      }
    })
    expect(await add(of, answer)).toMatchObject(notAdded)
    expect(connect.mock.calls).toEqual([])
    connect.mockRestore()
  })
})
