import { expect, test } from './fixtures'

test('every response has the security headers', async ({ request }) => {
  for (const address of ['/sign-in', '/companies', '/api/health', '/verify/letter', '/nowhere']) {
    const headers = (await request.get(address, { maxRedirects: 0 })).headers()
    expect(headers, address).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers['content-security-policy'], address).toMatch(/frame-ancestors 'none'/)
    expect(headers['content-security-policy'], address).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;| )/)
    expect(headers['x-powered-by'], address).toBeUndefined()
  }
})

test('only public files are served without a session', async ({ request }) => {
  for (const [address, type] of [
    ['/headroom-verify.mjs', /javascript/],
    ['/robots.txt', /text\/plain/],
    ['/manifest.webmanifest', /manifest\+json/],
    ['/icon.svg', /svg/],
  ] as const) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect(answer.status(), address).toBe(200)
    expect(answer.headers()['content-type'], address).toMatch(type)
  }
  // This installation names no security contact.
  expect((await request.get('/.well-known/security.txt', { maxRedirects: 0 })).status()).toBe(404)
  for (const address of ['/headroom-verify.mjs/', '/headroom-verify', '/robots.txt/payments', '/payments.mjs'])
    expect((await request.get(address, { maxRedirects: 0 })).status(), address).not.toBe(200)
})

test('an idle connection stays open longer than a proxy or a client keeps it', async ({ request }) => {
  expect((await request.get('/api/health')).headers()['keep-alive']).toBe('timeout=75')
})
