import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'

const warn = vi.hoisted(() => vi.fn())
vi.mock('@/lib/database/log', () => ({ log: { warn } }))

/** Where the proxy of an installation at this address redirects a request with this cookie to; null: nowhere. */
async function redirectOf(publicUrl: string, cookie: string): Promise<string | null> {
  vi.stubEnv('NEXTAUTH_URL', publicUrl)
  vi.resetModules()
  const { proxy } = await import('./proxy')
  const request = new NextRequest(new URL('/payments', publicUrl), { headers: { cookie: `${cookie}=value` } })
  return proxy(request).headers.get('location')
}

describe('a page without the session cookie of the configured address redirects to the sign-in', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })

  it.each([
    ['https://headroom.example', '__Host-next-auth.session-token', false],
    ['https://headroom.example', '__Host-next-auth.session-token.0', false],
    ['https://headroom.example', '__Secure-next-auth.session-token', true],
    ['https://headroom.example', 'next-auth.session-token', true],
    ['http://headroom.example', 'next-auth.session-token', false],
    ['http://headroom.example', '__Host-next-auth.session-token', true],
  ])('%s with %s: %s', async (publicUrl, cookie, isRedirected) => {
    const location = await redirectOf(publicUrl, cookie)
    expect(location).toBe(isRedirected ? `${publicUrl}/sign-in?next=%2Fpayments` : null)
  })
})

it.each([
  [403, { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  [415, { origin: 'http://headroom.example', 'content-type': 'application/json' }],
  [404, { 'content-type': 'text/plain', 'next-action': 'made up' }],
  [413, { 'content-type': 'text/plain', 'content-length': '1000001' }],
])('answers %i to an action that no page of this site sends, and logs it', async (status, headers) => {
  vi.stubEnv('NEXTAUTH_URL', 'http://headroom.example')
  vi.resetModules()
  warn.mockClear()
  const { proxy } = await import('./proxy')
  const answer = proxy(new NextRequest('http://headroom.example/payments', { method: 'POST', headers }))
  expect(answer.status).toBe(status)
  const origin = new Headers(headers).get('origin')
  expect(warn.mock.calls).toEqual([[{ path: '/payments', origin, status }, expect.any(String)]])
  vi.unstubAllEnvs()
  vi.resetModules()
})
