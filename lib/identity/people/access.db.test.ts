import { beforeEach, describe, expect, it } from 'vitest'
import { ACCESS_MESSAGES, LINK_MESSAGES } from '@/lib/identity/messages'
import { choosePassword, readPasswordLink } from '@/lib/identity/passwords/choose-password'
import { actorOf, beginSession } from '@/lib/identity/sessions/session-store'
import type { Role } from '@/lib/permissions/permissions'
import { asApplication, db } from '@/test/database/database'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { confirmAccess, declineAccess } from './confirm-access'
import { deactivatePerson, reactivatePerson } from './deactivate-person'
import { editPerson } from './edit-person'
import { invitePerson } from './invite-person'
import { renewPasswordLink } from './renew-password-link'

// What an administrator could try to become someone who decides.

const PASSWORD = 'ginger lantern overpass tundra'
let number = 0

async function person(role: Role) {
  number += 1
  return db.person.create({
    data: { email: `a${number}@cedarline.example`, name: `Person ${number}`, role, passwordHash: 'stored' },
  })
}
type Person = Awaited<ReturnType<typeof person>>

const read = (id: string) => db.person.findUniqueOrThrow({ where: { id } })
const seen = async ({ id }: { id: string }) => ({ id, version: (await read(id)).version })
const tokenOf = (path: string): string => new URL(path, 'http://here.invalid').hash.slice(1)
const openedBy = (token: string) => choosePassword({ token, password: PASSWORD })
const lastAccess = (personId: string) =>
  db.accessGrant.findFirstOrThrow({ where: { personId }, orderBy: { createdAt: 'desc' } })
const edited = async (subject: { id: string }, change: Partial<{ name: string; email: string; role: Role }>) => {
  const { name, email, role } = await read(subject.id)
  return { ...(await seen(subject)), name, email, role, ...change }
}
const succeeded = <Value>(answer: { ok: true; value: Value } | { ok: false; refusal: { message: string } }): Value => {
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value
}

let administrator: Person
let manager: Person

async function invite(role: Role) {
  number += 1
  const email = `i${number}@cedarline.example`
  const link = succeeded(await invitePerson(administrator, { name: `Invited ${number}`, email, role }))
  return { ...link, id: link.personId, token: tokenOf(link.path ?? '') }
}

beforeEach(async () => {
  await db.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: 'Cedarline Group' }, update: {} })
  await db.person.updateMany({ data: { deactivatedAt: new Date() } })
  administrator = await person('administrator')
  manager = await person('manager')
})

describe('the link of an account that decides', () => {
  it.each(['manager', 'administrator'] as const)(
    'of a new %s works after a second person confirmed it',
    async (role) => {
      const link = await invite(role)
      expect(link.secondPerson).toBe('needed')
      expect(await readPasswordLink(link)).toMatchObject({ refusal: { message: LINK_MESSAGES.passwordLinkWaits } })
      expect(await openedBy(link.token)).toMatchObject({ refusal: { message: LINK_MESSAGES.passwordLinkWaits } })
      const { id } = await lastAccess(link.id)
      expect(await confirmAccess(administrator, { id })).toMatchObject({
        refusal: { message: ACCESS_MESSAGES.confirmsOwn },
      })
      expect(await confirmAccess(await read(link.id), { id })).toMatchObject({
        ok: false,
        refusal: { message: ACCESS_MESSAGES.confirmsOwn },
      })
      expect(await confirmAccess(await person('analyst'), { id })).toMatchObject({ refusal: { kind: 'forbidden' } })
      expect(await confirmAccess(manager, { id })).toMatchObject({ ok: true })
      expect(await readPasswordLink(link)).toMatchObject({ ok: true, value: { name: link.name } })
      expect(await openedBy(link.token)).toMatchObject({ ok: true })
      expect(await confirmAccess(await person('manager'), { id })).toMatchObject({ refusal: { kind: 'conflict' } })
    },
  )

  it('of an existing manager waits too, each new one for a confirmation of its own', async () => {
    const first = succeeded(await renewPasswordLink(administrator, await seen(manager)))
    const other = await person('administrator')
    const access = await lastAccess(manager.id)
    const second = succeeded(await renewPasswordLink(administrator, await seen(manager)))
    expect(await confirmAccess(other, access)).toMatchObject({ refusal: { message: ACCESS_MESSAGES.unknown } })
    expect(await openedBy(tokenOf(first.path))).toMatchObject({ refusal: { message: LINK_MESSAGES.passwordLinkUsed } })
    expect(await openedBy(tokenOf(second.path))).toMatchObject({
      refusal: { message: LINK_MESSAGES.passwordLinkWaits },
    })
    expect((await read(manager.id)).passwordHash).toBe('stored')
  })

  it('waits for ever when it is declined, expired, or its person was deactivated', async () => {
    const declined = await invite('manager')
    expect(await declineAccess(manager, await lastAccess(declined.id))).toMatchObject({ ok: true })
    const expired = await invite('manager')
    const lapsed = await lastAccess(expired.id)
    await db.oneTimeLink.updateMany({ where: { personId: expired.id }, data: { expiresAt: new Date(0) } })
    expect(await confirmAccess(manager, lapsed)).toMatchObject({ refusal: { message: ACCESS_MESSAGES.unknown } })
    const left = await invite('manager')
    expect(await confirmAccess(manager, await lastAccess(left.id))).toMatchObject({ ok: true })
    await deactivatePerson(administrator, await seen(left))
    for (const { token } of [declined, expired, left])
      expect(await openedBy(token)).toMatchObject({ refusal: { message: LINK_MESSAGES.passwordLinkUsed } })
  })

  it('is not confirmed by someone who no longer decides', async () => {
    const link = await invite('manager')
    const { id } = await lastAccess(link.id)
    await deactivatePerson(administrator, await seen(manager))
    expect(
      await refusalOf(
        asApplication.query(
          `UPDATE access_grant SET confirmed_by_id = '${manager.id}', confirmed_at = now() WHERE id = '${id}'`,
        ),
      ),
    ).toBe('HR004')
  })

  it('lives 24 hours, has its token in the fragment, and is stored as a hash', async () => {
    const { path, id, token } = await invite('analyst')
    expect(path).toMatch(/^\/choose-password#[\w-]{43}$/)
    const link = await db.oneTimeLink.findFirstOrThrow({ where: { personId: id } })
    expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBeLessThanOrEqual(24 * 3_600_000 + 1000)
    expect(JSON.stringify(link)).not.toContain(token)
  })
})

describe('a role that decides', () => {
  it('is given to an invited analyst by two people only, and their open link ends', async () => {
    const analyst = await invite('analyst')
    expect(analyst.secondPerson).toBe('not_needed')
    await openedBy(analyst.token)
    const again = succeeded(await renewPasswordLink(administrator, await seen(analyst)))
    const request = await editPerson(administrator, await edited(analyst, { role: 'manager' }))
    expect(request).toMatchObject({ value: { waits: true } })
    expect((await read(analyst.id)).role).toBe('analyst')
    const { id } = await lastAccess(analyst.id)
    expect(await confirmAccess(administrator, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
    const { id: personId, sessionVersion, sessionId } = await beginSession(await read(analyst.id))
    expect(await confirmAccess(manager, { id })).toMatchObject({ ok: true })
    expect((await read(analyst.id)).role).toBe('manager')
    expect(await actorOf({ personId, sessionVersion, sessionId })).toBeNull()
    expect(await openedBy(tokenOf(again.path))).toMatchObject({ refusal: { message: LINK_MESSAGES.passwordLinkUsed } })
    const events = await db.auditEvent.findMany({ where: { targetId: analyst.id }, orderBy: { seq: 'asc' } })
    expect(events.map(({ verb }) => verb)).toEqual([
      'person.invited',
      'person.password-chosen',
      'person.link-made',
      'person.access-requested',
      'person.signed-in',
      'person.access-confirmed',
    ])
    expect(JSON.parse(events.at(-1)?.after ?? '')).toMatchObject({ role: 'manager' })
  })

  it('is not taken by an administrator for themself', async () => {
    await person('administrator')
    expect(await editPerson(administrator, await edited(administrator, { role: 'manager' }))).toMatchObject({
      value: { waits: true },
    })
    expect((await read(administrator.id)).role).toBe('administrator')
    expect(await confirmAccess(administrator, await lastAccess(administrator.id))).toMatchObject({ ok: false })
  })

  it('is not restored by demoting, changing the address and raising again', async () => {
    await editPerson(administrator, await edited(manager, { role: 'analyst', email: 'mine@cedarline.example' }))
    const link = succeeded(await renewPasswordLink(administrator, await seen(manager)))
    await openedBy(tokenOf(link.path))
    expect(await editPerson(administrator, await edited(manager, { role: 'manager' }))).toMatchObject({
      value: { waits: true },
    })
    expect((await read(manager.id)).role).toBe('analyst')
  })

  it('is lost with the request that another change replaced', async () => {
    const analyst = await person('analyst')
    await editPerson(administrator, await edited(analyst, { role: 'manager' }))
    const { id } = await lastAccess(analyst.id)
    await editPerson(administrator, await edited(analyst, { name: 'Another name' }))
    expect(await confirmAccess(manager, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await read(analyst.id)).toMatchObject({ role: 'analyst', name: 'Another name' })
  })
})

describe('the account of someone who decides', () => {
  it('gets another email address with a second person; the name needs none', async () => {
    const second = await person('administrator')
    const email = `mine${number}@cedarline.example`
    expect(await editPerson(administrator, await edited(manager, { name: 'Maria Lind' }))).toMatchObject({
      value: { waits: false },
    })
    expect(await editPerson(administrator, await edited(manager, { email }))).toMatchObject({ value: { waits: true } })
    expect((await read(manager.id)).email).not.toBe(email)
    expect(await confirmAccess(second, await lastAccess(manager.id))).toMatchObject({ ok: true })
    expect((await read(manager.id)).email).toBe(email)
  })

  it('refuses an address that is taken, also when it was taken meanwhile', async () => {
    const taken = await person('analyst')
    expect(await editPerson(administrator, await edited(manager, { email: taken.email }))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { email: expect.stringContaining('already') } },
    })
    const second = await person('administrator')
    const email = `later${number}@cedarline.example`
    await editPerson(administrator, await edited(manager, { email }))
    await editPerson(administrator, await edited(taken, { email }))
    expect(await confirmAccess(second, await lastAccess(manager.id))).toMatchObject({
      refusal: { kind: 'conflict' },
    })
  })

  it('is reactivated by two people', async () => {
    const second = await person('administrator')
    await deactivatePerson(administrator, await seen(manager))
    expect(await reactivatePerson(administrator, await seen(manager))).toMatchObject({ value: { waits: true } })
    expect((await read(manager.id)).deactivatedAt).not.toBeNull()
    expect(await confirmAccess(second, await lastAccess(manager.id))).toMatchObject({ ok: true })
    expect((await read(manager.id)).deactivatedAt).toBeNull()
  })

  it('is not reached by removing everybody else first', async () => {
    await deactivatePerson(administrator, await seen(manager))
    expect((await invite('manager')).secondPerson).toBe('needed')
    const other = await person('manager')
    await editPerson(administrator, await edited(other, { role: 'analyst' }))
    expect((await invite('manager')).secondPerson).toBe('needed')
  })
})
