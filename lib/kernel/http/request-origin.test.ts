import { describe, expect, it } from 'vitest'
import { isOnThisMachine, isOwnOrigin } from './request-origin'

const PUBLIC = 'https://headroom.example.com'

describe('a request of this site', () => {
  it.each([
    ['from the configured address, behind a proxy that rewrites the host', PUBLIC, '127.0.0.1:3000', PUBLIC],
    ['from localhost', 'http://localhost:3000', 'localhost:3000', 'http://127.0.0.1:3000'],
    ['from an address of digits', 'http://192.168.1.5:3000', '192.168.1.5:3000', 'http://127.0.0.1:3000'],
    ['from an address of digits, with none configured', 'http://[::1]:3000', '[::1]:3000', undefined],
  ])('%s', (_what, origin, host, configured) => {
    expect(isOwnOrigin(new Headers({ origin, host }), configured)).toBe(true)
  })

  it.each([
    ['another site', 'https://evil.example', 'headroom.example.com'],
    ['a name pointed at this server', 'http://evil.example:3000', 'evil.example:3000'],
    ['the configured host without encryption', 'http://headroom.example.com', 'headroom.example.com'],
    ['another port of this machine', 'http://127.0.0.1:4000', '127.0.0.1:3000'],
    ['a text that is not an origin', 'headroom', 'headroom'],
    ['null', 'null', 'headroom.example.com'],
  ])('is not one from %s', (_what, origin, host) => {
    expect(isOwnOrigin(new Headers({ origin, host }), PUBLIC)).toBe(false)
  })

  it('is not one that only a forwarded host vouches for, nor one without an origin', () => {
    const forwarded = new Headers({
      origin: 'https://evil.example',
      host: 'a.example',
      'x-forwarded-host': 'evil.example',
    })
    expect(isOwnOrigin(forwarded, PUBLIC)).toBe(false)
    expect(isOwnOrigin(new Headers({ host: 'headroom.example.com' }), PUBLIC)).toBe(false)
  })
})

describe('a request on this machine', () => {
  const local = { host: 'localhost:3000' }
  const LOOPBACK = 'http://127.0.0.1:3000'
  it.each([
    [local],
    [{ ...local, origin: 'http://localhost:3000' }],
    [{ host: '127.0.0.1:3000', 'x-forwarded-host': '127.0.0.1:3000', 'x-forwarded-for': '::ffff:127.0.0.1' }],
  ])('%o', (headers) => {
    expect(isOnThisMachine(new Headers(headers), LOOPBACK)).toBe(true)
  })

  it.each([
    [{ host: 'headroom.example.com' }],
    [{ ...local, origin: PUBLIC }],
    [{ ...local, 'x-forwarded-host': 'headroom.example.com' }],
    [{ ...local, 'x-forwarded-for': '203.0.113.9, 127.0.0.1' }],
    [{ ...local, forwarded: 'for=203.0.113.9' }],
    [{}],
  ])('is not one behind a proxy that rewrites the host: %o', (headers) => {
    expect(isOnThisMachine(new Headers(headers), LOOPBACK)).toBe(false)
  })

  it('is none where another address is configured', () => {
    expect(isOnThisMachine(new Headers(local), PUBLIC)).toBe(false)
  })
})
