import type { Page } from '@playwright/test'
import { expect, LONG, signInAs, test } from './fixtures'
import { open } from './steps/forms'
import {
  determination,
  expectLeft,
  expectOutcome,
  expectState,
  fillPayment,
  party,
  pressRecord,
  record,
  thisYear,
} from './steps/payments'
import { makeSubject } from './steps/records'

/** One figure of the year on the overview, in cents. */
async function yearFigure(page: Page, name: string): Promise<number> {
  await open(page, '/')
  const figure = page.locator('main dl > div').filter({ has: page.locator('dt', { hasText: name }) })
  const words = await figure.first().getByRole('link').textContent()
  return Math.round(Number(words?.replace(/[$,]/g, '')) * 100)
}

test('an analyst signs in, enters a company with product and license, and records its first payment', async ({
  page,
}) => {
  await open(page, '/sign-in')
  await page.getByRole('button', { name: /Continue as analyst/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
  const reservedBefore = await yearFigure(page, 'Reserved')

  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '62,400.00', currency: 'RUB', rate: '80.1500' })

  await test.step('the rules answer as it is typed: headroom before and after, every rule, the sum', async () => {
    await expectOutcome(page, /^Clear by all \w+ rules/)
    const answer = determination(page)
    await expect(answer.getByRole('img', { name: /^Before: .*\$5,000.00 left of \$5,000.00/ })).toBeVisible()
    await expect(answer.getByRole('img', { name: /^After: .*\$778.55 this payment, \$4,221.45 left/ })).toBeVisible()
    await expect(answer.getByRole('row', { name: 'Left' })).toContainText('$5,000.00$4,221.45')
    await expect(answer.getByRole('list').first().getByRole('heading')).toHaveCount(12)
    await expect(page.getByText('62,400.00 / 80.1500 = 778.5402, rounded up to the cent')).toBeVisible()
  })

  const reference = await pressRecord(page, 'Record payment')
  await test.step('the payment shows the remaining headroom, and that another person decides', async () => {
    await expectState(page, 'Awaiting approval')
    await expect(page.getByRole('img', { name: `${subject.company}, ${thisYear()}` })).toHaveAccessibleName(
      /\$778.55 this payment, \$4,221.45 left of \$5,000.00/,
    )
    await expect(page.getByRole('button', { name: /Approve/ })).toHaveCount(0)
    await expect(page.getByText('Analysts record payments. A manager decides.')).toBeVisible()
    await expect(page.getByText(/Recorded, \$778.55 reserved by/)).toBeVisible()
  })
  await test.step('company, list and overview agree', async () => {
    await expectLeft(page, subject, '$4,221.45')
    await open(page, `/payments?q=${reference}`)
    await expect(page.getByRole('table', { name: 'Payments' }).getByRole('row')).toHaveCount(2)
    await expect(page.getByRole('row', { name: new RegExp(subject.company) })).toContainText('$778.55')
    expect(await yearFigure(page, 'Reserved')).toBe(reservedBefore + 77_855)
  })
})

test.describe('under the cap of $5,000.00', () => {
  test('a cent too much is recorded as blocked, with the figures; exactly $5,000.00 passes', async ({ page }) => {
    await signInAs(page, 'analyst')
    const subject = await makeSubject(page)
    await fillPayment(page, subject, { amount: '5,000.00' })
    await expectOutcome(page, /^Clear by all \w+ rules/)
    await expect(determination(page)).toContainText(`$0.00 would be left of $5,000.00 for ${thisYear()}.`)
    await pressRecord(page, 'Record payment')
    await expectLeft(page, subject, '$0.00')

    await fillPayment(page, subject, { amount: '0.01', payeeName: 'FSB of Russia' })
    await expectOutcome(page, /Blocked by one rule of \w+/)
    const words = `$0.00 is left for ${subject.company} in ${thisYear()}, this payment is $0.01.`
    await expect(
      determination(page)
        .getByText(`${words} Lower it, or plan it for ${thisYear() + 1}.`)
        .first(),
    ).toBeVisible()
    await expect(determination(page)).toContainText('A blocked entry does not count toward the cap')
    await pressRecord(page, 'Record as blocked entry')
    await expectState(page, 'Blocked by annual cap')
    await expect(page.getByText(words).first()).toBeVisible()
    await expect(page.getByText('Refused by the rules, and the attempt kept, as recorded')).toBeVisible()
    await expectLeft(page, subject, '$0.00')
  })

  test('a zero-fee filing is recorded; state duty and an agent’s own fee do not count', { tag: LONG }, async ({
    page,
  }) => {
    await signInAs(page, 'analyst')
    const subject = await makeSubject(page)
    await record(page, subject, { amount: '0' })
    await expectLeft(page, subject, '$5,000.00')

    await fillPayment(page, subject, { amount: '40.00', payeeName: 'Federal Treasury' })
    await page.getByRole('combobox', { name: 'Paid to' }).selectOption({ label: 'State duty' })
    await expect(page.getByText('it counts nothing. To be confirmed by counsel.')).toBeVisible()
    await expectOutcome(page, /asks for a review/)
    await pressRecord(page, 'Send for review')
    await expectLeft(page, subject, '$5,000.00')

    await fillPayment(page, subject, { amount: '1,000.00', payeeName: 'Baltic Certification Agency' })
    await page.getByRole('combobox', { name: 'Paid to' }).selectOption({ label: 'Agent' })
    await expect(determination(page)).toContainText('$1,000.00 counts in full')
    await page.getByRole('textbox', { name: /service fee/ }).fill('150.00')
    await expect(determination(page)).toContainText(
      '$850.00 is the fee to the FSB and counts. $150.00 is the service fee',
    )
    await page.getByRole('checkbox', { name: /receipt/ }).check()
    await pressRecord(page, 'Record payment')
    await expect(page.getByText('service fee USD 150.00 not counted')).toBeVisible()
    await expectLeft(page, subject, '$4,150.00')
  })
})

test('“Yalta, Krimea” is marked, blocked and saved; another address for the same fee goes to review', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '310.00', address: 'Naberezhnaya 4, Yalta, Krimea' })
  await expectOutcome(page, /Blocked by one rule of \w+/)
  const marked = party(page, 'Consignee').locator('mark')
  await expect(marked.getByText('Yalta').first()).toBeVisible()
  await expect(marked.getByText('Krimea').first()).toBeVisible()
  await expect(party(page, 'Consignee').getByText('In Crimea', { exact: true })).toBeVisible()
  await expect(determination(page)).toContainText('The consignee’s address is in Crimea.')
  const blocked = await pressRecord(page, 'Record as blocked entry')
  await expectState(page, 'Blocked by destination')
  await expect(page.getByRole('region', { name: 'Destinations' })).toContainText('Yalta, Krimea')

  await open(page, '/payments')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('dialog', { name: 'Filter' }).getByRole('textbox', { name: 'Contains' }).fill(subject.company)
  await page.getByRole('dialog', { name: 'Filter' }).getByRole('checkbox', { name: 'Blocked' }).check()
  await page.getByRole('button', { name: 'Show rows' }).click()
  await expect(page.getByRole('row', { name: new RegExp(subject.company) })).toContainText('Destination')
  await expect(page.getByText('1 row', { exact: true })).toBeVisible()

  await fillPayment(page, subject, {
    amount: '290.00',
    address: 'Nevsky prospekt 28, Saint Petersburg, 191186, Russia',
  })
  await expectOutcome(page, /One rule of \w+ asks for a review/)
  await expect(determination(page).getByRole('link', { name: /USD 310.00, blocked by destination/ })).toBeVisible()
  await pressRecord(page, 'Send for review')
  await expectState(page, 'In review')
  await expect(page.getByText('Entered again after a block.')).toBeVisible()
  await page.getByRole('link', { name: blocked }).first().click()
  await expectState(page, 'Blocked')
  await expect(page.getByText('Entered again as')).toBeVisible()
})

test('a double click makes one payment, and Back shows a new form', async ({ page }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '120.00' })
  await expectOutcome(page, /^Clear by all \w+ rules/)
  await page.getByRole('button', { name: 'Record payment' }).dblclick()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Record a payment' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Amount' })).toHaveValue('')
  await open(page, `/payments?company=${subject.companyId}`)
  await expect(page.getByText('1 row', { exact: true })).toBeVisible()
  await expectLeft(page, subject, '$4,880.00')
})
