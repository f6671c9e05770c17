import { createHash, randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { PASSWORD_MESSAGES, PERSON_MESSAGES } from '@/lib/identity/messages'
import { findLink } from '@/lib/identity/passwords/one-time-link'
import { signInWithPassword } from '@/lib/identity/sign-in/sign-in'
import { asOwner, db } from '@/test/database/database'
import { setUpInput, setUpOrganisation } from './set-up-organisation'

const given = (token: string, changes: Record<string, string> = {}) =>
  setUpInput.parse({
    token,
    organisationName: 'Cedarline Group',
    timeZone: 'America/New_York',
    name: 'Rui Marques',
    email: 'Rui@Cedarline.example',
    password: 'a ledger of small fees',
    ...changes,
  })

async function printLink(expires = '24 hours'): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await asOwner.query(
    `INSERT INTO one_time_link (id, purpose, token_hash, expires_at)
     VALUES (gen_random_uuid(), 'set_up', $1, now() + $2::interval)`,
    [createHash('sha256').update(token).digest('hex'), expires],
  )
  return token
}

/** Empties the installation, which only the owner of a test database can do. */
async function empty() {
  await asOwner.query(
    `ALTER TABLE audit_event DISABLE TRIGGER USER;
     DELETE FROM audit_event;
     ALTER TABLE audit_event ENABLE TRIGGER USER`,
  )
  await asOwner.query(`DELETE FROM one_time_link`)
  await asOwner.query('DELETE FROM session')
  await asOwner.query('DELETE FROM known_device')
  await asOwner.query(
    `ALTER TABLE person DISABLE TRIGGER USER; DELETE FROM person; ALTER TABLE person ENABLE TRIGGER USER`,
  )
  await asOwner.query(
    `ALTER TABLE organisation DISABLE TRIGGER USER;
     DELETE FROM organisation;
     ALTER TABLE organisation ENABLE TRIGGER USER`,
  )
}

describe('setting up', () => {
  afterEach(empty)

  it('creates the organisation, its administrator and one event; the administrator can sign in', async () => {
    const token = await printLink()
    expect(await setUpOrganisation(given(token))).toEqual({ ok: true, value: { email: 'rui@cedarline.example' } })
    expect(await db.organisation.findMany()).toMatchObject([{ id: 1, name: 'Cedarline Group', demo: false }])
    const [person, ...others] = await db.person.findMany()
    expect(others).toEqual([])
    expect(person).toMatchObject({ email: 'rui@cedarline.example', role: 'administrator', deactivatedAt: null })
    expect(person!.passwordHash).toMatch(/^\$argon2id\$/)
    expect(await db.auditEvent.findMany()).toMatchObject([
      {
        chain: 'organisation',
        seq: 1,
        verb: 'organisation.set-up',
        actorId: person!.id,
        targetName: 'Cedarline Group',
      },
    ])
    const signIn = await signInWithPassword(
      { email: ' RUI@cedarline.example', password: 'a ledger of small fees' },
      {
        source: '203.0.113.9',
        deviceTokens: [],
      },
    )
    expect(signIn).toMatchObject({ kind: 'signed_in', user: { id: person!.id, sessionVersion: 1 } })
  })

  it('twenty simultaneous requests with one link: one succeeds', async () => {
    const token = await printLink()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        setUpOrganisation(given(token, { email: `person${at}@cedarline.example` })),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.refusal).toMatchObject({ kind: 'conflict' })
    expect(await db.person.count()).toBe(1)
    expect(await db.auditEvent.count()).toBe(1)
  })

  it('simultaneous requests with a link each: one succeeds and the others change nothing', async () => {
    const tokens = await Promise.all(Array.from({ length: 5 }, () => printLink()))
    const answers = await Promise.all(
      tokens.map((token, at) => setUpOrganisation(given(token, { email: `person${at}@cedarline.example` }))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'conflict')).toHaveLength(4)
    expect(await db.person.count()).toBe(1)
  })

  it('refuses a link that is used, expired, invented or for another purpose', async () => {
    const used = await printLink()
    await setUpOrganisation(given(used))
    const fresh = await printLink()
    for (const token of [used, await printLink('-1 minute'), 'made-up', '', fresh]) {
      expect(await setUpOrganisation(given(token))).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
    }
    expect(await db.person.count()).toBe(1)
    expect(await findLink('set_up', used)).toBeNull()
    expect(await findLink('set_up', undefined)).toBeNull()
    expect(await findLink('choose_password', fresh)).toBeNull()
  })

  it('refuses the email address as the password, and the link can be used again', async () => {
    const token = await printLink()
    const answer = await setUpOrganisation(given(token, { password: 'rui@cedarline.example' }))
    expect(answer).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', fieldErrors: { password: expect.any(String) } },
    })
    expect(await findLink('set_up', token)).not.toBeNull()
  })
})

describe('the input', () => {
  it.each([
    [{ organisationName: '  ' }, 'organisationName', 'Enter the name of the organisation'],
    [{ organisationName: 'a\u0000b' }, 'organisationName', /control character/],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'Choose a time zone from the list'],
    [{ email: 'rui' }, 'email', PERSON_MESSAGES.emailInvalid],
    [{ email: `${'a'.repeat(250)}@b.example` }, 'email', /longer than 254/],
    [{ password: 'short' }, 'password', PASSWORD_MESSAGES.tooShort(5, 15)],
    [{ name: '' }, 'name', 'Enter the name'],
  ])('%j', (changes, field, message) => {
    const full = {
      token: 't',
      organisationName: 'C',
      timeZone: 'UTC',
      name: 'R',
      email: 'r@c.example',
      password: 'a ledger of fees',
    }
    const parsed = setUpInput.safeParse({ ...full, ...changes })
    const issue = parsed.error?.issues.find(({ path }) => path[0] === field)
    expect(issue?.message).toMatch(message)
  })
})
