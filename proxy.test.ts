import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'

/** What the proxy of an installation at this address answers to the sign-in page. */
async function answered(publicUrl: string): Promise<Headers> {
  vi.stubEnv('NEXTAUTH_URL', publicUrl)
  vi.resetModules()
  const { proxy } = await import('./proxy')
  return proxy(new NextRequest(new URL('/sign-in', publicUrl))).headers
}

describe('where the configured address is encrypted', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })

  it.each([
    ['https://headroom.example', 'max-age=31536000'],
    ['http://headroom.example', null],
  ])('%s: a browser comes back with %s', async (publicUrl, expected) => {
    expect((await answered(publicUrl)).get('strict-transport-security')).toBe(expected)
  })
})
