import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/permissions/permissions'
import { actorIn, clearProvider, configureProvider, openBrowser, signIn } from '@/test/single-sign-on/application'

// Who is let in by a real provider, as whom, and with which role.

const provider = await configureProvider({
  HEADROOM_OIDC_ROLE_CLAIM: 'groups',
  HEADROOM_OIDC_ROLES: 'writers=analyst, readers=auditor, deciders=manager, keepers=administrator',
  HEADROOM_OIDC_CREATE_PEOPLE: '1',
})
const { db, asOwner } = await import('@/test/database/database')
const { environment } = await import('@/lib/database/env')

let number = 0
const address = (name: string) => `${name}${number}@cedarline.example`

/** A person here, and the same person at the provider, with a group there for each role. */
async function addPerson(role: Role, groups: string[], passwordHash: string | null = null) {
  number += 1
  const email = address('p')
  const account = `u${number}`
  provider.accounts.set(account, { email, email_verified: true, name: `Person ${number}`, groups })
  const person = await db.person.create({ data: { email, name: `Person ${number}`, role, passwordHash } })
  return { person, account, email }
}

const changeAccount = (account: string, changes: object) =>
  provider.accounts.set(account, { ...provider.accounts.get(account), ...changes })
const eventsOf = async (id: string) =>
  db.auditEvent.findMany({ where: { targetId: id }, orderBy: { seq: 'asc' }, select: { verb: true, after: true } })
const verbsOf = async (id: string) => (await eventsOf(id)).map(({ verb }) => verb)
const identities = (personId: string) => db.personIdentity.findMany({ where: { personId } })
const HOME = 'http://127.0.0.1:9999/payments'

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
})
beforeEach(async () => {
  await asOwner.query('TRUNCATE sign_in_window')
})
afterAll(async () => {
  await provider.stop()
  clearProvider()
})

describe('the first sign-in', () => {
  it('binds the person with the verified address to the subject, with an event that holds the row', async () => {
    const { person, account } = await addPerson('analyst', ['writers'])
    const browser = await openBrowser()
    expect(await signIn(browser, account)).toBe(HOME)
    expect(await actorIn(browser)).toMatchObject({ id: person.id, role: 'analyst' })
    const [identity] = await identities(person.id)
    expect(identity).toMatchObject({ issuer: provider.issuer, subject: account, endedAt: null })
    const [bound, signedIn] = await eventsOf(person.id)
    expect(bound?.verb).toBe('person.identity-bound')
    expect(JSON.parse(bound?.after ?? '')).toMatchObject({
      subject: account,
      rowSha256: { [`person_identity ${identity?.id}`]: expect.any(String) },
    })
    expect(signedIn?.verb).toBe('person.signed-in')
  })

  it('of two browsers at once binds once, and both are signed in', async () => {
    const { person, account } = await addPerson('analyst', ['writers'])
    const browsers = await Promise.all([openBrowser(), openBrowser(), openBrowser()])
    expect(await Promise.all(browsers.map((browser) => signIn(browser, account)))).toEqual([HOME, HOME, HOME])
    expect(await identities(person.id)).toHaveLength(1)
  })

  it.each([
    ['stranger', 'an address that is not here', { email: 'nowhere@cedarline.example', groups: ['deciders'] }],
    ['stranger', 'no address', { email: undefined }],
    ['email-unverified', 'an address that is not verified', { email_verified: false }],
    ['email-unverified', 'an address of which nothing is stated', { email_verified: undefined }],
    ['no-role', 'no group', { groups: [] }],
    ['no-role', 'a group without a role here', { groups: ['staff'] }],
    ['several-roles', 'two groups with different roles', { groups: ['writers', 'deciders'] }],
  ])('is refused as %s with %s, and binds no one', async (refusal, _what, changes) => {
    const { person, account } = await addPerson('analyst', ['writers'])
    changeAccount(account, changes)
    const browser = await openBrowser()
    expect(await signIn(browser, account)).toBe(`/sign-in?error=${refusal}`)
    expect(await actorIn(browser)).toBeNull()
    expect(await identities(person.id)).toEqual([])
    expect(await verbsOf(person.id)).toEqual([])
  })

  it('is refused to a deactivated person', async () => {
    const { person, account } = await addPerson('analyst', ['writers'])
    await db.person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } })
    expect(await signIn(await openBrowser(), account)).toBe('/sign-in?error=stranger')
    expect(await identities(person.id)).toEqual([])
  })

  it('of a refused account is one event, and further ones are counted', async () => {
    provider.accounts.set('outsider', { email: 'outsider@other.example', email_verified: true, groups: ['deciders'] })
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(await openBrowser(), 'outsider')
    const events = await db.auditEvent.findMany({ where: { targetId: 'outsider@other.example' } })
    expect(events).toMatchObject([
      { verb: 'person.sign-in-refused', reason: 'identified by the identity provider, and not a person here' },
    ])
    expect(await db.signInWindow.findFirst({ where: { scope: 'provider' } })).toMatchObject({ refusals: 4 })
  })
})

it('an invitation of someone who decides opens nothing before a second person confirmed it', async () => {
  const { person, account } = await addPerson('manager', ['deciders'])
  expect(await signIn(await openBrowser(), account)).toBe('/sign-in?error=unconfirmed')
  expect(await identities(person.id)).toEqual([])
})

describe('an address', () => {
  it('that passes to another subject does not take the account with it', async () => {
    const { person, account, email } = await addPerson('analyst', ['writers'])
    await signIn(await openBrowser(), account)
    changeAccount(account, { email: `old-${email}` })
    provider.accounts.set('heir', { email, email_verified: true, name: 'Heir', groups: ['writers'] })
    const browser = await openBrowser()
    expect(await signIn(browser, 'heir')).toBe('/sign-in?error=identity-taken')
    expect(await actorIn(browser)).toBeNull()
    expect(await identities(person.id)).toMatchObject([{ subject: account }])
  })

  it('that changes at the provider leaves the person who they are', async () => {
    const { person, account } = await addPerson('analyst', ['writers'])
    const other = await addPerson('auditor', ['readers'])
    await signIn(await openBrowser(), account)
    changeAccount(account, { email: other.email })
    const browser = await openBrowser()
    expect(await signIn(browser, account)).toBe(HOME)
    expect(await actorIn(browser)).toMatchObject({ id: person.id, email: person.email })
  })
})

describe('a role that changed at the provider', () => {
  it('applies at the next sign-in and ends the other sessions, with an event', async () => {
    const { person, account } = await addPerson('analyst', ['writers'])
    const first = await openBrowser()
    await signIn(first, account)
    changeAccount(account, { groups: ['readers'] })
    expect(await actorIn(first)).toMatchObject({ role: 'analyst' })
    const second = await openBrowser()
    expect(await signIn(second, account)).toBe(HOME)
    expect(await actorIn(second)).toMatchObject({ role: 'auditor' })
    expect(await actorIn(first)).toBeNull()
    const edited = await db.auditEvent.findFirstOrThrow({ where: { targetId: person.id, verb: 'person.edited' } })
    expect(edited).toMatchObject({ actorId: null, before: '{"role":"analyst"}', reason: 'by the identity provider' })
    expect(JSON.parse(edited.after ?? '')).toMatchObject({ role: 'auditor' })
  })

  it('to one that decides waits for a second person, once, and the earlier role remains', async () => {
    await addPerson('manager', ['deciders'], 'stored')
    const { person, account } = await addPerson('analyst', ['writers'])
    await signIn(await openBrowser(), account)
    changeAccount(account, { groups: ['deciders'] })
    const browser = await openBrowser()
    for (let time = 0; time < 2; time += 1) expect(await signIn(browser, account)).toBe(HOME)
    expect(await actorIn(browser)).toMatchObject({ role: 'analyst' })
    const grants = await db.accessGrant.findMany({ where: { personId: person.id } })
    expect(grants).toMatchObject([{ kind: 'change', role: 'manager', secondPerson: 'needed', effectiveAt: null }])
    expect((await verbsOf(person.id)).filter((verb) => verb === 'person.access-requested')).toHaveLength(1)
  })

  it('to none ends the sessions that are open, and refuses the sign-in', async () => {
    const { person, account } = await addPerson('analyst', ['writers'])
    const first = await openBrowser()
    await signIn(first, account)
    changeAccount(account, { groups: [] })
    expect(await signIn(await openBrowser(), account)).toBe('/sign-in?error=no-role')
    expect(await actorIn(first)).toBeNull()
    expect((await verbsOf(person.id)).at(-1)).toBe('person.sessions-ended')
  })

  it('does not take the last administrator away', async () => {
    await db.person.updateMany({ where: { role: 'administrator' }, data: { deactivatedAt: new Date() } })
    const { person, account } = await addPerson('administrator', ['keepers'], 'stored')
    await signIn(await openBrowser(), account)
    changeAccount(account, { groups: ['writers'] })
    expect(await signIn(await openBrowser(), account)).toBe('/sign-in?error=last-administrator')
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ role: 'administrator' })
    const other = await addPerson('administrator', ['keepers'], 'stored')
    await signIn(await openBrowser(), other.account)
    expect(await signIn(await openBrowser(), account)).toBe(HOME)
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ role: 'analyst' })
  })
})

describe('a person who is not here', () => {
  const addOutsider = (groups: string[]) => {
    number += 1
    provider.accounts.set(`new${number}`, {
      email: address('New'),
      email_verified: true,
      name: ' Ola Nwosu ',
      groups,
    })
    return `new${number}`
  }

  it('is added where the settings allow it, with the role of the claim and an event', async () => {
    const browser = await openBrowser()
    expect(await signIn(browser, addOutsider(['readers']))).toBe(HOME)
    const actor = await actorIn(browser)
    expect(actor).toMatchObject({ name: 'Ola Nwosu', email: address('new'), role: 'auditor' })
    expect(await verbsOf(actor?.id ?? '')).toEqual(['person.provisioned', 'person.identity-bound', 'person.signed-in'])
  })

  it.each(['deciders', 'keepers'])('is not added with a role that decides: %s', async (group) => {
    expect(await signIn(await openBrowser(), addOutsider([group]))).toBe('/sign-in?error=stranger')
    expect(await db.person.count({ where: { email: address('new') } })).toBe(0)
  })

  it('is not added where the settings do not allow it', async () => {
    Object.assign(environment.singleSignOn ?? {}, { createsPeople: false })
    expect(await signIn(await openBrowser(), addOutsider(['readers']))).toBe('/sign-in?error=stranger')
    Object.assign(environment.singleSignOn ?? {}, { createsPeople: true })
  })
})

it('a sign-in at the provider that is not strong enough is refused', async () => {
  const { account } = await addPerson('analyst', ['writers'])
  Object.assign(environment.singleSignOn ?? {}, { acceptedStrengths: ['phr'] })
  const browser = await openBrowser()
  expect(new URL(await browser.begin()).searchParams.get('acr_values')).toBe('phr')
  expect(await signIn(browser, account)).toBe('/sign-in?error=provider-strength')
  Object.assign(environment.singleSignOn ?? {}, { acceptedStrengths: [] })
})
