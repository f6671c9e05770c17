import { readFile } from 'node:fs/promises'
import { expect, expectAccessible, expectEveryWidth, expectMobile, signInAs, test } from './fixtures'
import { open, unique } from './steps/forms'
import { record } from './steps/payments'
import { makeSubject } from './steps/records'

test('columns and views are kept for the person, and an address shows a view to everybody', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/payments?state=blocked')
  const table = page.getByRole('table', { name: 'Payments' })
  const headers = () => table.getByRole('columnheader').allTextContents()
  expect(await headers()).toEqual(expect.arrayContaining(['Reference', 'FSB license', 'Product', 'Destination']))
  await expectEveryWidth(page)

  await test.step('a person hides a column, moves another, and finds both after a reload', async () => {
    await page.getByRole('button', { name: 'Columns' }).click()
    const dialog = page.getByRole('dialog', { name: 'Columns' })
    await expectAccessible(page)
    await dialog.getByRole('checkbox', { name: 'Product' }).uncheck()
    await dialog.getByRole('button', { name: 'Move Payment date to the left' }).click()
    await dialog.getByRole('button', { name: 'Save columns' }).click()
    await expect(table.getByRole('columnheader', { name: 'Product' })).toHaveCount(0)
    await open(page, '/payments?state=blocked')
    expect((await headers()).slice(1, 3)).toEqual(['Payment date', 'State'])
  })

  const name = unique('Blocked by company')
  await test.step('the order is in the address, and is saved with the view under one name only', async () => {
    await table.getByRole('columnheader', { name: 'Company' }).getByRole('link').click()
    await expect(table.getByRole('columnheader', { name: 'Company' })).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('button', { name: 'Save view' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save this view' })
    await dialog.getByRole('button', { name: 'Save view' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Name of the view' })).toHaveAccessibleDescription(
      'Enter a name for the view',
    )
    await dialog.getByRole('textbox', { name: 'Name of the view' }).fill(name)
    await dialog.getByRole('button', { name: 'Save view' }).click()
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
  })

  const address = page.url()
  const rows = await table.getByRole('row').allTextContents()
  await test.step('the address shows a colleague the same, without a view of their own', async () => {
    await signInAs(page, 'manager')
    await open(page, address)
    expect(await table.getByRole('row').allTextContents()).toEqual(rows)
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
  })

  await test.step('the view is removed, and its address still works', async () => {
    await signInAs(page, 'auditor')
    await open(page, address)
    await page.getByRole('button', { name: 'Edit view' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Save view' })).toBeVisible()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('dialog', { name: 'Columns' }).getByRole('button', { name: 'Default' }).click()
    await page.getByRole('button', { name: 'Save columns' }).click()
    await expect(table.getByRole('columnheader', { name: 'Product' })).toBeVisible()
  })
})

test('a manager approves the selected payments that are clear, and exports them', async ({ page }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  const { reference: one } = await record(page, subject, { amount: '110.00' })
  const { reference: other } = await record(page, subject, { amount: '120.00' })
  await signInAs(page, 'manager')
  await open(page, `/payments?company=${subject.companyId}&sort=reference`)
  await page.getByRole('checkbox', { name: 'Select every row on this page' }).check()
  const bar = page.getByRole('region', { name: 'Selected rows' })
  await expect(bar).toContainText('2 selected, $230.00')

  await test.step('a payment that is opened beside the list keeps the selection', async () => {
    await page
      .getByRole('row', { name: new RegExp(one) })
      .locator('[data-row-link]')
      .click()
    await expect(page.getByRole('complementary', { name: one })).toBeVisible()
    await expect(bar).toContainText('2 selected, $230.00')
    await page.goBack()
    await expect(page.getByRole('complementary', { name: one })).toHaveCount(0)
    await expect(bar).toContainText('2 selected, $230.00')
  })

  await test.step('the file has the selected rows and no other', async () => {
    await page.getByRole('checkbox', { name: new RegExp(`Select ${one}`) }).uncheck()
    await bar.getByRole('button', { name: 'Export 1 row' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Download' }).click()
    const lines = await readFile(await (await download).path(), 'utf8')
    expect(lines).toContain(other)
    expect(lines).not.toContain(one)
    await page.getByRole('checkbox', { name: new RegExp(`Select ${one}`) }).check()
  })

  await test.step('a confirmation lists them, and each is recorded by itself', async () => {
    await bar.getByRole('button', { name: 'Approve', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Approve 2 payments?' })
    await expect(dialog).toContainText(one)
    await expect(dialog).toContainText('To approve: 2')
    await dialog.getByRole('button', { name: 'Approve 2 payments' }).click()
    const result = page.getByRole('dialog', { name: 'What was approved' })
    await expect(result).toContainText('Approved: 2')
    await result.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('row', { name: new RegExp(other) })).toContainText('Approved')
  })

  await test.step('what cannot be approved is listed with its reason', async () => {
    await page.getByRole('checkbox', { name: 'Select every row on this page' }).check()
    await bar.getByRole('button', { name: 'Approve', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText('Left as they are: 2')
    await expect(page.getByRole('dialog')).toContainText('It is approved')
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Approve 0 payments' })).toBeDisabled()
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
  })

  await test.step('on a phone the boxes are shown on request', async () => {
    await bar.getByRole('button', { name: 'Select none' }).click()
    await page.setViewportSize({ width: 390, height: 844 })
    const box = page.getByRole('checkbox', { name: new RegExp(`Select ${one}`) })
    await expect(box).toBeHidden()
    await page.getByRole('button', { name: 'Select rows' }).click()
    await box.check()
    await expect(bar).toContainText('1 selected, $110.00')
    await expectMobile(page)
  })
})
