import { readFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'

// Requests that no page sends, to every page, route and action of the build: each is answered with a message or a
// status below 500, and never with a stack trace. The same seed gives the same requests.

const SEED = 20261130
const AT_ONCE = 4

const built = <Shape>(name: string): Shape => JSON.parse(readFileSync(`.next/server/${name}`, 'utf8'))
const entries = Object.keys(built<Record<string, string>>('app-paths-manifest.json')).filter(
  (path) => !path.includes('/_'),
)
const pathOf = (entry: string) => entry.replace(/\/(page|route)$/, '').replace(/\/\([^)]*\)/g, '') || '/'
const pages = entries.filter((entry) => entry.endsWith('/page')).map(pathOf)
const routes = entries.filter((entry) => entry.endsWith('/route')).map(pathOf)
const actions = Object.keys(built<{ node: object }>('server-reference-manifest.json').node)

const SEGMENTS = [
  ...['%ff', '%00', 'a%00b', '%c0%af', '%E0%A4%A', '..%2f..%2fetc%2fpasswd', '%F0%9F%92%B8', '%0d%0aset-cookie:a'],
  ...["1'%20OR%201=1", '__proto__', '-1', '9'.repeat(40), 'a'.repeat(3_000), '00000000-0000-4000-8000-000000000000'],
]
const QUERIES = [
  ...['', '?year=%ff', '?year=1e309&q=%00', '?%ff=%ff', '?after=%E0%A4%A&sort=__proto__', `?q=${'a'.repeat(4_000)}`],
  ...['?id[]=1&id[]=2&year=2026&year=2025', '?format=csv&format=exe', '?asOf=9999-99-99', '?token=%00', '?next=//evil'],
]
const BODIES: [type: string, body: string][] = [
  ['text/plain;charset=UTF-8', ''],
  ['text/plain;charset=UTF-8', '['],
  ['text/plain;charset=UTF-8', '[{"__proto__":{"a":1}},"$F1","$K99"]'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]'],
  ['multipart/form-data; boundary=x', '--y'],
  ['multipart/form-data', 'no boundary'],
  ['application/x-www-form-urlencoded', 'a=%ff&b=%00'],
  ['application/json', '{"a":'],
  ['application/json', `[${'['.repeat(5_000)}`],
  ['image/png', '\u0000\u0001'],
]

/** Numbers from 0 below 1, always the same (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}
const random = randomNumbers(SEED)
const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)]!
const hostile = (path: string) => path.replace(/\[+[^\]]+\]+/g, () => pick(SEGMENTS)) + pick(QUERIES)

/** A stack, a name of a library, or the reference under which an action or a route logs an error. */
const LEAKS = /\n\s+at .+:\d+:\d+|node_modules|PrismaClient|Reference [0-9A-F]{6}/
/** The digest of an error that a page met while it was sent, with 200; that of a page that is not found is none. */
const FAILED_PAGE = /:E\{"digest":"(?!NEXT_)/

async function expectAnswered(what: string, answer: APIResponse): Promise<void> {
  expect.soft(answer.status(), what).toBeLessThan(500)
  const text = await answer.text()
  expect.soft(text, what).not.toMatch(LEAKS)
  if (answer.ok() && what.startsWith('GET')) expect.soft(text, what).not.toMatch(FAILED_PAGE)
}

type Hostile = { what: string; send: (request: APIRequestContext) => Promise<APIResponse> }

async function sendAll(request: APIRequestContext, all: readonly Hostile[]): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE)
    await Promise.all(
      all.slice(at, at + AT_ONCE).map(async ({ what, send }) => expectAnswered(what, await send(request))),
    )
}

const reading = (address: string): Hostile => ({
  what: `GET ${address.slice(0, 200)}`,
  send: (request) => request.get(address, { maxRedirects: 0 }),
})

test('addresses that no link has are answered', async ({ page }) => {
  await signInAs(page, 'manager')
  expect(pages.length).toBeGreaterThan(20)
  const unreadable = ['/companies/%ff', '/%00', '/a%E0%A4%A/b', '/api/exports/%ff', '/_next/static/%ff'].map(reading)
  await sendAll(page.request, [...unreadable, ...[...pages, ...routes].map((path) => reading(hostile(path)))])
  const answer = await page.request.get('/companies/%ff')
  expect(answer.status()).toBe(400)
  expect(await answer.text()).toContain('This address has characters that cannot be read')
})

test('a method that does nothing is refused, with and without a session', async ({ page, request }) => {
  await signInAs(page, 'auditor')
  for (const [sender, method] of [
    [request, 'TRACE'],
    [page.request, 'TRACE'],
    [page.request, 'SEARCH'],
  ] as const) {
    const answer = await sender.fetch('/companies', { method, maxRedirects: 0 })
    expect(answer.status(), method).toBe(405)
    expect(await answer.text()).toContain('A request of this method does nothing here')
  }
})

test('bodies that no form sends are answered', async ({ page, baseURL }) => {
  await signInAs(page, 'auditor')
  expect(actions.length).toBeGreaterThan(20)
  const origin = new URL(baseURL ?? '').origin
  const posted = (address: string, id: string | null): Hostile => {
    const [type, data] = pick(BODIES)
    const headers = { origin, 'content-type': type, ...(id === null ? {} : { 'next-action': id }) }
    return {
      what: `POST ${address.slice(0, 200)} ${id ?? ''} ${type} ${data.slice(0, 60)}`,
      send: (request) => request.post(address, { headers, data: Buffer.from(data), maxRedirects: 0 }),
    }
  }
  const everyBody = BODIES.map((_, at) => actions[at % actions.length]!)
  await sendAll(page.request, [
    ...actions.map((id) => posted('/', id)),
    ...['0', 'f'.repeat(42), '00'.repeat(21), '../../x', 'a'.repeat(5_000)].map((id) => posted('/', id)),
    ...everyBody.map((id) => posted('/sign-in', id)),
    ...[...routes, ...pages.slice(0, 20)].map((path) => posted(hostile(path), null)),
  ])
})

test('an action of another site is refused with a message, whatever its origin is', async ({ page }) => {
  await signInAs(page, 'auditor')
  for (const origin of ['https://evil.example', 'null', 'nonsense', 'http://127.0.0.1:1']) {
    const headers = { origin, 'content-type': 'text/plain;charset=UTF-8', 'next-action': actions[0]! }
    const answer = await page.request.post('/', { headers, data: '[]' })
    expect(answer.status(), origin).toBe(403)
    expect(await answer.text(), origin).toContain('This request did not come from this site. Nothing was changed')
  }
})
