import type { Locator, Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'
import { countEffort, type Effort } from './steps/counting'
import { choose, open, unique } from './steps/forms'
import { expectOutcome, party, pressRecord } from './steps/payments'

/** From the page of the payment before to the company's, and from there to the form. */
async function start(page: Page, company: string): Promise<() => Promise<Effort>> {
  await page.evaluate(() => sessionStorage.clear())
  const address = await page.getByRole('link', { name: company, exact: true }).getAttribute('href')
  await open(page, address ?? '')
  await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible()
  const stop = await countEffort(page)
  await page.getByRole('link', { name: 'Record payment' }).click()
  await expect(page.getByRole('combobox', { name: /^FSB license/ })).toContainText('RU')
  return stop
}

/** Stops the count, and notes it with the results. */
async function effort(stop: () => Promise<Effort>): Promise<Effort> {
  const counted = await stop()
  test.info().annotations.push({ type: 'effort', description: JSON.stringify(counted) })
  return counted
}

/** Types what no record knows of a payment in dollars; every rule clears it. */
async function typePayment(page: Page, amount: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Payee', exact: true }).fill('FSB of Russia, Center 8')
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('USD')
  await page.getByRole('textbox', { name: 'Amount' }).fill(amount)
  await party(page, 'Consignee').getByRole('textbox', { name: 'Name' }).fill('Volga Retail LLC')
  await party(page, 'Consignee').getByRole('textbox', { name: 'Address' }).fill('12 Baumana Street, Kazan, 420111')
}

test('a payment takes at most 12 typed values from nothing, 8 fields and 60 seconds from a known company', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  await open(page, '/payments/new')
  const stop = await countEffort(page)
  const company = unique('Skagen Radio')
  const add = async (label: string, choice: string): Promise<Locator> => {
    await page.getByRole('combobox', { name: new RegExp(`^${label}\\b`) }).click()
    await page.getByRole('option', { name: choice }).click()
    return page.getByRole('dialog', { name: choice })
  }

  await test.step('the company', async () => {
    const dialog = await add('Company', 'Add company')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(company)
    await choose(dialog, 'Country', 'Germany')
    await dialog.getByRole('button', { name: 'Add company' }).click()
    await expect(page.getByRole('combobox', { name: /^Company/ })).toContainText(company)
    await expect(page.getByRole('combobox', { name: /^Company/ })).toBeFocused()
  })

  await test.step('its product', async () => {
    const dialog = await add('Product', 'Add product')
    await expect(dialog.getByRole('textbox', { name: 'Company' })).toHaveValue(company)
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Kite 6 handheld')
    await dialog.getByRole('textbox', { name: 'Manufacturer' }).fill('Nordhafen Technik GmbH')
    await dialog.getByRole('radio', { name: 'Consumer device' }).check()
    await dialog.getByRole('textbox', { name: 'ECCN' }).fill('5A992.c')
    await dialog.getByRole('textbox', { name: 'In effect from' }).fill('1 Mar 2016')
    await dialog.getByRole('combobox', { name: 'Basis for Russia' }).selectOption('746.8(a)(12)(ii)')
    await dialog.getByRole('combobox', { name: 'Class of civil end user' }).selectOption('subsidiary')
    await dialog.getByRole('checkbox', { name: 'Mass market' }).check()
    await dialog.getByRole('textbox', { name: 'Evidence' }).fill("The manufacturer's letter of 1 Mar 2016")
    await dialog.getByRole('button', { name: 'Add product' }).click()
    await expect(page.getByRole('combobox', { name: /^Product/ })).toContainText('Kite 6 handheld')
  })

  await test.step('its license, which covers the product and is applied for by its manufacturer', async () => {
    const dialog = await add('FSB license', 'Add FSB license')
    await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('Notification')
    await dialog.getByRole('textbox', { name: 'Number' }).fill(`RU${Date.now().toString().slice(-10)}`)
    await expect(dialog.getByRole('textbox', { name: 'Applicant' })).toHaveValue('Nordhafen Technik GmbH')
    await expect(dialog.getByRole('checkbox', { name: 'Kite 6 handheld' })).toBeChecked()
    await dialog.getByRole('button', { name: 'Add FSB license' }).click()
    await expect(page.getByRole('combobox', { name: /^FSB license/ })).toContainText('RU')
  })

  await typePayment(page, '150.00')
  await expectOutcome(page, /^Clear by all/)
  await pressRecord(page, 'Record payment')
  const fromNothing = await effort(stop)
  expect(fromNothing.typed).toBeLessThanOrEqual(12)

  await test.step('the company is known', async () => {
    const known = await start(page, company)
    await typePayment(page, '175.00')
    await expectOutcome(page, /^Clear by all/)
    await pressRecord(page, 'Record payment')
    const { fields, seconds } = await effort(known)
    expect(fields).toBeLessThanOrEqual(8)
    expect(seconds).toBeLessThan(60)
  })

  await test.step('the payment before is known', async () => {
    const next = await start(page, company)
    await page.getByRole('button', { name: /^Fill in from/ }).click()
    await page.getByRole('textbox', { name: /^Amount/ }).fill('190.00')
    await expectOutcome(page, /^Clear by all/)
    await pressRecord(page, 'Record payment')
    const { fields, seconds } = await effort(next)
    expect(fields).toBe(1)
    expect(seconds).toBeLessThan(60)
  })
})
