import { expect, it } from 'vitest'
import { choosePassword } from '@/lib/identity/passwords/choose-password'
import type { Actor } from '@/lib/permissions/permissions'
import { asOwner, db } from '@/test/database/database'
import { confirmAccess } from './confirm-access'
import { invitePerson } from './invite-person'
import { renewPasswordLink } from './renew-password-link'

// The first administrator acts alone until someone else can confirm. One story: each step needs the one before it.

const PASSWORD = 'ginger lantern overpass tundra'
const tokenOf = (path: string): string => new URL(path, 'http://here.invalid').hash.slice(1)
const read = (id: string) => db.person.findUniqueOrThrow({ where: { id } })
const lastAccess = (personId: string) =>
  db.accessGrant.findFirstOrThrow({ where: { personId }, orderBy: { createdAt: 'desc' } })

async function invite(by: Actor, name: string) {
  const email = `${name.toLowerCase()}@cedarline.example`
  const link = await invitePerson(by, { name, email, role: 'manager' })
  if (!link.ok) throw new Error(link.refusal.message)
  return { id: link.value.personId, secondPerson: link.value.secondPerson, token: tokenOf(link.value.path ?? '') }
}

it('what the first administrator does alone is marked, confirmed later, and ends with the second person', async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  const administrator = await db.person.create({
    data: { email: 'first@cedarline.example', name: 'First', role: 'administrator', passwordHash: 'stored' },
  })
  const first = await invite(administrator, 'Maria')
  const second = await invite(administrator, 'Tomas')
  expect([first.secondPerson, second.secondPerson]).toEqual(['none_exists', 'none_exists'])
  const [event] = await db.auditEvent.findMany({ where: { targetId: first.id, verb: 'person.invited' } })
  expect(event?.reason).toContain('without a second person')
  expect(await choosePassword({ token: first.token, password: PASSWORD })).toMatchObject({ ok: true })

  expect((await invite(administrator, 'Ines')).secondPerson).toBe('needed')

  const maria = await read(first.id)
  expect(await confirmAccess(maria, await lastAccess(first.id))).toMatchObject({ ok: false })
  expect(await confirmAccess(maria, await lastAccess(second.id))).toMatchObject({ ok: true })
  expect(await lastAccess(second.id)).toMatchObject({ secondPerson: 'none_exists', confirmedById: maria.id })
})

it('in an organisation of two, the link of the other waits for the server', async () => {
  const [administrator, maria] = await Promise.all(
    ['first@cedarline.example', 'maria@cedarline.example'].map((email) =>
      db.person.findUniqueOrThrow({ where: { email } }),
    ),
  )
  await db.person.updateMany({ where: { name: { in: ['Tomas', 'Ines'] } }, data: { deactivatedAt: new Date() } })
  const link = await renewPasswordLink(administrator!, maria!)
  expect(link).toMatchObject({ value: { secondPerson: 'needed' } })
  const token = link.ok ? tokenOf(link.value.path) : ''
  expect(await choosePassword({ token, password: PASSWORD })).toMatchObject({ ok: false })
  await asOwner.query('SELECT release_access($1)', [(await lastAccess(maria!.id)).id])
  expect(await choosePassword({ token, password: PASSWORD })).toMatchObject({ ok: true })
  const released = await db.auditEvent.findFirst({ where: { verb: 'person.access-released' } })
  expect(released).toMatchObject({ targetId: maria!.id, actorId: null })
})
