import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'
import { open } from './steps/forms'

/** The pages that are prefetched from now on, by their paths. */
function fetchedAhead(page: Page): string[] {
  const paths: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (searchParams.has('_rsc')) paths.push(pathname)
  })
  return paths
}

test('only a page that the user is about to open is prefetched', async ({ page }) => {
  await signInAs(page, 'manager')
  const paths = fetchedAhead(page)
  for (const address of ['/', '/payments', '/companies', '/yearly-summary']) {
    await open(page, address)
    for (let screen = 0; screen < 4; screen++) await page.mouse.wheel(0, 900)
    await page.waitForLoadState('networkidle')
    expect(paths, address).toEqual([])
  }

  await test.step('by pointing at a link', async () => {
    await open(page, '/companies')
    const link = page.locator('tbody').getByRole('link').first()
    const leadsTo = (await link.getAttribute('href')) ?? 'nowhere'
    await link.hover()
    await expect.poll(() => [...new Set(paths)]).toEqual([leadsTo.split('?')[0]])
    await link.click()
    await expect(page).toHaveURL(leadsTo)
  })

  await test.step('by reaching it with the keyboard', async () => {
    await open(page, '/companies')
    paths.length = 0
    await page.getByRole('navigation').getByRole('link', { name: 'Payments' }).first().focus()
    await expect.poll(() => paths).toContain('/payments')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/payments')
  })
})
