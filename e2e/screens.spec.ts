import {
  expect,
  expectAccessible,
  expectEveryWidth,
  expectMobile,
  expectNoOverflow,
  LONG,
  signInAs,
  test,
} from './fixtures'
import { open } from './steps/forms'
import { FURTHER_SCREENS } from './steps/further-screens'
import { record } from './steps/payments'
import { makeSubject } from './steps/records'
import { SCREENS } from './steps/screens'

test.describe('accessible in both themes, and no sideways scrolling on mobile', () => {
  const every = process.env.HEADROOM_SCREENS === 'every'
  for (const { name, address, role, prepare } of every ? [...SCREENS, ...FURTHER_SCREENS] : SCREENS) {
    test(name, async ({ page }) => {
      if (role) await signInAs(page, role)
      await open(page, address)
      await prepare?.(page)
      await expectAccessible(page)
      await expectMobile(page)
      if (every) await expectEveryWidth(page)
    })
  }

  test.describe('what does not exist', () => {
    test.use({ expectedErrors: /status of 404/ })
    test('a record and an address', async ({ page }) => {
      await signInAs(page, 'analyst')
      await open(page, '/companies/00000000-0000-4000-8000-000000000000')
      await expectAccessible(page)
      await expectMobile(page)
      await open(page, '/nowhere')
      await expectAccessible(page)
      await expectMobile(page)
      if (every) await expectEveryWidth(page)
    })
  })

  test('a name of one word with 180 letters', { tag: LONG }, async ({ page }) => {
    await signInAs(page, 'analyst')
    const subject = await makeSubject(page, 'N'.repeat(180))
    const { address } = await record(page, subject, { amount: '4,990.00' })
    const query = `q=${'N'.repeat(40)}`
    for (const path of [
      address,
      `/companies/${subject.companyId}`,
      `/companies?${query}`,
      `/products?company=${subject.companyId}`,
      `/fsb-licenses?company=${subject.companyId}`,
      `/payments?${query}`,
      `/audit-trail?company=${subject.companyId}`,
      '/',
    ]) {
      await open(page, path)
      await expectNoOverflow(page, 'on a wide screen')
      await expectMobile(page)
    }
  })

  test('the sheet with all pages, on mobile', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await signInAs(page, 'analyst')
    await open(page, '/payments')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'All pages' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('link', { name: 'Audit trail', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expectAccessible(page)
  })
})
