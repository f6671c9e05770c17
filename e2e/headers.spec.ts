import { expect, signInAs, test } from './fixtures'

const EVERY_ANSWER = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const ALLOWS_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** The answers that the proxy of pages does not see, with what their policy allows. */
const STRICT: Record<string, string> = {
  'static file': "script-src 'self'",
  'built file that is not there': "script-src 'self'",
  icon: "style-src 'unsafe-inline'",
  'icon that is not there': "style-src 'unsafe-inline'",
}

test('every kind of answer has the security headers, and only public files are stored', async ({ page, baseURL }) => {
  await signInAs(page, 'auditor')
  const html = await (await page.request.get('/companies')).text()
  const script = html.match(/\/_next\/static\/[^"]+\.js/)?.[0] ?? ''
  const origin = new URL(baseURL ?? '').origin
  const action = { headers: { origin, 'content-type': 'text/plain;charset=UTF-8', 'next-action': '40'.repeat(21) } }
  const answers = {
    page: await page.request.get('/companies'),
    'page without a session': await page.request.get('/companies', { headers: { cookie: '' }, maxRedirects: 0 }),
    'page that is not there': await page.request.get('/nowhere'),
    action: await page.request.post('/companies', { ...action, data: '[]' }),
    'action of another site': await page.request.post('/companies', {
      headers: { ...action.headers, origin: 'https://evil.example' },
      data: '[]',
    }),
    route: await page.request.get('/api/search?q=a'),
    'route without a session': await page.request.get('/api/health'),
    download: await page.request.get('/api/exports/companies?format=csv'),
    'static file': await page.request.get(script),
    'public file': await page.request.get('/headroom-verify.mjs'),
    icon: await page.request.get('/icon.svg'),
    'icon that is not there': await page.request.get('/favicon.ico'),
    'built file that is not there': await page.request.get('/_next/static/nothing.js'),
    'check of packages': await page.request.get('/verify'),
    'check of letters': await page.request.get('/verify/letter'),
  }
  for (const [kind, answer] of Object.entries(answers)) {
    const headers = answer.headers()
    expect(headers, kind).toMatchObject(EVERY_ANSWER)
    expect(headers['x-powered-by'], kind).toBeUndefined()
    // The configured address of this installation is not encrypted.
    expect(headers['strict-transport-security'], kind).toBeUndefined()
    const policy = headers['content-security-policy']
    expect(policy, kind).toMatch(/frame-ancestors 'none'/)
    if (Object.hasOwn(STRICT, kind)) expect(policy, kind).toBe(`${ALLOWS_NOTHING}; ${STRICT[kind]}`)
    else if (kind !== 'public file') expect(headers['cache-control'], kind).toContain('no-store')
    if (Object.hasOwn(STRICT, kind) || kind === 'action of another site') continue
    expect(policy, kind).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;| )/)
    expect(policy, kind).toMatch(/object-src 'none'; base-uri 'none'(;| )/)
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
