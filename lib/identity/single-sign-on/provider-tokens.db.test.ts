import { decodeJwt, UnsecuredJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  actorIn,
  type Browser,
  clearProvider,
  configureProvider,
  openBrowser,
  signIn,
} from '@/test/single-sign-on/application'
import { signInAtProvider } from '@/test/single-sign-on/browser'

// What the provider answers is believed only when all of it is right. Each case is a real provider whose answer was
// changed on its way, signed again with the provider's own key where the signature is not what is tried.

const provider = await configureProvider()
const { db } = await import('@/test/database/database')
const { asOwner } = await import('@/test/database/database')

let browser: Browser
beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  await db.person.create({ data: { email: 'ada@cedarline.example', name: 'Ada Holm', role: 'analyst' } })
  provider.accounts.set('ada', { email: 'ada@cedarline.example', email_verified: true, name: 'Ada Holm' })
})
beforeEach(async () => {
  browser = await openBrowser()
  await asOwner.query('TRUNCATE sign_in_window')
})
afterEach(() => {
  provider.tamper(null)
  provider.tamperMetadata(null)
})
afterAll(async () => {
  await provider.stop()
  clearProvider()
})

const NOT_ACCEPTED = '/sign-in?error=provider-answer'

async function expectRefused(location: string | null, expected = NOT_ACCEPTED) {
  expect(location).toBe(expected)
  expect(await actorIn(browser)).toBeNull()
}

it('the untouched answer signs the person in, on the page that was requested', async () => {
  expect(await signIn(browser, 'ada')).toBe('http://127.0.0.1:9999/payments')
  expect(await actorIn(browser)).toMatchObject({ name: 'Ada Holm', role: 'analyst' })
})

it('the request has a state, a nonce, a code challenge, and names nothing else than this client', async () => {
  const { searchParams } = new URL(await browser.begin())
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'headroom',
    scope: 'openid email profile',
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:9999/api/auth/callback/oidc',
    state: expect.stringMatching(/^[\w-]{40,}$/),
    nonce: expect.stringMatching(/^[\w-]{40,}$/),
    code_challenge: expect.stringMatching(/^[\w-]{40,}$/),
    code_challenge_method: 'S256',
  })
})

describe('an ID token is refused', () => {
  const seconds = () => Math.floor(Date.now() / 1000)
  it.each([
    ['with the nonce of another sign-in', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another client', { aud: 'another' }],
    ['for several clients without the party it is for', { aud: ['headroom', 'another'] }],
    ['that has expired', { iat: seconds() - 3600, exp: seconds() - 60 }],
    ['without an expiry', { exp: undefined }],
    ['that is not valid yet', { nbf: seconds() + 3600 }],
    ['without a subject', { sub: undefined }],
  ])('%s', async (_what, changes) => {
    provider.tamperClaims(changes)
    await expectRefused(await signIn(browser, 'ada'))
  })

  it('signed with a key that the provider does not publish', async () => {
    const signingKey = await provider.newKey()
    provider.tamper(async (tokens) => ({
      ...tokens,
      id_token: await provider.sign(decodeJwt(tokens.id_token), { signingKey }),
    }))
    await expectRefused(await signIn(browser, 'ada'))
  })

  it('that is not signed', async () => {
    provider.tamper((tokens) => ({ ...tokens, id_token: new UnsecuredJWT(decodeJwt(tokens.id_token)).encode() }))
    await expectRefused(await signIn(browser, 'ada'))
  })

  it('that is signed with the secret of the client in place of a key', async () => {
    const { SignJWT } = await import('jose')
    provider.tamper(async (tokens) => ({
      ...tokens,
      id_token: await new SignJWT(decodeJwt(tokens.id_token))
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(provider.clientSecret)),
    }))
    await expectRefused(await signIn(browser, 'ada'))
  })
})

describe('the way back is refused', () => {
  const back = async () => signInAtProvider(await browser.begin(), 'ada', browser.atProvider)

  it('with another state', async () => {
    const address = new URL(await back())
    address.searchParams.set('state', 'another')
    await expectRefused((await browser.finish(address.href)).location)
  })

  it('in another browser, which began no sign-in', async () => {
    const address = await back()
    browser = await openBrowser()
    await expectRefused((await browser.finish(address)).location)
  })

  it('a second time', async () => {
    const address = await back()
    const copied = browser.cookies.all()
    await browser.finish(address)
    expect(await actorIn(browser)).not.toBeNull()
    browser = await openBrowser()
    browser.cookies.take(Object.entries(copied).map(([name, value]) => `${name}=${encodeURIComponent(value)}`))
    await expectRefused((await browser.finish(address)).location)
  })

  it('without the code verifier', async () => {
    const address = await back()
    browser.cookies.delete('next-auth.pkce.code_verifier')
    await expectRefused((await browser.finish(address)).location)
  })

  it('that states another issuer', async () => {
    const address = new URL(await back())
    address.searchParams.set('iss', 'https://evil.example')
    await expectRefused((await browser.finish(address.href)).location)
  })

  it('with the error of the provider, as declined and not counted', async () => {
    await browser.begin()
    const { location } = await browser.visit({ path: 'callback/oidc', query: { error: 'access_denied' } })
    await expectRefused(location, '/sign-in?error=provider-declined')
    expect(await db.signInWindow.count()).toBe(0)
  })
})

it('a provider that states another issuer than the configured one is not used', async () => {
  const { readProviderMetadata } = await import('./provider-metadata')
  provider.tamperMetadata((metadata) => ({ ...metadata, issuer: 'https://evil.example' }))
  Reflect.deleteProperty(globalThis, 'headroomProvider')
  await expect(readProviderMetadata(provider)).rejects.toThrow(/states https:\/\/evil\.example: set that/)
  expect(await browser.visit({ path: 'signin/oidc', form: {} })).toMatchObject({
    location: '/sign-in?error=provider-unavailable',
  })
})

it('the provider can change its keys between two sign-ins', async () => {
  await signIn(browser, 'ada')
  await provider.rotateKeys()
  browser = await openBrowser()
  expect(await signIn(browser, 'ada')).toBe('http://127.0.0.1:9999/payments')
})

it('answers that were not accepted are one event within fifteen minutes, however many there are', async () => {
  const before = await db.auditEvent.count({ where: { verb: 'person.sign-in-refused' } })
  provider.tamperClaims({ nonce: 'another' })
  for (let attempt = 0; attempt < 5; attempt += 1) await signIn(await openBrowser(), 'ada')
  expect(await db.auditEvent.count({ where: { verb: 'person.sign-in-refused' } })).toBe(before + 1)
  expect(await db.signInWindow.findFirst({ where: { scope: 'provider' } })).toMatchObject({ account: '', refusals: 5 })
  await asOwner.query("UPDATE sign_in_window SET began_at = began_at - interval '15 minutes'")
  await asOwner.query('SELECT close_sign_in_windows()')
  const events = await db.auditEvent.findMany({ where: { verb: 'person.sign-in-refused' }, orderBy: { seq: 'desc' } })
  expect(events[0]).toMatchObject({
    targetName: 'an answer of the identity provider',
    reason: 'within 15 minutes: 5 sign-ins of the identity provider refused',
  })
})
