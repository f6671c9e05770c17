import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { environment } from '@/lib/database/env'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { changeOwnPassword } from '@/lib/identity/passwords/change-own-password'
import { choosePassword, readPasswordLink } from '@/lib/identity/passwords/choose-password'
import { confirmFirstFactor } from '@/lib/identity/second-factor/confirm-first-factor'
import { admitIdentity } from '@/lib/identity/single-sign-on/admit-identity'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { unconfirmedAccess } from './access-queries'
import { confirmAccess } from './confirm-access'
import { invitePerson } from './invite-person'
import { hasPassword, personDetail } from './people-queries'
import { renewPasswordLink } from './renew-password-link'

// An installation with single sign-on alone: nothing leads to a password, and an invitation needs no link.

const SETTINGS: SingleSignOnSettings = {
  issuer: 'https://login.example.com',
  clientId: 'headroom',
  clientSecret: 'secret',
  name: 'Example Login',
  scope: 'openid email',
  algorithm: 'RS256',
  roles: null,
  createsPeople: false,
  requiresVerifiedEmail: true,
  acceptedStrengths: [],
}
const before = { passwordSignIn: environment.passwordSignIn, singleSignOn: environment.singleSignOn }
const turnPasswords = (on: boolean) => Object.assign(environment, { passwordSignIn: on, singleSignOn: SETTINGS })

let people: Record<Role, Actor>

beforeAll(async () => {
  await makeOrganisation(db, { demo: false })
  people = await addActors()
  await asOwner.query("UPDATE person SET password_hash = 'stored'")
})
beforeEach(() => turnPasswords(false))
afterAll(() => Object.assign(environment, before))

const arrive = (email: string) =>
  admitIdentity(
    { subject: email, email, isEmailVerified: true, name: 'x', providerSession: '', strength: '', roleValues: [] },
    SETTINGS,
  )
const invite = (email: string, role: Role) =>
  valueIn(invitePerson(people.administrator, { name: 'Eva Lind', email, role }))

it('an invited analyst signs in with the provider, without a link', async () => {
  const email = 'analyst.off@cedarline.example'
  const { path, personId, secondPerson } = await invite(email, 'analyst')
  expect({ path, secondPerson }).toEqual({ path: null, secondPerson: 'not_needed' })
  expect(await db.oneTimeLink.count({ where: { personId } })).toBe(0)
  expect(await arrive(email)).toHaveProperty('identity')
})

it('an invited manager waits for a second person, however long that takes', async () => {
  const email = 'manager.off@cedarline.example'
  const { path, personId, secondPerson } = await invite(email, 'manager')
  expect({ path, secondPerson }).toEqual({ path: null, secondPerson: 'needed' })
  expect(await arrive(email)).toMatchObject({ refusal: 'unconfirmed' })
  const [waiting] = await unconfirmedAccess(personId)
  expect(waiting).toMatchObject({ kind: 'invitation', createdBy: { id: people.administrator.id } })
  await valueIn(confirmAccess(people.manager, { id: waiting?.id ?? '' }))
  expect(await unconfirmedAccess(personId)).toEqual([])
  expect(await arrive(email)).toHaveProperty('identity')
})

it('no use case makes or takes a password, and a link from before is not read', async () => {
  turnPasswords(true)
  const { personId, path } = await invite('link.before@cedarline.example', 'analyst')
  const token = path?.split('#')[1] ?? ''
  expect(await readPasswordLink({ token })).toMatchObject({ ok: true })
  turnPasswords(false)

  const off = { refusal: { kind: 'conflict', message: PASSWORD_MESSAGES.off } }
  const password = 'ginger lantern overpass tundra'
  const { version } = await db.person.findUniqueOrThrow({ where: { id: personId } })
  expect(await readPasswordLink({ token })).toMatchObject(off)
  expect(await choosePassword({ token, password })).toMatchObject(off)
  expect(await renewPasswordLink(people.administrator, { id: personId, version })).toMatchObject(off)
  expect(await changeOwnPassword(people.analyst, { currentPassword: 'x', newPassword: password })).toMatchObject(off)
  expect(await db.person.count({ where: { id: personId, passwordHash: { not: null } } })).toBe(0)
})

it('pages show no link and take no password for a first second factor', async () => {
  const { id } = people.analyst
  turnPasswords(true)
  const invited = await invite('shown@cedarline.example', 'analyst')
  expect((await personDetail(invited.personId))?.linkUntil).toBeInstanceOf(Date)
  expect(await hasPassword(id)).toBe(true)
  expect(await confirmFirstFactor(people.analyst, undefined)).toMatchObject({ ok: false })
  turnPasswords(false)
  expect((await personDetail(invited.personId))?.linkUntil).toBeNull()
  expect(await hasPassword(id)).toBe(false)
  expect(await confirmFirstFactor(people.analyst, undefined)).toMatchObject({ ok: true })
})
