import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  actorIn,
  type Browser,
  clearProvider,
  configureProvider,
  openBrowser,
  signIn,
} from '@/test/single-sign-on/application'
import { signOutAtProvider } from '@/test/single-sign-on/browser'

// A session that ends at the provider ends here. The real provider sends its logout token to a listener, which passes
// it to the route.

let received: string[] = []
let answers: number[] = []
const listener = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', async () => {
    received.push(body)
    const answer = await POST(post(body))
    answers.push(answer.status)
    response.writeHead(answer.status, { 'cache-control': answer.headers.get('cache-control') ?? '' }).end()
  })
})
await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
const provider = await configureProvider({}, `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`)
const { db } = await import('@/test/database/database')
const { POST } = await import('@/app/api/back-channel-logout/route')

const post = (body: string) =>
  new Request('http://127.0.0.1:9999/api/back-channel-logout', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
async function send(token: string): Promise<number> {
  return (await POST(post(String(new URLSearchParams({ logout_token: token }))))).status
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const seconds = () => Math.floor(Date.now() / 1000)
/** A logout token of the provider for everything of Ada, with changes. */
const logoutToken = (changes: object = {}, signing = {}) =>
  provider.sign(
    {
      iss: provider.issuer,
      aud: 'headroom',
      iat: seconds(),
      exp: seconds() + 120,
      jti: randomUUID(),
      events: { [EVENT]: {} },
      sub: 'ada',
      ...changes,
    },
    { type: 'logout+jwt', ...signing },
  )

let browser: Browser
let personId: string
beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  for (const name of ['ada', 'ben']) {
    const email = `${name}@cedarline.example`
    const person = await db.person.create({ data: { email, name, role: 'analyst' } })
    if (name === 'ada') personId = person.id
    provider.accounts.set(name, { email, email_verified: true, name })
  }
})
beforeEach(async () => {
  received = []
  answers = []
  browser = await openBrowser()
  await signIn(browser, 'ada')
  expect(await actorIn(browser)).not.toBeNull()
})
afterAll(async () => {
  await provider.stop()
  listener.close()
  clearProvider()
})

describe('a sign-out at the provider', () => {
  it('ends the session that began there, with an event, and no other session of the person', async () => {
    const elsewhere = await openBrowser()
    await signIn(elsewhere, 'ada')
    await signOutAtProvider(provider.issuer, browser.atProvider)
    expect(answers).toEqual([200])
    expect(await actorIn(browser)).toBeNull()
    expect(await actorIn(elsewhere)).not.toBeNull()
    const event = await db.auditEvent.findFirstOrThrow({ where: { targetId: personId }, orderBy: { seq: 'desc' } })
    expect(event).toMatchObject({
      verb: 'person.sessions-ended',
      actorId: null,
      reason: 'ended at the identity provider',
    })
  })

  it('sent again ends nothing: the token is used up', async () => {
    await signOutAtProvider(provider.issuer, browser.atProvider)
    expect(answers).toEqual([200])
    await signIn(browser, 'ada')
    expect(await send(new URLSearchParams(received[0]).get('logout_token') ?? '')).toBe(400)
    expect(await actorIn(browser)).not.toBeNull()
  })
})

describe('a logout token', () => {
  it('of a subject ends all of their sessions, and none of another person', async () => {
    const other = await openBrowser()
    await signIn(other, 'ben')
    const elsewhere = await openBrowser()
    await signIn(elsewhere, 'ada')
    expect(await send(await logoutToken())).toBe(200)
    for (const ended of [browser, elsewhere]) expect(await actorIn(ended)).toBeNull()
    expect(await actorIn(other)).not.toBeNull()
  })

  it('with nothing open is accepted once, and is used up as well', async () => {
    const token = await logoutToken({ sub: 'unknown' })
    expect(await send(token)).toBe(200)
    expect(await send(token)).toBe(400)
  })

  it.each([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another client', { aud: 'another' }],
    ['that is too old', { iat: seconds() - 3600, exp: seconds() + 3600 }],
    ['from the future', { iat: seconds() + 3600, exp: seconds() + 7200 }],
    ['that has expired', { exp: seconds() - 60 }],
    ['without an age', { iat: undefined }],
    ['without an id', { jti: undefined }],
    ['without the event', { events: undefined }],
    ['with another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['with a nonce, as an ID token has', { nonce: 'n' }],
    ['with neither subject nor session', { sub: undefined }],
  ])('%s is refused, and ends nothing', async (_what, changes) => {
    expect(await send(await logoutToken(changes))).toBe(400)
    expect(await actorIn(browser)).not.toBeNull()
  })

  it('of another type is refused', async () => {
    expect(await send(await logoutToken({}, { type: 'at+jwt' }))).toBe(400)
    expect(await actorIn(browser)).not.toBeNull()
  })

  it('signed with a key that the provider does not publish is refused', async () => {
    expect(await send(await logoutToken({}, { signingKey: await provider.newKey() }))).toBe(400)
    expect(await actorIn(browser)).not.toBeNull()
  })

  it.each(['', 'a.b.c', 'x'.repeat(30_000)])('that cannot be read is refused', async (token) => {
    expect(await send(token)).toBe(400)
  })
})
