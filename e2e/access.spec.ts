import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'
import { awake, choose, open, problems, unique } from './steps/forms'
import { PAGES, UNKNOWN_ID } from './steps/signed-in-pages'

test.describe('signed out', () => {
  test('every page redirects to the sign-in, and from there back to the requested page', async ({ page, request }) => {
    for (const address of PAGES) {
      const answer = await request.get(address, { maxRedirects: 0 })
      expect(answer.status(), address).toBe(307)
      const next = address === '/' ? '' : `?next=${encodeURIComponent(address)}`
      expect(answer.headers().location, address).toMatch(new RegExp(`/sign-in${next.replace('?', '\\?')}$`))
    }
    await open(page, '/payments?state=blocked')
    await page.getByRole('button', { name: /Continue as auditor/ }).click()
    await expect(page).toHaveURL(/\/payments\?state=blocked$/)
  })

  test('a cookie without a session opens no page', async ({ page, baseURL }) => {
    for (const value of ['forged', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.BBBB.CCCC']) {
      await page.context().addCookies([{ name: 'next-auth.session-token', value, url: baseURL ?? '' }])
      for (const address of ['/', '/companies', '/payments/new', '/settings/people', '/audit-trail']) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
        await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
      }
    }
  })

  test('every API route answers 401 with a message', async ({ request }) => {
    const answers = await Promise.all([
      request.post('/api/determinations', { data: { amount: '1' } }),
      request.get('/api/search?q=skagen'),
      request.get(`/api/payment-choices?company=${UNKNOWN_ID}`),
      request.get(`/api/last-payment?company=${UNKNOWN_ID}&license=${UNKNOWN_ID}`),
      ...['payments', 'companies', 'products', 'fsb-licenses', 'audit-trail', 'yearly-summary', 'nonsense'].map(
        (report) => request.get(`/api/exports/${report}`),
      ),
      request.get('/api/replay'),
      request.get(`/api/export-files?id=${UNKNOWN_ID}`),
      request.get(`/api/export-files/${UNKNOWN_ID}`),
    ])
    for (const answer of answers) {
      expect(answer.status(), answer.url()).toBe(401)
      expect(await answer.text()).toContain('You are signed out')
    }
  })
})

type Posted = { url: string; headers: Record<string, string>; body: Buffer }

/** The request of the browser when a company is added, with another name in it. */
async function capture(page: Page, name: string): Promise<Posted> {
  const typed = unique('Captured')
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(typed)
  await choose(page, 'Country', 'Germany')
  const waiting = page.waitForRequest((one) => one.method() === 'POST' && 'next-action' in one.headers())
  await page.getByRole('button', { name: 'Add company' }).click()
  const posted = await waiting
  await expect(page.getByRole('heading', { level: 1, name: typed })).toBeVisible()
  const body = (posted.postDataBuffer() ?? Buffer.alloc(0)).toString('latin1').replaceAll(typed, name)
  return { url: posted.url(), headers: await posted.allHeaders(), body: Buffer.from(body, 'latin1') }
}

const countOf = async (page: Page, name: string): Promise<number> => {
  const answer = await page.request.get(`/api/search?q=${encodeURIComponent(name)}`)
  const { groups } = (await answer.json()) as { groups: { items: { title: string }[] }[] }
  return groups.flatMap(({ items }) => items).filter(({ title }) => title === name).length
}

test.describe('a server action', () => {
  test('is refused without an origin, with the origin null and from another site; unchanged it works', async ({
    page,
  }) => {
    await signInAs(page, 'analyst')
    const name = unique('Posted Elsewhere')
    const { url, headers, body } = await capture(page, name)
    const { origin: own, ...rest } = Object.fromEntries(
      Object.entries(headers).filter(([header]) => !header.startsWith(':') && header !== 'content-length'),
    )
    const send = (origin: string | undefined) =>
      page.request.post(url, { data: body, headers: { ...rest, ...(origin === undefined ? {} : { origin }) } })
    for (const origin of [undefined, 'null', 'https://evil.example', `${own}.evil.example`]) {
      const answer = await send(origin)
      if (answer.ok()) expect(await answer.text(), origin).toContain('This request did not come from this site')
      expect(await countOf(page, name), `posted from ${origin}`).toBe(0)
    }
    expect((await send(own)).ok()).toBe(true)
    expect(await countOf(page, name)).toBe(1)
  })

  test('is refused to a role without the permission, and the refusal is in the audit trail', async ({ page }) => {
    await signInAs(page, 'analyst')
    const name = unique('Posted By An Auditor')
    const { url, headers, body } = await capture(page, name)
    await signInAs(page, 'auditor')
    const { cookie: _, 'content-length': __, ...rest } = headers
    const answer = await page.request.post(url, { data: body, headers: rest })
    expect(await answer.text()).toContain('Auditors cannot do this')
    expect(await countOf(page, name)).toBe(0)
    await open(page, '/audit-trail?group=refusals')
    const newest = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem').first()
    await expect(newest).toContainText('was refused permission for')
  })
})

test('a form sent after the session ended keeps what was typed; after signing in elsewhere it succeeds', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const name = unique('Sent After Sign-out')
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await choose(page, 'Country', 'Germany')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Add company' }).click()
  await expect(problems(page)).toBeFocused()
  await expect(problems(page)).toContainText(
    'You are signed out. Sign in in another tab and send this again: nothing typed is lost',
  )
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
  await signInAs(page, 'analyst')
  await page.getByRole('button', { name: 'Add company' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('signing out ends the session of this browser', async ({ page }) => {
  await open(page, '/sign-in')
  await page.getByRole('button', { name: /Continue as auditor/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
  await awake(page)
  await page.evaluate(() => {
    for (const name of ['theme', 'left behind']) localStorage.setItem(name, 'dark')
  })
  const signedOut = page.waitForResponse(/\/api\/auth\/signout$/)
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  expect(await (await signedOut).headerValue('clear-site-data')).toBe('"cache", "storage"')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  const stored = await page.evaluate(() => Object.keys(localStorage).filter((name) => !name.startsWith('nextauth')))
  expect(stored).toEqual(['theme'])
  await page.evaluate(() => localStorage.clear())
  await page.goto('/companies')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a cookie that was copied before the sign-out reads nothing and writes nothing after it', async ({
  page,
  playwright,
  baseURL,
}) => {
  await open(page, '/sign-in')
  await page.getByRole('button', { name: /Continue as analyst/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
  const name = unique('Posted After Sign-out')
  const { url, headers, body } = await capture(page, name)
  const thief = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    storageState: await page.context().storageState(),
  })
  const {
    cookie: _,
    'content-length': __,
    ...rest
  } = Object.fromEntries(Object.entries(headers).filter(([header]) => !header.startsWith(':')))
  expect((await thief.get('/payments', { maxRedirects: 0 })).status()).toBe(200)
  expect((await thief.get('/api/auth/session')).status()).toBe(404)

  await open(page, '/')
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

  const answer = await thief.get('/payments', { maxRedirects: 0 })
  expect(`${answer.status()} ${answer.headers().location ?? ''}`).not.toMatch(/^200/)
  expect(await (await thief.get('/payments')).text()).toContain('Explore with demo data')
  const choices = `/api/payment-choices?company=${UNKNOWN_ID}`
  for (const address of ['/api/search?q=skagen', '/api/exports/payments', choices]) {
    expect((await thief.get(address)).status(), address).toBe(401)
  }
  const posted = await thief.post(url, { data: body, headers: rest })
  expect(await posted.text()).toContain('You are signed out')
  expect((await thief.get('/api/search?q=skagen')).status()).toBe(401)

  await signInAs(page, 'auditor')
  expect(await countOf(page, name)).toBe(0)
  await thief.dispose()
})

test('after the sign-in, an address on another site is replaced by the overview', async ({ page, baseURL }) => {
  for (const next of ['/.//evil.example', '/%2e//evil.example', '/payments/..//evil.example', '//evil.example']) {
    await page.context().clearCookies()
    await open(page, `/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByRole('button', { name: /Continue as auditor/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
    expect(new URL(page.url()).origin, next).toBe(new URL(baseURL ?? '').origin)
    // When already signed in, the page redirects immediately.
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(new URL(page.url()).origin, next).toBe(new URL(baseURL ?? '').origin)
  }
})
