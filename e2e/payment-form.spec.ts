import { expect, signInAs, test } from './fixtures'
import { choose, expectProblem, open, problems, unique } from './steps/forms'
import { expectLeft, expectOutcome, fillPayment, party, pressRecord, today } from './steps/payments'
import { addCompany, makeSubject } from './steps/records'

test.describe('what cannot be read', () => {
  test('each field says what it needs, the summary has the focus and leads to it, and nothing typed is lost', async ({
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
    await expect(page.getByRole('textbox', { name: 'Note for whoever decides' })).toHaveValue(
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

  test('a distributor alone is no destination, and an empty form names everything it needs', async ({ page }) => {
    await signInAs(page, 'analyst')
    await open(page, '/payments/new')
    await page.getByRole('button', { name: 'Record payment' }).click()
    await expect(problems(page).getByRole('link')).toHaveCount(7)
    const distributor = party(page, 'Distributor')
    await distributor.getByRole('textbox', { name: 'Name' }).fill('Ural Distribution')
    await distributor.getByRole('textbox', { name: 'Address' }).fill('Lenina 1, Yekaterinburg, 620014, Russia')
    await page.getByRole('button', { name: 'Record payment' }).click()
    await expectProblem(
      page,
      party(page, 'End user').getByRole('textbox', { name: 'Name' }),
      'Name the end user. A distributor alone is not a destination',
    )
  })

  test('an unfinished form is kept in the tab and offered again', async ({ page }) => {
    await signInAs(page, 'analyst')
    await open(page, '/payments/new')
    await page.getByRole('textbox', { name: 'Payee', exact: true }).fill('FSB of Russia, Center 8')
    await expect
      .poll(() => page.evaluate(() => sessionStorage.getItem('headroom.payment-draft.3')))
      .toContain('FSB of Russia, Center 8')
    await open(page, '/payments/new')
    await expect(page.getByRole('textbox', { name: 'Payee', exact: true })).toHaveValue('')
    await page.getByRole('button', { name: 'Go on with it' }).click()
    await expect(page.getByRole('textbox', { name: 'Payee', exact: true })).toHaveValue('FSB of Russia, Center 8')
  })

  test('a company needs its name and country, in words beside the fields', async ({ page }) => {
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

test('a rate belongs to its currency: with another currency it goes, and with the first it comes back', async ({
  page,
}) => {
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

test('words from right to left, and scripts in a name, are kept as words', async ({ page }) => {
  await signInAs(page, 'analyst')
  const name = `<img src=x onerror=alert(1)> \u05d0\u05d1\u05d2 ${Date.now()}`
  await addCompany(page, name)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
})

test('a name as long as it may be, and one longer, are told apart', async ({ page }) => {
  await signInAs(page, 'analyst')
  const name = unique('N'.repeat(185))
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name.padEnd(201, 'x'))
  await choose(page, 'Country', 'Germany')
  await page.getByRole('button', { name: 'Add company' }).click()
  await expect(problems(page)).toContainText('The name of the company is longer than 200 characters')
  await addCompany(page, name)
})
