import type { Page } from '@playwright/test'
import { expect, LONG, signInAs, test } from './fixtures'
import { expectProblem, open } from './steps/forms'
import { expectState, record } from './steps/payments'
import { makeSubject } from './steps/records'

const QUESTION = '/settings/law/question/not-subject-to-the-ear'
const TITLE = 'Not subject to the EAR'

/** As a manager: approves the proposal on the page of a record. */
async function approve(page: Page, address: string): Promise<void> {
  await signInAs(page, 'manager')
  await open(page, address)
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: 'Approve record' }).click()
  await expectProblem(page, question.getByRole('textbox', { name: 'Reason' }), 'Enter the reason in a few words')
  await question.getByRole('textbox', { name: 'Reason' }).fill('Compared with the memo in the file')
  await question.getByRole('button', { name: 'Approve record' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'was approved' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /, proposed$/ })).toHaveCount(0)
}

test('a payment is a review until two people enter and approve counsel’s confirmation; then it cites it', {
  tag: LONG,
}, async ({ page }) => {
  let version = ''
  await test.step('a file with the amount of the cap is refused, and nothing typed is lost', async () => {
    await signInAs(page, 'administrator')
    await open(page, '/settings/law/import')
    const text = page.getByRole('textbox', { name: 'Text of the records' })
    const withCap = '{"records": [{"kind": "penalty", "id": "p-1", "version": 1, "capCents": 1000000}]}'
    await text.fill(withCap)
    await page.getByRole('button', { name: 'Propose records' }).click()
    await expectProblem(
      page,
      text,
      'Record 1 (penalty p-1), capCents: The amount of the cap is not a record of the law. ' +
        'The program and the database hold it, and no import changes it. Nothing was saved',
    )
    await expect(text).toHaveValue(withCap)
  })

  await test.step('an administrator supersedes the text', async () => {
    await open(page, QUESTION)
    await page.getByRole('link', { name: 'Supersede' }).click()
    const statement = page.getByRole('textbox', { name: 'Statement' })
    await expect(statement).toHaveValue(/foreign direct product rules/)
    version = (await page.getByText(/^Version \d+ of this record/).textContent())?.match(/\d+/)?.[0] ?? ''
    await page.getByRole('textbox', { name: 'Sources' }).fill('15 CFR 734.3 | http://www.ecfr.gov')
    await page.getByRole('button', { name: 'Propose record' }).click()
    await expectProblem(
      page,
      page.getByRole('textbox', { name: 'Sources' }),
      'A source is linked to by an https address',
    )
    await page.getByRole('textbox', { name: 'Sources' }).fill('15 CFR 734.3 | https://www.ecfr.gov')
    await statement.fill(`The foreign direct product rules do not reach the product, read for version ${version}.`)
    await page.getByRole('button', { name: 'Propose record' }).click()
    const proposal = page.getByRole('region', { name: `Version ${version}, proposed` })
    await expect(proposal.getByRole('row', { name: /^Statement/ })).toContainText(`read for version ${version}`)
    await expect(proposal.getByText(/replayed under law/)).toBeVisible({ timeout: 60_000 })
    await expect(proposal).toContainText('You entered this.')
    await approve(page, QUESTION)
  })

  const subject = await test.step('a payment that rests on it is a review', async () => {
    await signInAs(page, 'analyst')
    const note = 'Made abroad without US technology'
    const made = await makeSubject(page, 'Skagen Sonar', { basis: 'not_subject_to_ear', note })
    return { ...made, ...(await record(page, made, { amount: '75.00' }, 'Send for review')) }
  })

  await test.step('the overview shows what is missing and links to the form', async () => {
    await signInAs(page, 'administrator')
    await open(page, '/')
    const missing = page.getByRole('region', { name: 'For counsel to confirm' })
    await expect(missing.getByRole('listitem')).toHaveText([TITLE])
    await missing.getByRole('link', { name: 'Enter confirmation' }).click()
    await page.getByRole('button', { name: 'Enter confirmation' }).click()
    await expectProblem(
      page,
      page.getByRole('textbox', { name: 'Memo', exact: true }),
      'Enter the reference of the memo',
    )
    await page.getByRole('combobox', { name: 'Text' }).selectOption(`not-subject-to-the-ear ${version}`)
    await page.getByRole('textbox', { name: 'Counsel' }).fill('Hart & Lowe LLP')
    await page.getByRole('textbox', { name: 'Date of the memo' }).fill('2 Mar 2026')
    await page.getByRole('textbox', { name: 'Memo', exact: true }).fill('Memo 14 of 2 Mar 2026, in the shared folder')
    await page.getByRole('button', { name: 'Enter confirmation' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Confirmation proposed' })).toBeVisible()
    await expect(page.getByText('You entered this.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0)
  })

  await test.step('a manager finds it on the overview and approves it', async () => {
    await signInAs(page, 'manager')
    await open(page, '/')
    await page.getByRole('link', { name: /^Decide on Confirmation of not-subject/ }).click()
    await page.waitForURL(/\/settings\/law\/confirmation\//)
    const proposal = page.getByRole('region', { name: /, proposed$/ })
    await expect(proposal).toContainText(/It loosens the rules for \d+ payments?, \$/, { timeout: 60_000 })
    await expect(proposal.getByRole('link', { name: subject.reference })).toBeVisible()
    await approve(page, new URL(page.url()).pathname)
    await open(page, '/')
    await expect(page.getByRole('region', { name: 'For counsel to confirm' })).toHaveCount(0)
  })

  await test.step('the payment is cleared and cites it', async () => {
    await open(page, subject.address)
    await page.getByRole('button', { name: 'Clear review' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('textbox', { name: 'Reason' }).fill('Counsel has confirmed the text')
    await question.getByRole('button', { name: 'Clear review' }).click()
    await expectState(page, 'Awaiting approval')
    await expect(page.getByText(/confirmed by counsel: counsel-not-subject-to-the-ear/).first()).toBeVisible()
  })

  await test.step('the audit trail links to the record', async () => {
    await open(page, '/audit-trail?group=settings')
    await page
      .getByRole('list', { name: 'Events, newest first' })
      .getByRole('link', { name: /Confirmation of not-subject-to-the-ear/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Confirmation of not-subject-to-the-ear')
  })
})
