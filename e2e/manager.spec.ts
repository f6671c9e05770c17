import { expect, expectAccessible, expectMobile, LONG, signInAs, test } from './fixtures'
import { expectProblem, open, unique } from './steps/forms'
import { expectLeft, expectState, record, thisYear, today } from './steps/payments'
import { newcomer } from './steps/people'
import { makeSubject, type Subject } from './steps/records'

let subject: Subject

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await signInAs(page, 'analyst')
  subject = await makeSubject(page, 'Skagen Instruments')
  await page.close()
})

test('a manager takes the oldest waiting payment from the overview and approves it; the overview has one less', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  await record(page, subject, { amount: '31.00' })
  await signInAs(page, 'manager')
  await open(page, '/')
  const waiting = page.getByRole('region', { name: 'Awaiting my decision' })
  const count = Number(await waiting.locator('header').getByText(/^\d+$/).textContent())
  const oldest = waiting.getByRole('link', { name: /^Decide P-/ }).first()
  const reference = (await oldest.getAttribute('aria-label'))?.match(/P-\d{4}-\d+/)?.[0] ?? ''
  await oldest.click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(reference)
  await page.getByRole('button', { name: /^Approve \$/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Approve \$/ })
    .click()
  await page
    .getByRole('status')
    .filter({ hasText: `${reference} approved` })
    .getByRole('link', { name: 'Open' })
    .click()
  await expectState(page, 'Approved')
  await open(page, '/')
  await expect(waiting.locator('header').getByText(String(count - 1), { exact: true })).toBeVisible()
  await expect(waiting.getByRole('link', { name: new RegExp(reference) })).toHaveCount(0)
})

test('a rejection needs a reason, keeps it, and frees the amount', { tag: LONG }, async ({ page }) => {
  await signInAs(page, 'analyst')
  const own = await makeSubject(page, 'Skagen Optics')
  const { address } = await record(page, own, { amount: '400.00' })
  await signInAs(page, 'manager')
  await open(page, address)
  await page.getByRole('button', { name: 'Reject' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText(`$400.00 becomes free again for ${own.company} in ${thisYear()}.`)
  await question.getByRole('button', { name: 'Reject' }).click()
  await expectProblem(page, question.getByRole('textbox', { name: 'Reason' }), 'Enter the reason in a few words')
  await question.getByRole('textbox', { name: 'Reason' }).fill('The invoice is not addressed to us')
  await question.getByRole('button', { name: 'Reject' }).click()
  await expectState(page, 'Rejected')
  const rejected = /Rejected by .*“The invoice is not addressed to us”/
  await expect(page.getByRole('region', { name: 'History' }).getByText(rejected)).toBeVisible()
  await expectLeft(page, own, '$5,000.00')
})

test('a review is cleared with a reason and then awaits approval', { tag: LONG }, async ({ page }) => {
  await signInAs(page, 'analyst')
  const own = await makeSubject(page, 'Skagen Radio')
  await record(page, own, { amount: '75.00' })
  const { address } = await record(page, own, { amount: '75.00' }, 'Send for review')
  await signInAs(page, 'manager')
  await open(page, address)
  await page.getByRole('button', { name: 'Clear review' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('textbox', { name: 'Reason' }).fill('Two filings of the same fee, invoices 12 and 13')
  await question.getByRole('button', { name: 'Clear review' }).click()
  await expectState(page, 'Awaiting approval')
  await expect(page.getByText(/Review cleared by .*“Two filings of the same fee/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve $75.00' })).toBeVisible()
})

test('debited with the facts of the bank; voided by two people, of whom the one who asked cannot confirm', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'analyst')
  const own = await makeSubject(page, 'Skagen Cable')
  const { reference, address } = await record(page, own, { amount: '640.00' })
  await signInAs(page, 'manager')
  await open(page, address)
  await page.getByRole('button', { name: 'Approve $640.00' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve $640.00' }).click()
  await expectState(page, 'Approved')

  await test.step('a debit that has not come is refused at its field', async () => {
    await page.getByRole('button', { name: 'Mark as paid' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('textbox', { name: 'Bank reference' }).fill('DEB 2026/4471')
    await question.getByRole('textbox', { name: 'Value date of the debit' }).fill('30 Dec 2099')
    await question.getByRole('button', { name: 'Mark as paid' }).click()
    await expectProblem(
      page,
      question.getByRole('textbox', { name: 'Value date of the debit' }),
      '30 Dec 2099 has not come yet',
    )
    await question.getByRole('textbox', { name: 'Value date of the debit' }).fill(today())
    await question.getByRole('textbox', { name: 'Amount debited' }).fill('660.00')
    await question.getByRole('button', { name: 'Mark as paid' }).click()
    await expect(page.getByText('DEB 2026/4471', { exact: true })).toBeVisible()
    await expect(page.getByText(/^USD 660.00 read from the bank document, by /)).toBeVisible()
  })
  // Past the tolerance its approval is asked again: the money has left, and one person cannot make that undone.
  await expectState(page, 'Awaiting approval')
  await expect(page.getByRole('button', { name: 'Void entry' })).toHaveCount(0)

  await test.step('one manager asks to void it and cannot confirm it', async () => {
    await page.getByRole('button', { name: 'Ask to void' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('radio', { name: /The debit never happened/ }).check()
    await question.getByRole('textbox', { name: 'Reason' }).fill('Entered for the wrong company')
    await question.getByRole('button', { name: 'Ask to void' }).click()
    await expect(page.getByText('A void was requested.')).toBeVisible()
    await expect(page.getByText('You asked to void this payment. Another manager confirms it.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Confirm void' })).toHaveCount(0)
  })

  await test.step('a second manager finds it on the overview and confirms', async () => {
    const { page: second } = await newcomer(browser, 'manager')
    await open(second, '/')
    await second.getByRole('link', { name: `Confirm or decline the voiding of ${reference}` }).click()
    await second.getByRole('button', { name: 'Confirm void' }).click()
    await second.getByRole('dialog').getByRole('button', { name: 'Confirm void' }).click()
    await expectState(second, 'Voided')
    await second.context().close()
  })
  await expectLeft(page, own, '$5,000.00')
})

test('a manager may record a payment and cannot approve their own', async ({ page }) => {
  await signInAs(page, 'manager')
  await record(page, subject, { amount: '32.00' })
  await expect(page.getByText('You recorded this payment. Another manager decides.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
})

test('of two who decide the same payment at once, the second reads that someone else was first', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'analyst')
  const { reference, address } = await record(page, subject, { amount: '33.00' })
  await signInAs(page, 'manager')
  const other = await browser.newPage()
  await signInAs(other, 'manager')
  await Promise.all([open(page, address), open(other, address)])
  await page.getByRole('button', { name: 'Approve $33.00' }).click()
  await other.getByRole('button', { name: 'Reject' }).click()
  await other.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Paid by the parent company')
  await other.getByRole('dialog').getByRole('button', { name: 'Reject' }).click()
  await expectState(other, 'Rejected')
  await page.getByRole('dialog').getByRole('button', { name: 'Approve $33.00' }).click()
  const notice = page.getByRole('alert').filter({ hasText: `${reference} is rejected now: someone else was first` })
  await expect(notice).toContainText('Nothing was changed')
  await expectState(page, 'Rejected')
  await other.close()
})

test('a paid fee found to be outside the authorization becomes an apparent violation and still takes headroom', {
  tag: LONG,
}, async ({ page }) => {
  await signInAs(page, 'analyst')
  const own = await makeSubject(page, 'Skagen Marine')
  const { address } = await record(page, own, { amount: '210.00' })
  await signInAs(page, 'manager')
  await open(page, address)
  await page.getByRole('button', { name: 'Approve $210.00' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve $210.00' }).click()
  await page.getByRole('button', { name: 'Mark as paid' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('textbox', { name: 'Bank reference' }).fill(unique('DEB'))
  await question.getByRole('textbox', { name: 'Value date of the debit' }).fill(today())
  await question.getByRole('button', { name: 'Mark as paid' }).click()
  await expectState(page, 'Paid')
  await expectLeft(page, own, '$4,790.00')
  await open(page, address)
  await page.getByRole('button', { name: 'Declare an apparent violation' }).click()
  await question.getByRole('textbox', { name: 'What was found' }).fill('The consignee resold to Sevastopol')
  await question.getByRole('button', { name: 'Declare it' }).click()
  await expectState(page, 'Apparent violation')
  await expectLeft(page, own, '$4,790.00')
  await expect(page.getByRole('link', { name: 'One apparent violation, $210.00' })).toBeVisible()

  await test.step('what a cancelled license stops comes first on the overview; its page has both answers', async () => {
    const stopped = await record(page, own, { amount: '9.00' })
    await page.getByRole('link', { name: new RegExp(own.license) }).click()
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('radio', { name: 'Cancelled' }).check()
    await page.getByRole('button', { name: 'Save FSB license' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(own.license)
    const first = page.getByRole('main').getByRole('region').first()
    // Headroom asks the rules again in the background.
    await expect(async () => {
      await open(page, '/')
      await expect(first).toHaveAccessibleName('Stopped by Headroom', { timeout: 1_000 })
      await expect(first.getByRole('row', { name: stopped.reference })).toContainText('cancelled', { timeout: 1_000 })
    }).toPass()
    await first.getByRole('link', { name: `See what stopped ${stopped.reference}, ${own.company}` }).click()
    const answers = page.getByRole('region', { name: 'The rules were run again because a fact changed' })
    await expect(answers.getByRole('row').nth(1)).toContainText(/Clear.*Review.*cancelled/)
    await expectAccessible(page)
    await expectMobile(page)
  })
})
