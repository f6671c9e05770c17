import { beforeAll, describe, expect, it } from 'vitest'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { confirmAccess, declineAccess } from '@/lib/identity/people/confirm-access'
import { editPerson } from '@/lib/identity/people/edit-person'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { admitIdentity } from './admit-identity'
import { endIdentity } from './end-identity'

// Ending an identity lets another subject of the provider be bound: it gives access, as a password link does.

const SETTINGS: SingleSignOnSettings = {
  issuer: 'https://login.example.com',
  clientId: 'headroom',
  clientSecret: 'secret',
  name: 'Example',
  scope: 'openid email',
  algorithm: 'RS256',
  roles: null,
  createsPeople: false,
  requiresVerifiedEmail: true,
  acceptedStrengths: [],
}

let people: Record<Role, Actor>
let made = 0

beforeAll(async () => {
  await makeOrganisation(db, { demo: false })
  people = await addActors()
  await asOwner.query("UPDATE person SET password_hash = 'stored'")
})

/** A person who is bound to a subject of the provider. */
async function addBound(role: Role) {
  made += 1
  const email = `bound${made}@cedarline.example`
  const data = { email, name: `Bound ${made}`, role, passwordHash: 'stored' }
  const person = await db.person.create({ data })
  const first = await arrive(email, `subject ${made}`)
  expect(first).toHaveProperty('identity')
  return { ...person, subject: `subject ${made}` }
}

/** A sign-in of a subject for which the provider states a verified address. */
const arrive = (email: string, subject: string) =>
  admitIdentity(
    { subject, email, isEmailVerified: true, name: 'x', providerSession: '', strength: '', roleValues: [] },
    SETTINGS,
  )

const seen = async (id: string) => ({
  id,
  version: (await db.person.findUniqueOrThrow({ where: { id } })).version,
})
const isOpen = async (personId: string) => (await db.personIdentity.count({ where: { personId, endedAt: null } })) === 1
const end = async (actor: Actor, id: string) => endIdentity(actor, await seen(id))

describe('an administrator', () => {
  it.each(['manager', 'administrator'] as const)('alone does not make way for another subject: %s', async (role) => {
    const person = await addBound(role)
    expect(await valueIn(end(people.administrator, person.id))).toEqual({ name: person.name, waits: true })
    expect(await isOpen(person.id)).toBe(true)
    expect(await arrive(person.email, 'of the administrator')).toMatchObject({ refusal: 'identity-taken' })

    const { id } = await db.accessGrant.findFirstOrThrow({ where: { personId: person.id } })
    expect(await confirmAccess(people.administrator, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await isOpen(person.id)).toBe(true)
    await valueIn(confirmAccess(people.manager, { id }))
    expect(await isOpen(person.id)).toBe(false)
    expect(await arrive(person.email, `${person.subject} again`)).toHaveProperty('identity')
    expect((await eventsOf(person.id)).find(({ verb }) => verb === 'person.access-confirmed')).toMatchObject({
      actorId: people.manager.id,
      before: { issuer: SETTINGS.issuer, subject: person.subject },
    })
  })

  it('does not make way by lowering the role first: raising it again waits, and is shown with the end', async () => {
    const person = await addBound('manager')
    const { name, email } = person
    await valueIn(editPerson(people.administrator, { ...(await seen(person.id)), name, email, role: 'analyst' }))
    expect(await valueIn(end(people.administrator, person.id))).toMatchObject({ waits: false })
    const raised = editPerson(people.administrator, { ...(await seen(person.id)), name, email, role: 'manager' })
    expect(await valueIn(raised)).toMatchObject({ waits: true })
    expect((await db.person.findUniqueOrThrow({ where: { id: person.id } })).role).toBe('analyst')
    const { rows } = await asOwner.query('SELECT recent_access_of($1, clock_timestamp()) AS mark', [person.id])
    expect(rows[0].mark).toMatch(/^another identity of the provider given by The administrator on /)
  })

  it('ends that of an analyst at once, with their sessions, as an event that holds the row', async () => {
    const person = await addBound('analyst')
    await asOwner.query('INSERT INTO session (id, person_id) VALUES (gen_random_uuid(), $1)', [person.id])
    await valueIn(end(people.administrator, person.id))
    expect(await db.session.count({ where: { personId: person.id, endedAt: null } })).toBe(0)
    const event = (await eventsOf(person.id)).at(-1)
    expect(event).toMatchObject({ verb: 'person.identity-ended', before: { subject: person.subject } })
    const stored = await db.auditEvent.findFirstOrThrow({
      where: { verb: 'person.identity-ended', targetId: person.id },
    })
    expect(Object.keys(JSON.parse(stored.after ?? '{}').rowSha256).join()).toContain('person_identity ')
    expect(await end(people.administrator, person.id)).toMatchObject({ refusal: { kind: 'conflict' } })
  })
})

it('a request that is declined ends nothing, and another role requests none', async () => {
  const person = await addBound('manager')
  await valueIn(end(people.administrator, person.id))
  const { id } = await db.accessGrant.findFirstOrThrow({ where: { personId: person.id } })
  await valueIn(declineAccess(people.manager, { id }))
  expect(await confirmAccess(people.manager, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
  expect(await isOpen(person.id)).toBe(true)
  expect(await end(people.manager, person.id)).toMatchObject({ refusal: { kind: 'forbidden' } })
})

it('the database ends no identity of an account that decides without access that was given', async () => {
  const person = await addBound('manager')
  const update = 'UPDATE person_identity SET ended_at = now() WHERE person_id = $1'
  await expect(asApplication.query(update, [person.id])).rejects.toMatchObject({ code: 'HR004' })
})
