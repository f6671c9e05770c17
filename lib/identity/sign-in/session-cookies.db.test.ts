import { afterAll, beforeAll, expect, it, vi } from 'vitest'

// The cookies of an installation whose configured address is encrypted, as next-auth sets, reads and clears them.

const ADDRESS = 'https://headroom.example.com'
process.env.NEXTAUTH_URL = ADDRESS
const device = vi.hoisted(() => ({ cookies: [] as unknown[][] }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: (...set: unknown[]) => device.cookies.push(set) }),
}))

const { db } = await import('@/test/database/database')
const { hashPassword } = await import('@/lib/identity/passwords/password-hashing')
const { default: NextAuth, getServerSession } = await import('next-auth')
const { authOptions } = await import('./auth-options')
const { isSessionCookie } = await import('./session-cookies')

const person = { email: 'ann@cedarline.example', password: 'a ledger of small fees' }
const SESSION = '__Host-next-auth.session-token'

/** What a browser sends and what it is sent. */
function exchange(path: string, cookies: Record<string, string>, form?: Record<string, string>) {
  const headers = new Map<string, unknown>()
  const answer = { body: undefined as unknown, setCookies: () => (headers.get('set-cookie') ?? []) as string[] }
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
    json: (body: unknown) => Object.assign(answer, { body }),
    send: (body: unknown) => Object.assign(answer, { body }),
    end: () => response,
  }
  const request = {
    query: { nextauth: path.split('/') },
    cookies,
    headers: {},
    method: form ? 'POST' : 'GET',
    body: form,
  }
  return { request: request as never, response: response as never, answer }
}

async function ask(path: string, cookies: Record<string, string>, form?: Record<string, string>) {
  const { request, response, answer } = exchange(path, cookies, form)
  await NextAuth(request, response, authOptions)
  const pairs = answer
    .setCookies()
    .map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie)?.slice(1).map(decodeURIComponent) ?? [])
  return { ...answer, set: answer.setCookies(), cookies: { ...cookies, ...Object.fromEntries(pairs) } }
}

async function signIn() {
  const begun = await ask('csrf', {})
  const { csrfToken } = begun.body as { csrfToken: string }
  const form = { csrfToken, ...person, json: 'true', callbackUrl: `${ADDRESS}/` }
  return { csrfToken, ...(await ask('callback/password', begun.cookies, form)) }
}

const personOf = async (cookies: Record<string, string>) => {
  const { request, response } = exchange('session', cookies)
  return (await getServerSession(request, response, authOptions))?.personId
}

beforeAll(async () => {
  const hashed = await hashPassword(person.password)
  if (!hashed.ok) throw new Error(hashed.refusal.message)
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  const { email } = person
  await db.person.create({ data: { email, name: 'Ann', role: 'analyst', passwordHash: hashed.value } })
})
afterAll(() => {
  delete process.env.NEXTAUTH_URL
})

it('every cookie is bound to the host, encrypted, and out of reach of scripts and of other sites', async () => {
  const { set, cookies } = await signIn()
  expect(Object.keys(cookies)).toContain(SESSION)
  for (const cookie of [...set, ...(await ask('csrf', {})).set])
    expect(cookie).toMatch(
      /^__Host-(?=.*; Path=\/(;|$))(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)(?!.*; Domain)/,
    )
  expect(device.cookies).toMatchObject([
    ['__Secure-headroom.device', expect.any(String), { secure: true, httpOnly: true }],
  ])
})

it('the session is read from this cookie alone, and cleared by a sign-out', async () => {
  const { cookies, csrfToken } = await signIn()
  const { id } = await db.person.findUniqueOrThrow({ where: { email: person.email } })
  expect(await personOf(cookies)).toBe(id)
  const value = cookies[SESSION] ?? ''
  for (const name of ['__Secure-next-auth.session-token', 'next-auth.session-token'])
    expect(await personOf({ [name]: value })).toBeUndefined()
  const { set } = await ask('signout', cookies, { csrfToken, json: 'true' })
  expect(set.filter((cookie) => cookie.startsWith(`${SESSION}=;`))).toHaveLength(1)
})

it('the redirect of a stranger knows the same cookie, whole and in parts', () => {
  expect([SESSION, `${SESSION}.0`].map((name) => isSessionCookie(name, ADDRESS))).toEqual([true, true])
  expect(isSessionCookie('next-auth.session-token', ADDRESS)).toBe(false)
  expect(isSessionCookie('next-auth.session-token.1', 'http://127.0.0.1:3000')).toBe(true)
  expect(isSessionCookie(SESSION, undefined)).toBe(false)
})
