import { expect, signInAs, test } from './fixtures'

const NOBODY = '00000000-0000-4000-8000-000000000000'

test.describe('what does not exist', () => {
  test.use({ expectedErrors: /status of 404/ })

  test('has a page of its own, whether the id is unknown or no id at all', async ({ page }) => {
    await signInAs(page, 'manager')
    for (const [folder, title] of [
      ['companies', 'There is no such company'],
      ['products', 'There is no such product'],
      ['fsb-licenses', 'There is no such FSB license'],
      ['payments', 'There is no such payment'],
      ['settings/people', 'There is no such record'],
    ] as const) {
      for (const id of [NOBODY, 'nonsense', "1'%20OR%201=1", '%F0%9F%92%B8']) {
        await page.goto(`/${folder}/${id}`)
        await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      }
    }
    for (const address of ['/nowhere', '/companies/a/b/c', '/settings/nowhere']) {
      const answer = await page.goto(address)
      expect(answer?.status(), address).toBe(404)
      await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible()
    }
  })

  test('a filter that cannot be read is left out, never an error', async ({ page }) => {
    await signInAs(page, 'auditor')
    for (const address of [
      '/payments?state=nonsense&year=1e9&from=2026-02-30&after=zzz&company=1',
      '/companies?year=99999&band=none&sort=sideways&before=%00',
      '/audit-trail?group=nothing&target=%27&person=me',
      '/fsb-licenses?expiring=-1&status=old',
      '/yearly-summary?year=abc',
      '/?year=1066',
    ]) {
      const answer = await page.goto(address)
      expect(answer?.status(), address).toBe(200)
      await expect(page.getByText('There is a problem')).toHaveCount(0)
    }
  })
})
