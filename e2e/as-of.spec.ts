import { APPLY_DAY, knownOn } from '@/lib/reporting/yearly-summary/messages'
import { expect, signInAs, test } from './fixtures'
import { open } from './steps/forms'
import { thisYear } from './steps/payments'

const lastYear = thisYear() - 1

test('every export of the page can be as of an earlier day, and is the same each time', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/exports')
  await page.getByRole('radio', { name: 'Payments', exact: true }).check()
  await page.getByRole('textbox', { name: 'As of' }).fill('1/2/2026')
  await page.getByRole('button', { name: 'Export Payments', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'As of' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'As of' })).toHaveAccessibleDescription(
    /^1\/2\/2026 may be 2 Jan 2026 or 1 Feb 2026\. Enter the month by name/,
  )

  await page.getByRole('textbox', { name: 'As of' }).fill(`31 Dec ${lastYear}`)
  await expect(page.getByText(knownOn(`31 Dec ${lastYear}, 23:59`))).toBeVisible()

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export Payments', exact: true }).click()
  expect((await waiting).suggestedFilename()).toBe(`headroom-payments-${lastYear}-12-31.csv`)

  const file = async (asOf: string) =>
    (await page.request.get(`/api/exports/payments?year=${lastYear}&asOf=${asOf}`)).text()
  const then = await file(`${lastYear}-12-31`)
  expect(await file(`${lastYear}-12-31`)).toBe(then)
  expect((await file('')).length).toBeGreaterThanOrEqual(then.length)
  expect((await file(`${lastYear}-01-01`)).split('\r\n').length).toBeLessThan(then.split('\r\n').length)
})

test('two instants are compared: what was added, changed and voided, by whom and why', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/exports/compare')
  await page.getByRole('textbox', { name: 'From' }).fill(`1 Jul ${lastYear}`)
  await page.getByRole('textbox', { name: 'To' }).fill(`30 Jun ${lastYear}`)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByText('The first instant must come before the second')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'From' })).toHaveValue(`1 Jul ${lastYear}`)

  await page.getByRole('textbox', { name: 'From' }).fill(`31 Jan ${lastYear}`)
  await page.getByRole('textbox', { name: 'To' }).fill('')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const found = page.getByRole('region', { name: 'Payments' })
  await expect(found.getByText(/^The first 100 of /)).toBeVisible()
  await expect(found.getByText('recorded', { exact: false }).first()).toBeVisible()
  await expect(found.getByRole('link', { name: /^P-/ }).first()).toBeVisible()

  const waiting = page.waitForEvent('download')
  await found.getByRole('button', { name: 'Export as CSV' }).click()
  expect((await waiting).suggestedFilename()).toMatch(/^headroom-payments-.*-to-.*\.csv$/)
})

test('the yearly summary shows what was known on a day, and cannot be signed as of that day', async ({ page }) => {
  await signInAs(page, 'manager')
  await open(page, `/yearly-summary?year=${lastYear}`)
  await expect(page.getByRole('button', { name: /^Sign (again|\d)/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'As of' }).fill(`30 Jun ${lastYear}`)
  await page.getByRole('button', { name: APPLY_DAY }).click()
  await expect(page.getByText(knownOn(`30 Jun ${lastYear}, 23:59`))).toBeVisible()
  await expect(page.getByRole('button', { name: /^Sign (again|\d)/ })).toHaveCount(0)
  const address = `/api/yearly-summary/pdf?year=${lastYear}&asOf=${lastYear}-06-30`
  const pdf = await (await page.request.get(address)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await (await page.request.get(address)).body()).equals(pdf)).toBe(true)

  await open(page, `/yearly-summary?year=${lastYear}&asOf=soon`)
  await expect(page.getByRole('textbox', { name: 'As of' })).toHaveValue('soon')
  await expect(page.getByRole('textbox', { name: 'As of' })).toHaveAccessibleDescription(/^Give a date such as/)
  await page.getByRole('textbox', { name: 'As of' }).fill('')
  await page.getByRole('button', { name: 'Show rows' }).click()
  await expect(page.getByRole('button', { name: /^Sign (again|\d)/ })).toBeVisible()
})
