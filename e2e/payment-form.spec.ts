import { NOTHING_RECORDED } from '@/lib/ledger/payments/messages'
import { expect, signInAs, test } from './fixtures'
import { choose, expectProblem, open, problems, unique } from './steps/forms'
import {
  determination,
  expectLeft,
  expectOutcome,
  fillPayment,
  openedParty,
  party,
  pressRecord,
  today,
} from './steps/payments'
import { addCompany, makeSubject } from './steps/records'

test.describe('what cannot be read', () => {
  test('each field states what it needs, the summary has the focus and links to it, and nothing typed is lost', async ({
    page,
  }) => {
    await signInAs(page, 'analyst')
    const subject = await makeSubject(page)
    await fillPayment(page, subject, {
      amount: '1.000,00',
      paymentDate: '31 Nov 2026',
      note: 'Invoice 77 of the agency',
    })
    const amount = page.getByRole('textbox', { name: 'Amount' })
    const submit = page.getByRole('button', { name: 'Record payment' })
    await submit.click()
    await expectProblem(
      page,
      page.getByRole('textbox', { name: 'Payment date' }),
      'November has 30 days. Enter a date such as 30 Nov 2026',
    )
    await expect(page.getByRole('textbox', { name: 'Payment date' })).toHaveValue('31 Nov 2026')
    await expect(amount).toHaveValue('1.000,00')
    await expect(page.getByRole('textbox', { name: 'Note for the manager who decides' })).toHaveValue(
      'Invoice 77 of the agency',
    )

    await page.getByRole('textbox', { name: 'Payment date' }).fill(today())
    for (const [typed, words] of [
      ['1.000,00', /with a point before the decimals, such as/],
      ['-5', /An amount cannot be negative/],
      ['5e3', /with a point before the decimals, such as/],
      ['', /Enter the amount in USD, such as/],
      ['1000000000000000', /One entry is at most|The largest amount of one entry/],
    ] as const) {
      await test.step(`the amount “${typed}”`, async () => {
        await amount.fill(typed)
        await submit.click()
        await expect(problems(page)).toBeFocused()
        await expect(amount).toHaveAccessibleDescription(words)
        await expect(amount).toHaveValue(typed)
      })
    }
    await amount.fill('1,000.00')
    await pressRecord(page, 'Record payment')
    await expectLeft(page, subject, '$4,000.00')
  })

  test('a distributor alone is not a destination, and an empty form names everything it needs', async ({ page }) => {
    await signInAs(page, 'analyst')
    await open(page, '/payments/new')
    await page.getByRole('button', { name: 'Record payment' }).click()
    await expect(problems(page).getByRole('link')).toHaveCount(6)
    const distributor = await openedParty(page, 'Distributor')
    await distributor.getByRole('textbox', { name: 'Name' }).fill('Ural Distribution')
    await distributor.getByRole('textbox', { name: 'Address' }).fill('Lenina 1, Yekaterinburg, 620014, Russia')
    await page.getByRole('button', { name: 'Record payment' }).click()
    await expectProblem(
      page,
      party(page, 'End user').getByRole('textbox', { name: 'Name' }),
      'Name the end user. A distributor alone is not a destination',
    )
  })

  test('an unfinished form is saved in the tab and offered again', async ({ page }) => {
    await signInAs(page, 'analyst')
    await open(page, '/payments/new')
    await page.getByRole('textbox', { name: 'Payee', exact: true }).fill('FSB of Russia, Center 8')
    await expect
      .poll(() => page.evaluate(() => sessionStorage.getItem('headroom.payment-draft.3')))
      .toContain('FSB of Russia, Center 8')
    await open(page, '/payments/new')
    await expect(page.getByRole('textbox', { name: 'Payee', exact: true })).toHaveValue('')
    await page.getByRole('button', { name: 'Resume draft' }).click()
    await expect(page.getByRole('textbox', { name: 'Payee', exact: true })).toHaveValue('FSB of Russia, Center 8')
  })

  test('a company needs its name and country, with messages beside the fields', async ({ page }) => {
    await signInAs(page, 'analyst')
    await open(page, '/companies/new')
    await page.getByRole('textbox', { name: 'Registration number' }).fill('HRB 1')
    await page.getByRole('textbox', { name: 'Name' }).press('Enter')
    await expectProblem(page, page.getByRole('textbox', { name: 'Name' }), 'Enter the name of the company')
    await expect(page.getByRole('textbox', { name: 'Registration number' })).toHaveValue('HRB 1')
    await choose(page, 'Country', 'Norway')
    await expect(page.getByRole('combobox', { name: /^Country/ })).toContainText('Norway')
  })
})

test('pressed before the rules have answered: nothing is recorded until the button states what it will be', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '100.00' })
  await expectOutcome(page, /^Clear/)
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/determinations', async (route) => {
    await held
    await route.continue()
  })
  await party(page, 'Consignee').getByRole('textbox', { name: 'Address' }).fill('Kirova 12, Yalta, Crimea')
  await expect(determination(page)).toContainText('Checking')
  // A party is shown as clear only while its text is the one that was screened.
  await expect(party(page, 'Consignee').getByText('Clear', { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Record payment' }).click()
  const alert = page.getByRole('alert').filter({ hasText: NOTHING_RECORDED })
  await expect(alert).toBeFocused()
  await expect(alert).toContainText(/Destination\./)
  await expect(page).toHaveURL(/\/payments\/new/)
  answer()
  await expectOutcome(page, /^Blocked/)
  await pressRecord(page, 'Record as blocked entry')
  await expectLeft(page, subject, '$5,000.00')
})

test('without a connection nothing is shown as clear of what is typed', async ({ page }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '100.00' })
  await expectOutcome(page, /^Clear/)
  await expect(party(page, 'Consignee').getByText('Clear', { exact: true })).toBeVisible()
  await page.context().setOffline(true)
  await party(page, 'Consignee').getByRole('textbox', { name: 'Address' }).fill('Kirova 12, Yalta, Crimea')
  await expect(page.getByRole('region', { name: 'Not up to date' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Clear/ })).toHaveCount(0)
  await expect(party(page, 'Consignee').getByText('Clear', { exact: true })).toHaveCount(0)
  await page.context().setOffline(false)
  await expectOutcome(page, /^Blocked/)
})

test('a rate belongs to its currency: another currency removes it, and the first one restores it', async ({ page }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '400.00', currency: 'RUB' })
  const currency = page.getByRole('combobox', { name: 'Currency' })
  const rate = page.getByRole('textbox', { name: /for 1 USD/ })
  const rateDay = page.getByRole('textbox', { name: 'Rate of' })
  await expect(rate).toHaveValue(/^\d+\.\d{4}$/)
  const [saved, day] = [await rate.inputValue(), await rateDay.inputValue()]

  await currency.selectOption('EUR')
  await expect(rate).toHaveValue('')
  await expect(rateDay).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Amount' })).toHaveValue('400.00')
  await page.getByRole('button', { name: 'Record payment' }).click()
  await expect(problems(page)).toBeFocused()

  await rate.fill('0.9200')
  await rateDay.fill(today())
  await expectOutcome(page, /asks? for a review/)
  await expect(page.getByText(/no rate to compare/i).first()).toBeVisible()

  await currency.selectOption('RUB')
  await expect(rate).toHaveValue(saved)
  await expect(rateDay).toHaveValue(day)
})

test('right-to-left text and scripts in a name are stored as text', async ({ page }) => {
  await signInAs(page, 'analyst')
  const name = `<img src=x onerror=alert(1)> \u05d0\u05d1\u05d2 ${Date.now()}`
  await addCompany(page, name)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
})

test('a name of the maximum length is accepted, a longer one is not', async ({ page }) => {
  await signInAs(page, 'analyst')
  const name = unique('N'.repeat(185))
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name.padEnd(201, 'x'))
  await choose(page, 'Country', 'Germany')
  await page.getByRole('button', { name: 'Add company' }).click()
  await expect(problems(page)).toContainText('The name of the company is longer than 200 characters')
  await addCompany(page, name)
})
