import { readFile } from 'node:fs/promises'
import { NOT_SIGNED, OPEN_SIGNED_DOCUMENT, UNCHANGED_SINCE_SIGNING } from '@/lib/reporting/yearly-summary/messages'
import { expect, signInAs, test } from './fixtures'
import { downloadList } from './steps/exports'
import { expectProblem, open } from './steps/forms'
import { expectState, record, thisYear } from './steps/payments'
import { makeSubject } from './steps/records'

test('a manager signs the summary of a company; a later payment shows as a difference until signed again', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page, 'Tarn Signals')
  const address = `/yearly-summary?year=${thisYear()}&company=${subject.companyId}`
  await open(page, address)
  await expect(page.getByRole('button', { name: /^Sign \d/ })).toHaveCount(0)

  await test.step('signed, with a statement', async () => {
    await signInAs(page, 'manager')
    await open(page, address)
    await expect(page.getByText(NOT_SIGNED).first()).toBeVisible()
    await page.getByRole('button', { name: `Sign ${thisYear()}` }).click()
    const question = page.getByRole('dialog')
    const statement = question.getByRole('textbox', { name: 'Statement' })
    await statement.fill('')
    await question.getByRole('button', { name: `Sign ${thisYear()}` }).click()
    await expectProblem(page, statement, 'Enter the statement in a few words')
    await statement.fill('I have read this summary')
    await question.getByRole('button', { name: `Sign ${thisYear()}` }).click()
    await expect(page.getByText(UNCHANGED_SINCE_SIGNING).first()).toBeVisible()
    await expect(page.getByText('I have read this summary')).toBeVisible()
    await expect(
      page.getByText(/Seal \d+, over the heads of all \d+ audit chains .* Merkle root: [0-9a-f]{64}/),
    ).toBeVisible()
    const signed = await page.getByRole('link', { name: OPEN_SIGNED_DOCUMENT }).getAttribute('href')
    expect((await page.request.get(signed ?? '')).headers()['content-type']).toBe('application/pdf')
  })

  await test.step('a payment makes a difference, an auditor reads it', async () => {
    await signInAs(page, 'analyst')
    await record(page, subject, { amount: '75.00' })
    await expectState(page, 'Awaiting approval')
    await signInAs(page, 'auditor')
    await open(page, address)
    await expect(page.getByRole('button', { name: /^Sign \d/ })).toHaveCount(0)
    const changed = page.getByRole('table', { name: /changed since they were signed/ })
    await expect(changed.getByRole('row', { name: /^Reserved / })).toContainText('+$75.00')
  })

  await test.step('signed again', async () => {
    await signInAs(page, 'manager')
    await open(page, address)
    await page.getByRole('button', { name: `Sign ${thisYear()} again` }).click()
    const question = page.getByRole('dialog')
    await expect(question.getByRole('link', { name: 'Payments awaiting approval: 1' })).toBeVisible()
    await question.getByRole('button', { name: `Sign ${thisYear()} again` }).click()
    await expect(page.getByRole('table', { name: /changed since they were signed/ })).toHaveCount(0)
    await expect(page.getByText(UNCHANGED_SINCE_SIGNING).first()).toBeVisible()
    await expect(page.getByText('Open when it was signed: Payments awaiting approval: 1.')).toBeVisible()
  })
})

test('the summary is a PDF with its hash, and the signed one does not change', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, `/yearly-summary?year=${thisYear() - 1}`)
  const hash = await page.getByText(/^SHA-256 of these figures: /).textContent()
  const download = await downloadList(page, (menu) => menu.getByRole('radio', { name: /^PDF/ }).check())
  expect(download.suggestedFilename()).toBe(`headroom-yearly-summary-${thisYear() - 1}.pdf`)
  const file = await readFile(await download.path())
  expect(file.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
  // The event names the printed document: it has exactly the figures of the page.
  await open(page, '/audit-trail?group=exports')
  await page.getByText('Details').first().click()
  await expect(page.getByText(hash?.replace(/^.*: /, '') ?? 'no hash').first()).toBeVisible()
})

test('the contents mark what is read; printed from the browser, the summary has all rows and no navigation', async ({
  page,
}) => {
  await signInAs(page, 'manager')
  await open(page, `/yearly-summary?year=${thisYear() - 1}`)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await contents.getByRole('link', { name: 'By company' }).click()
  await expect(contents.locator('[aria-current="location"]')).toHaveText(/By company$/)
  const companies = page.getByRole('table', { name: /most used first/ }).getByRole('row')
  await expect(companies).toHaveCount(7)
  const corrections = page.getByRole('table', { name: /^Corrections of/ })
  await expect(corrections).toHaveCount(0)
  await page.getByRole('button', { name: /^Show all \d+ corrections$/ }).click()
  await expect(corrections).toBeVisible()
  await page.getByRole('button', { name: 'Hide the corrections' }).click()
  await expect(page.getByRole('columnheader', { name: 'Dec', exact: true })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button')).toHaveCount(0)
  expect(await companies.count()).toBeGreaterThan(40)
  await expect(corrections).toBeVisible()
  await expect(page.getByRole('table', { name: /by payee$/ })).toBeVisible()
  await expect(page.getByText('Signed by, date')).toBeVisible()
})

test('the summary of one company is chosen on the page, in the list and on the page of the company', async ({
  page,
}) => {
  await signInAs(page, 'auditor')
  const year = thisYear() - 1
  await open(page, `/yearly-summary?year=${year}`)
  const row = page
    .getByRole('table', { name: /most used first/ })
    .getByRole('row')
    .nth(1)
  const name = (await row.getByRole('link').first().textContent()) ?? 'no company'
  const choice = page.getByRole('combobox', { name: /^Company/ })
  const expectSummaryOf = async (company: string) => {
    await expect(choice).toContainText(company)
    await expect(page.getByRole('heading', { name: `Yearly summary ${year}` })).toBeVisible()
  }

  await test.step('in the list of the summary', async () => {
    await row.getByRole('link').first().click()
    await expect(page).toHaveURL(/[?&]company=/)
    await expectSummaryOf(name)
  })

  await test.step('on the page of the company', async () => {
    await page.getByRole('article').getByRole('link', { name }).first().click()
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await page.getByRole('link', { name: `Yearly summary ${year}` }).click()
    await expectSummaryOf(name)
  })

  await test.step('by its name, and all again', async () => {
    await choice.click()
    await page.getByRole('option', { name: 'All companies' }).click()
    await expect(page).toHaveURL(`/yearly-summary?year=${year}`)
    await choice.click()
    await page.getByPlaceholder('Name, country or number').fill(name.slice(0, 6))
    await page.getByRole('option', { name }).click()
    await expect(page).toHaveURL(/[?&]company=/)
    await expectSummaryOf(name)
  })
})

test('the sums of each payee and of all others open their rows, and the chart describes its figures', async ({
  page,
}) => {
  await signInAs(page, 'auditor')
  const year = thisYear() - 1
  await open(page, `/yearly-summary?year=${year}`)
  await expect(page.getByRole('img', { name: /^Paid in .* until .*: \$/ })).toBeVisible()
  for (const which of ['first', 'last'] as const) {
    const payees = page.getByRole('table', { name: `Paid in ${year}: by payee`, exact: true })
    await page.getByRole('button', { name: /^Show all \d+ payees$/ }).click()
    const count = payees.locator('tbody').getByRole('row')[which]().getByRole('link').first()
    const words = (await count.textContent())?.trim() ?? ''
    await count.click()
    await expect(page).toHaveURL(/\/payments\?.*(payeeName|otherPayees)=/)
    await expect(page.getByRole('main')).toContainText(`Export ${words} row`)
    await page.goBack()
    await expect(page.getByRole('heading', { name: `Yearly summary ${year}` })).toBeVisible()
  }
})
