import { beforeEach, describe, expect, it } from 'vitest'
import { choosePassword } from '@/lib/identity/passwords/choose-password'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import { signInWithPassword } from '@/lib/identity/sign-in/sign-in'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { db } from '@/test/database/database'
import { deactivatePerson, reactivatePerson } from './deactivate-person'
import { editPerson } from './edit-person'
import { invitePerson } from './invite-person'
import { listPeople, personDetail } from './people-queries'
import { renewPasswordLink } from './renew-password-link'

const passwordHash = 'stored'
const origin = { source: '203.0.113.9', deviceTokens: [] }
const chosen = 'a ledger of small fees'
let number = 0

async function person(role: Role, data: { passwordHash?: string | null; deactivatedAt?: Date } = {}) {
  number += 1
  return db.person.create({
    data: { email: `p${number}@cedarline.example`, name: `Person ${number}`, role, passwordHash, ...data },
  })
}
const seen = ({ id, version }: { id: string; version: number }) => ({ id, version })
const read = (id: string) => db.person.findUniqueOrThrow({ where: { id } })
const verbsOf = async (id: string) =>
  (await db.auditEvent.findMany({ where: { targetId: id }, orderBy: { seq: 'asc' } })).map(({ verb }) => verb)
const tokenOf = (path: string): string => new URL(path, 'http://here.invalid').hash.slice(1)

let administrator: Actor & { version: number }

beforeEach(async () => {
  await db.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: 'Cedarline Group' }, update: {} })
  await db.person.updateMany({ data: { deactivatedAt: new Date() } })
  administrator = await person('administrator')
})

describe('inviting', () => {
  const invite = async (email: string) => {
    const answer = await invitePerson(administrator, { name: 'Ola Nwosu', email, role: 'auditor' })
    if (!answer.ok) throw new Error(answer.refusal.message)
    return { ...answer.value, token: tokenOf(answer.value.path ?? '') }
  }

  it('creates a link that works once, for the invited person', async () => {
    const { token, personId } = await invite('ola@cedarline.example')
    expect(await listPeople()).toContainEqual(expect.objectContaining({ id: personId, state: 'invited' }))
    expect(await choosePassword({ token, password: chosen })).toEqual({
      ok: true,
      value: { email: 'ola@cedarline.example' },
    })
    expect(await choosePassword({ token, password: 'another try at this' })).toMatchObject({
      refusal: { kind: 'conflict' },
    })
    expect(await signInWithPassword({ email: 'ola@cedarline.example', password: chosen }, origin)).toMatchObject({
      kind: 'signed_in',
    })
    expect(await verbsOf(personId)).toEqual(['person.invited', 'person.password-chosen', 'person.signed-in'])
    expect(await personDetail(personId)).toMatchObject({
      state: 'active',
      linkUntil: null,
      lastSignInAt: expect.any(Date),
    })
  })

  it('stores no link in readable form', async () => {
    const { token } = await invite('hash@cedarline.example')
    const stored = JSON.stringify([
      await db.oneTimeLink.findMany(),
      await db.auditEvent.findMany({ where: { verb: 'person.invited' } }),
    ])
    expect(stored).not.toContain(token)
  })

  it('ten simultaneous uses of one link: one succeeds', async () => {
    const { token, personId } = await invite('ten@cedarline.example')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => choosePassword({ token, password: `${chosen} number ${at}` })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await read(personId)).sessionVersion).toBe(2)
  })

  it('a new link revokes the earlier one, and a deactivated person has none', async () => {
    const first = await invite('again@cedarline.example')
    const invited = await read(first.personId)
    const second = await renewPasswordLink(administrator, seen(invited))
    expect(await choosePassword({ token: first.token, password: chosen })).toMatchObject({
      refusal: { kind: 'conflict' },
    })
    await deactivatePerson(administrator, seen(invited))
    const token = second.ok ? tokenOf(second.value.path) : ''
    expect(await choosePassword({ token, password: chosen })).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await renewPasswordLink(administrator, seen(await read(invited.id)))).toMatchObject({
      refusal: { kind: 'conflict' },
    })
    expect(await verbsOf(invited.id)).toEqual(['person.invited', 'person.link-made', 'person.deactivated'])
  })

  it('refuses an address that is in use, also for simultaneous requests', async () => {
    const twice = { name: 'Twice', email: 'twice@cedarline.example', role: 'analyst' } as const
    const answers = await Promise.all([invitePerson(administrator, twice), invitePerson(administrator, twice)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { email: expect.stringContaining('already') } },
    })
  })
})

describe('changing people', () => {
  it.each(['analyst', 'manager', 'auditor'] as const)('is refused to the %s', async (role) => {
    const actor = await person(role)
    const other = await person('analyst')
    const edit = { ...seen(other), name: 'X', email: 'x@cedarline.example', role: 'administrator' } as const
    for (const answer of [
      await invitePerson(actor, { name: 'X', email: 'new@cedarline.example', role: 'administrator' }),
      await editPerson(actor, edit),
      await deactivatePerson(actor, seen(other)),
      await reactivatePerson(actor, seen(other)),
      await renewPasswordLink(actor, seen(other)),
    ])
      expect(answer).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await read(other.id)).toEqual(other)
  })
})

/** The claims of the cookie of a new session. */
async function claimsOf(who: Parameters<typeof beginSession>[0]) {
  const { id: personId, sessionVersion, sessionId } = await beginSession(who)
  return { personId, sessionVersion, sessionId }
}

describe('changing a person', () => {
  const as = (subject: { id: string; version: number; name: string; email: string }, role: Role) => ({
    ...seen(subject),
    name: subject.name,
    email: subject.email,
    role,
  })

  it('a new role ends every session, and applies from the next sign-in', async () => {
    const analyst = await person('analyst')
    const claims = await claimsOf(analyst)
    expect((await actorOf(claims))?.role).toBe('analyst')
    expect(await editPerson(administrator, as(analyst, 'auditor'))).toMatchObject({ ok: true })
    expect(await actorOf(claims)).toBeNull()
    const [event] = await db.auditEvent.findMany({ where: { targetId: analyst.id } })
    expect(JSON.parse(event!.before!)).toEqual({ role: 'analyst' })
    expect(JSON.parse(event!.after!)).toMatchObject({ role: 'auditor' })
  })

  it('refuses an outdated form, an unknown person and no change', async () => {
    const analyst = await person('analyst')
    await editPerson(administrator, as(analyst, 'auditor'))
    expect(await editPerson(administrator, as(analyst, 'analyst'))).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await editPerson(administrator, as(await read(analyst.id), 'auditor'))).toMatchObject({
      refusal: { kind: 'invalid' },
    })
    const unknown = { ...as(analyst, 'analyst'), id: '00000000-0000-4000-8000-000000000000' }
    expect(await editPerson(administrator, unknown)).toMatchObject({ refusal: { kind: 'not_found' } })
    expect((await read(analyst.id)).role).toBe('auditor')
  })

  it('the last administrator stays one; an invited person without a password does not count', async () => {
    await person('administrator', { passwordHash: null })
    await person('administrator', { deactivatedAt: new Date() })
    const self = await read(administrator.id)
    expect(await editPerson(administrator, as(self, 'auditor'))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { role: expect.stringContaining('last administrator') } },
    })
    await person('administrator')
    expect(await editPerson(administrator, as(self, 'auditor'))).toMatchObject({ ok: true })
  })

  it('two administrators who demote each other simultaneously: one stays', async () => {
    const other = await person('administrator')
    const answers = await Promise.all([
      editPerson(administrator, as(other, 'analyst')),
      editPerson(other, as(await read(administrator.id), 'analyst')),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.person.count({ where: { role: 'administrator', deactivatedAt: null } })).toBe(1)
  })

  it('deactivating ends the session, and a reactivation does not restore it', async () => {
    const analyst = await person('analyst')
    const claims = await claimsOf(analyst)
    expect(await deactivatePerson(administrator, seen(analyst))).toMatchObject({ ok: true })
    expect(await actorOf(claims)).toBeNull()
    expect(await reactivatePerson(administrator, seen(await read(analyst.id)))).toMatchObject({ ok: true })
    expect(await actorOf(claims)).toBeNull()
    expect(await verbsOf(analyst.id)).toEqual(['person.signed-in', 'person.deactivated', 'person.reactivated'])
  })

  it('people cannot deactivate themselves', async () => {
    await person('administrator')
    const answer = await deactivatePerson(administrator, seen(await read(administrator.id)))
    expect(answer).toMatchObject({ refusal: { kind: 'conflict' } })
  })
})
