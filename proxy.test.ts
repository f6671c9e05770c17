import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'

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
