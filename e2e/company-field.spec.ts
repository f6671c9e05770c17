import type { Locator, Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'
import { escaped, open, unique } from './steps/forms'
import { addCompany } from './steps/records'

/** Goes to a list by its link in the frame, and opens the companies of its filter. */
async function companiesOfFilter(page: Page, list: string): Promise<Locator> {
  await page.getByRole('navigation').getByRole('link', { name: list, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: list })).toBeVisible()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page
    .getByRole('dialog', { name: 'Filter' })
    .getByRole('combobox', { name: /^Company/ })
    .click()
  return page.getByRole('dialog', { name: 'Company' })
}

test('any company is found by what is typed; an archived one by the audit trail alone', async ({ page }) => {
  await signInAs(page, 'manager')
  const name = unique('Zzyzx Radio')

  await test.step('for a payment', async () => {
    await addCompany(page, name)
    await open(page, '/payments/new')
    await page.getByRole('combobox', { name: /^Company/ }).click()
    const list = page.getByRole('dialog', { name: 'Company' })
    // The last one adds a company.
    await expect(list.getByRole('option')).toHaveCount(41)
    await expect(list).toContainText('The first are listed. Type to find others.')
    await list.getByRole('combobox').fill(name.toUpperCase())
    await list.getByRole('option', { name: new RegExp(`^${escaped(name)}`) }).click()
    await expect(page.getByRole('combobox', { name: /^Company/ })).toContainText(name)
  })

  await test.step('archived, by the audit trail and not by the products', async () => {
    await open(page, `/companies?q=${encodeURIComponent(name)}`)
    await page.locator('tbody').getByRole('link', { name }).click()
    await page.getByRole('button', { name: 'Archive' }).click()
    const question = page.getByRole('dialog', { name: `Archive ${name}?` })
    await question.getByRole('textbox', { name: 'Reason' }).fill('It was sold')
    await question.getByRole('button', { name: 'Archive' }).click()
    await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible()
    const audited = await companiesOfFilter(page, 'Audit trail')
    await audited.getByRole('combobox').fill(name)
    await expect(audited.getByRole('option', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const active = await companiesOfFilter(page, 'Products')
    await active.getByRole('combobox').fill(name)
    await expect(active).toContainText('No company of that name')
    await expect(active.getByRole('option')).toHaveCount(0)
  })
})
