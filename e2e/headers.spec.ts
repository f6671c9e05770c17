import { expect, test } from './fixtures'

test('every answer carries the headers of defence', async ({ request }) => {
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
