import { expect, expectAccessible, expectMobile, LONG, signInAs, test } from './fixtures'

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'

test.describe('what does not exist', () => {
  test.use({ expectedErrors: /status of 404/ })

  test('shows a page for it, whether the id is unknown or not an id at all', async ({ page }) => {
    await signInAs(page, 'manager')
    for (const [folder, title] of [
      ['companies', 'Company not found'],
      ['products', 'Product not found'],
      ['fsb-licenses', 'FSB license not found'],
      ['payments', 'Payment not found'],
      ['settings/people', 'Record not found'],
      ['settings/law/question', 'Record not found'],
      ['settings/law/entered', 'Record not found'],
    ] as const) {
      await page.goto(`/${folder}/${UNKNOWN_ID}`)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      for (const id of ['nonsense', "1'%20OR%201=1", '%F0%9F%92%B8']) {
        // The text of the page would prove nothing: every page of the folder contains it.
        const answer = await page.request.get(`/${folder}/${id}`)
        expect(await answer.text(), `/${folder}/${id}`).toContain('NEXT_HTTP_ERROR_FALLBACK;404')
      }
    }
    for (const address of ['/nowhere', '/companies/a/b/c', '/settings/nowhere']) {
      const answer = await page.goto(address)
      expect(answer?.status(), address).toBe(404)
      await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
    }
  })

  test('a filter that cannot be read shows no rows, and a message about what is wrong', async ({ page }) => {
    await signInAs(page, 'auditor')
    for (const address of [
      '/payments?state=nonsense&year=1e9&from=2026-02-30&after=zzz&company=1',
      '/companies?year=99999&band=none&sort=sideways&before=%00',
      '/audit-trail?group=nothing&target=%27&person=me',
      '/fsb-licenses?expiring=-1&status=old',
      '/yearly-summary?year=abc',
      '/replay?year=1&groupCap=yes&rateAgeDays=few',
      '/?year=1066',
    ]) {
      const answer = await page.goto(address)
      expect(answer?.status(), address).toBe(200)
      await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
      await expect(page.getByRole('table')).toHaveCount(0)
      await expect(page.getByRole('button', { name: /^Export/ })).toHaveCount(0)
    }
  })
})

test.describe('a filter of payments that cannot be read', () => {
  const MESSAGE = '1/2/2026 may be 2 Jan 2026 or 1 Feb 2026. Enter the month by name'

  test('keeps what was typed at its field until it is corrected', async ({ page }) => {
    await signInAs(page, 'auditor')
    await page.goto('/payments?from=1/2/2026&state=paid')
    const from = page.getByRole('textbox', { name: 'Payment date from' })
    await expect(from).toHaveValue('1/2/2026')
    await expect(from).toHaveAccessibleDescription(MESSAGE)
    await expect(page.getByRole('textbox', { name: 'State' })).toHaveValue('paid')
    await expect(page.getByRole('table')).toHaveCount(0)
    await expectAccessible(page)
    await expectMobile(page)
    await page.getByRole('alert').getByRole('link', { name: MESSAGE }).click()
    await expect(from).toBeFocused()
    await from.fill('1 Jan 2026')
    await page.getByRole('button', { name: 'Show rows' }).click()
    await expect(page).toHaveURL(/from=1\+Jan\+2026&state=paid/)
    await expect(page.getByText('1 Jan 2026 to last')).toBeVisible()
  })

  test('generates no file: the answer is 400 and names the field', async ({ page }) => {
    await signInAs(page, 'manager')
    for (const [address, name] of [
      ['/api/exports/payments?from=1/2/2026', 'from'],
      ['/api/exports/payments?from=1/2/2026&package=1', 'from'],
      ['/api/exports/payments?form=2026-01-01', 'form'],
      ['/api/exports/payments?format=doc', 'format'],
      ['/api/exports/payments/compare?from=1/2/2026&earlier=2026-01-01', 'from'],
      ['/api/yearly-summary/pdf?year=two', 'year'],
      ['/api/replay?day=1/2/2026', 'day'],
      ['/api/screening-test-rows?state=lost', 'state'],
      ['/api/payment-choices?company=me', 'company'],
      ['/api/last-payment?company=me', 'company'],
      ['/api/companies-to-choose?q=a&archived=yes', 'archived'],
      ['/api/re-screening?run=1', 'run'],
      ['/api/export-files?id=1', 'id'],
      ['/api/search?q=a&in=payments', 'in'],
    ] as const) {
      const answer = await page.request.get(address)
      expect(answer.status(), address).toBe(400)
      expect(await answer.text(), address).toContain(`${name}:`.replace('format:', 'format, package:'))
    }
  })
})

test('every link that the pages make can be read', { tag: LONG }, async ({ page }) => {
  await signInAs(page, 'manager')
  const seen = new Set<string>()
  const shapeOf = (href: string) => href.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
  let waiting = [
    '/',
    '/payments',
    '/companies',
    '/products',
    '/fsb-licenses',
    '/audit-trail',
    '/screening',
    '/exports',
    '/yearly-summary',
    '/ofac-reports',
  ]
  for (const href of waiting) seen.add(shapeOf(href))
  while (waiting.length > 0) {
    const found: string[] = []
    for (const address of waiting) {
      const answer = await page.request.get(address)
      expect(answer.status(), address).toBe(200)
      const text = await answer.text()
      expect(text.includes('this filter cannot be read'), address).toBe(false)
      for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)"/g)) {
        const next = href.replaceAll('&amp;', '&')
        if (/^\/(_next|api|verify)|\.(svg|ico)/.test(next) || seen.has(shapeOf(next)) || !next.includes('?')) continue
        seen.add(shapeOf(next))
        found.push(next)
      }
    }
    waiting = found.slice(0, 30)
  }
  expect(seen.size).toBeGreaterThan(60)
})
