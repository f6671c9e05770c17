import { SIGN_IN_MESSAGES } from '@/lib/identity/messages'
import { expect, LONG, signInAs, test } from './fixtures'
import { exportList } from './steps/exports'
import { open, problems } from './steps/forms'
import { record } from './steps/payments'
import { signInWithPassword } from './steps/people'
import { makeSubject } from './steps/records'

test('an auditor reads every page and cannot change anything, and the pages give the reason', async ({ page }) => {
  await signInAs(page, 'auditor')
  const pages = [
    ['/', 'Today’s work', null],
    ['/companies', 'Companies', 'Analysts and managers add companies'],
    ['/products', 'Products', 'Analysts and managers add products'],
    ['/fsb-licenses', 'FSB licenses', 'Analysts and managers add FSB licenses'],
    ['/payments', 'Payments', null],
    ['/audit-trail', 'Audit trail', null],
    ['/settings/people', 'Settings', 'Inviting and changing people is for administrators.'],
    ['/settings/exchange-rates', 'Settings', /Entering rates is for/],
    ['/settings/policies', 'Settings', 'Changing policies is for administrators.'],
  ] as const
  for (const [address, title, reason] of pages) {
    await test.step(address, async () => {
      await open(page, address)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      // A view is the user's own: saving one changes no record.
      const writes =
        /^(Add|Record|Edit|Archive|Invite|Decide|Review|Mark|Confirm|Keep|Save(?! view)|Close|Reopen|Ask)\b/
      const offered = page.getByRole('main').getByRole('button', { name: writes })
      await expect(offered.or(page.getByRole('main').getByRole('link', { name: writes, exact: true }))).toHaveCount(0)
      if (reason) await expect(page.getByText(reason).first()).toBeVisible()
    })
  }
})

test('a form opened by its address shows what this role cannot do, what it can do, and who changes that', async ({
  page,
}) => {
  await signInAs(page, 'auditor')
  for (const [address, words] of [
    ['/payments/new', 'Auditors cannot record payments'],
    ['/companies/new', 'Only analysts and managers can add companies'],
    ['/products/new', 'Only analysts and managers can add products'],
    ['/fsb-licenses/new', 'Only analysts and managers can add FSB licenses'],
    ['/settings/people/new', 'Only administrators can invite people'],
  ] as const) {
    await open(page, address)
    await expect(page.getByRole('heading', { name: words })).toBeVisible()
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  }
})

test('the file of a filter has the rows shown on screen, and a name that is a formula is text in it', {
  tag: LONG,
}, async ({ page }) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page, '=HYPERLINK("http://evil.example","Skagen")')
  const first = await record(page, subject, { amount: '41.00', note: '+1+1|cmd' })
  await record(page, subject, { amount: '42.00', note: 'One line,\nand "another"' })

  await signInAs(page, 'auditor')
  await open(page, `/payments?company=${subject.companyId}`)
  await expect(page.getByText('2 rows', { exact: true })).toBeVisible()
  const { filename, rows } = await exportList(page)
  expect(filename).toMatch(/^headroom-payments-.*\.csv$/)
  expect(rows).toHaveLength(2)
  for (const row of rows) expect(row.Company).toBe(`'${subject.company}`)
  expect(rows.map((row) => row['Counts USD']).sort()).toEqual(['41.00', '42.00'])
  expect(rows.find((row) => row.Reference === first.reference)?.Note).toBe("'+1+1|cmd")
  expect(rows.find((row) => row.Reference !== first.reference)?.Note).toBe('One line,\nand "another"')

  await test.step('the whole list: as many rows as its count', async () => {
    await open(page, '/payments?state=blocked')
    const count = await page
      .getByText(/^[\d,]+ rows$/)
      .first()
      .textContent()
    const { rows: blocked } = await exportList(page)
    expect(`${blocked.length} rows`).toBe(count)
  })
  await test.step('the export is in the audit trail', async () => {
    await open(page, '/audit-trail?group=exports')
    const events = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem')
    await expect(events.first()).toContainText('finished exporting headroom-payments-')
    await expect(events.nth(1)).toContainText('exported headroom-payments-')
  })
})

test.describe('the audit trail', () => {
  // The refused sign-in itself.
  test.use({ expectedErrors: /status of 401/ })

  test('shows refusals with their reasons, can be filtered, and verifies on the page', async ({ page }) => {
    await open(page, '/sign-in')
    const stranger = { name: '', email: `stranger.${Date.now()}@example.com`, password: 'not the right one' }
    await signInWithPassword(page, stranger)
    await expect(problems(page)).toContainText(SIGN_IN_MESSAGES.refused)

    await signInAs(page, 'auditor')
    await open(page, '/audit-trail')
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Refusals' }).click()
    const events = page.getByRole('list', { name: 'Events, newest first' })
    await expect(events.getByRole('listitem').first()).toContainText(stranger.email)
    await expect(events.getByText('was refused, and the attempt recorded as').first()).toBeVisible()

    await page.getByRole('button', { name: 'Filter' }).click()
    const filter = page.getByRole('dialog', { name: 'Filter' })
    await filter.getByRole('textbox', { name: 'Record contains' }).fill(stranger.email)
    await filter.getByRole('button', { name: 'Show rows' }).click()
    await expect(page.getByText('1 event', { exact: true })).toBeVisible()
    await events.getByRole('group').getByText('Details', { exact: true }).click()
    await expect(events.getByRole('listitem').first()).toContainText(/[0-9a-f]{64}/)

    const verified = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.getByRole('button', { name: 'Verify the books now' }).click()
    expect((await verified).ok()).toBe(true)
    await expect(page.getByText('Every chain is valid, and no row or figure that was compared differs')).toBeVisible()
    await open(page, '/audit-trail?group=exports')
    await expect(events.getByRole('listitem').first()).toContainText('verified')
  })
})
