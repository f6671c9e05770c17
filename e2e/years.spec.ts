import { expect, LONG, signInAs, test } from './fixtures'
import { downloadList } from './steps/exports'
import { expectProblem, open, problems } from './steps/forms'
import { expectOutcome, expectState, fillPayment, pressRecord, thisYear } from './steps/payments'
import { newcomer } from './steps/people'
import { makeSubject } from './steps/records'

test('a closed year refuses an entry until two managers reopen it; the gap of 2017 makes apparent violations', {
  tag: LONG,
}, async ({ page, browser }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page, 'Tarn Hydrographics')
  const paidInTheGap = { amount: '450.00', paymentDate: '10 Jan 2017', alreadyPaid: true }

  await test.step('2017 is closed', async () => {
    await fillPayment(page, subject, { amount: '450.00', paymentDate: '10 Mar 2017', alreadyPaid: true })
    await page.getByRole('button', { name: /^(Record payment|Send for review)$/ }).click()
    await expectProblem(
      page,
      page.getByRole('textbox', { name: 'Payment date' }),
      '2017 is closed, and 10 Mar 2017 falls in it. A manager can reopen the year, with a reason',
    )
  })

  await test.step('a manager reopens it, with a reason', async () => {
    await signInAs(page, 'manager')
    await open(page, '/yearly-summary?year=2017')
    await page.getByRole('button', { name: 'Ask to reopen 2017' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('button', { name: 'Ask to reopen 2017' }).click()
    await expectProblem(page, question.getByRole('textbox', { name: 'Reason' }), 'Enter the reason in a few words')
    await question.getByRole('textbox', { name: 'Reason' }).fill('A payment of January 2017 was found in the archive')
    await question.getByRole('button', { name: 'Ask to reopen 2017' }).click()
    await expect(page.getByText('2017 stays closed until another manager confirms.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Confirm reopening' })).toHaveCount(0)
    const { page: second } = await newcomer(browser, 'manager')
    await open(second, '/')
    await second.getByRole('link', { name: 'Decide about reopening 2017' }).click()
    await second.getByRole('button', { name: 'Confirm reopening' }).click()
    await second.getByRole('dialog').getByRole('button', { name: 'Reopen 2017' }).click()
    await expect(second.getByRole('button', { name: 'Close 2017' })).toBeVisible()
    await second.context().close()
    await open(page, '/yearly-summary?year=2017')
    await expect(page.getByRole('button', { name: 'Close 2017' })).toBeVisible()
    await expect(page.getByText(/2017 is open: .*It was reopened: A payment of January 2017 was found/)).toBeVisible()
  })

  await test.step('the payment is recorded as what it is, outside the authorized total', async () => {
    await signInAs(page, 'analyst')
    await fillPayment(page, subject, paidInTheGap)
    await expectOutcome(page, /Blocked by one rule of \w+/)
    await expect(
      page
        .getByText(
          'No general license was in force on 10 Jan 2017. GL 1 began on 2 Feb 2017 and does not apply retroactively.',
        )
        .first(),
    ).toBeVisible()
    await pressRecord(page, 'Record as apparent violation')
    await expectState(page, 'Apparent violation')
    await open(page, `/companies/${subject.companyId}?year=2017`)
    const headroom = page.getByRole('region', { name: 'Headroom 2017' })
    await expect(headroom).toContainText('$4,550.00 left of $5,000.00')
    await expect(headroom.getByRole('link', { name: 'One apparent violation, $450.00' })).toBeVisible()
  })

  await test.step('the manager closes it again', async () => {
    await signInAs(page, 'manager')
    await open(page, '/yearly-summary?year=2017')
    await page.getByRole('button', { name: 'Close 2017' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('textbox', { name: 'Reason' }).fill('The apparent violation is recorded')
    await question.getByRole('button', { name: 'Close 2017' }).click()
    await expect(page.getByRole('button', { name: 'Ask to reopen 2017' })).toBeVisible()
    await expect(problems(page)).toHaveCount(0)
  })
})

test('the summary of a year is a document that can be exported; the current year cannot be closed', async ({
  page,
}) => {
  await signInAs(page, 'manager')
  await open(page, '/yearly-summary')
  await expect(page.getByText(`${thisYear()} has not ended.`)).toBeVisible()
  await expect(page.getByRole('button', { name: `Close ${thisYear()}` })).toHaveCount(0)
  expect((await downloadList(page)).suggestedFilename()).toMatch(/^headroom-yearly-summary-.*\.csv$/)
})
