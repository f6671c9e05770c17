import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'
import { open, unique } from './steps/forms'
import { expectOutcome, expectState, fillPayment, party, pressRecord, record, today } from './steps/payments'
import { addCompany, makeSubject } from './steps/records'

const WIDTHS = [320, 390, 768, 1024, 1180, 1440]
const bar = (page: Page) => page.locator('[data-outcome-bar]')

/** Whether the control with the focus can be seen: nothing lies over its middle. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused) return false
    const { left, top, width, height } = focused.getBoundingClientRect()
    const over = document.elementFromPoint(left + width / 2, top + height / 2)
    return over !== null && (focused.contains(over) || over.contains(focused) || focused.parentElement?.contains(over))
  })

test('the outcome stays in view: beside the form, or in a bar at the foot that opens and hides no focus', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '400.00' })
  await expectOutcome(page, /^Clear by all/)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width} px`).toBe(width)
  }
  await page.getByRole('button', { name: 'Record payment' }).focus()
  await expect(page.getByRole('heading', { name: /^Clear by all/ })).toBeInViewport()

  await page.setViewportSize({ width: 390, height: 700 })
  await expect(page.getByRole('heading', { name: /^Clear by all/ })).toBeHidden()
  await page.getByRole('combobox', { name: /^Company/ }).focus()
  for (let stop = 0; stop < 24; stop += 1) {
    const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
    expect(await focusIsSeen(page), focused).toBe(true)
    await page.keyboard.press('Tab')
  }
  await bar(page).click()
  await expect(page.getByRole('heading', { name: /^Clear by all/ })).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: /^Clear by all/ })).toBeHidden()
  await expect(bar(page)).toBeFocused()
  await bar(page).click()
  await page.getByRole('textbox', { name: 'Amount' }).focus()
  await expect(page.getByRole('heading', { name: /^Clear by all/ })).toBeHidden()
})

test('the record of a page goes along, one license and one product choose themselves, and the headroom shows', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  const license = page.url().split('/').at(-1)
  await page.getByRole('link', { name: 'Record payment' }).click()
  await expect(page.getByRole('combobox', { name: /^FSB license/ })).toContainText(subject.license)
  await expect(page.getByRole('combobox', { name: /^Product/ })).toContainText(subject.product)
  await expect(page.getByRole('textbox', { name: 'Payment date' })).toHaveValue(today())
  await expect(page.getByRole('region', { name: `Headroom of ${subject.company}` })).toContainText('$5,000.00 is left')

  const company = unique('Skagen Radio')
  const companyId = await addCompany(page, company)
  await open(page, `/payments/new?company=${companyId}&license=${license}`)
  await expect(page.getByRole('combobox', { name: /^FSB license/ })).toHaveAccessibleDescription(
    new RegExp(`${company} has no such FSB license`),
  )
  await expect(page.getByRole('combobox', { name: /^Company/ })).toContainText(company)
})

test('the last payment is offered, and a blocked entry is entered again beside its old values', async ({ page }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  const { reference, address } = await record(page, subject, { amount: '400.00', note: 'Invoice 77' })

  await test.step('the last payment is filled in on request, and each field names the payment', async () => {
    await open(page, `/payments/new?company=${subject.companyId}`)
    const offer = page.getByRole('region', { name: 'Last payment for this FSB license' })
    await expect(offer).toContainText('USD 400.00 to FSB of Russia, Center 8, for Volga Retail LLC')
    await expect(page.getByRole('textbox', { name: /^Payee/ }).first()).toHaveValue('')
    await offer.getByRole('button', { name: `Fill in from ${reference}` }).click()
    await expect(page.getByRole('textbox', { name: `Payee from ${reference}` })).toHaveValue('FSB of Russia, Center 8')
    await expect(page.getByRole('textbox', { name: `Amount from ${reference}` })).toHaveValue('400.00')
    await expect(party(page, 'Consignee')).toContainText('Volga Retail LLC, 12 Baumana Street, Kazan')
    await expect(party(page, 'Consignee')).toContainText('Clear')
    await expect(page.getByRole('textbox', { name: 'Note for the manager' })).toHaveValue('')
    await offer.getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByRole('textbox', { name: /^Amount/ })).toHaveValue('')
  })

  await test.step('another like it is of today and is asked about as a second fee', async () => {
    await open(page, address)
    await page.getByRole('link', { name: 'Record another like this' }).click()
    await expect(page.locator('p').filter({ hasText: `Filled in from ${reference}, ` })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Payment date' })).toHaveValue(today())
    await expectOutcome(page, /asks? for a review/)
  })

  await test.step('a blocked entry is entered again, with what differs in sight, and goes to review', async () => {
    await record(page, subject, { amount: '310.00', address: '1 Lenina, Yalta, Crimea' }, 'Record as blocked entry')
    await page.getByRole('link', { name: 'Enter again' }).click()
    const compared = page.getByRole('region', { name: /^Compared with/ }).filter({ visible: true })
    await expect(compared).toContainText('Nothing differs')
    const consignee = party(page, 'Consignee')
    await expect(consignee.getByText('In Crimea', { exact: true })).toBeVisible()
    await consignee.getByRole('textbox', { name: 'Address' }).fill('12 Baumana Street, Kazan, 420111, Russia')
    await expect(compared).toContainText('Blocked entry: Volga Retail LLC, 1 Lenina, Yalta, Crimea')
    await expectOutcome(page, /asks? for a review/)
    await pressRecord(page, 'Send for review')
    await expectState(page, 'In review')
    await expect(page.getByText('Entered again after a block.')).toBeVisible()
  })
})
