import { expect, expectAccessible, signInAs, test } from './fixtures'
import { escaped, open } from './steps/forms'
import { expectCoversNoControl } from './steps/notices'
import { expectState, record } from './steps/payments'
import { makeSubject, type Subject } from './steps/records'

let subject: Subject
/** Of three payments, the largest first. */
const references: string[] = []
const queue = () => `/payments?company=${subject.companyId}&state=requested&sort=largest`

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await signInAs(page, 'analyst')
  subject = await makeSubject(page, 'Fano Sensors')
  for (const amount of ['43.00', '42.00', '41.00'])
    references.push((await record(page, subject, { amount, note: `invoice ${amount}` })).reference)
  await page.close()
})

test('a manager decides a list with the keyboard alone: the next opens, and the end is stated', async ({ page }) => {
  const [first = '', second = '', third = ''] = references
  const heading = page.getByRole('heading', { level: 1 })
  const question = page.getByRole('dialog')
  const done = (text: string) => page.getByRole('status').filter({ hasText: text })
  await signInAs(page, 'manager')
  await open(page, queue())

  await test.step('J and K move over the rows, and Enter opens one', async () => {
    const rows = page.getByRole('table').locator('[data-row-link]')
    await page.keyboard.press('j')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('j')
    await expect(rows.nth(1)).toBeFocused()
    await page.keyboard.press('k')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: first })).toBeVisible()
  })

  await test.step('A opens the question, where letters are text; Ctrl+Enter confirms; the next opens', async () => {
    await page.keyboard.press('a')
    await expect(question).toContainText(`Approve ${first}?`)
    await expect(question.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await page.keyboard.type('a jar, r')
    await expect(question.getByRole('textbox', { name: 'Note' })).toHaveValue('a jar, r')
    await page.keyboard.press('Control+Enter')
    await expect(done(`${first} approved`).getByRole('link', { name: 'Open' })).toBeVisible()
    await expectCoversNoControl(done(`${first} approved`))
    const beside = page.getByRole('complementary', { name: second })
    await expect(beside.getByRole('heading', { level: 2, name: second })).toBeFocused()
    await beside.getByRole('link', { name: 'Open' }).click()
    await expect(heading).toContainText('$42.00')
  })

  await test.step('the page has the same keys and the steps of the list; its help lists them', async () => {
    await page.keyboard.press('j')
    await expect(heading).toContainText('$41.00')
    await expect(heading).toBeFocused()
    await page.keyboard.press('k')
    await expect(heading).toContainText('$42.00')
    await expect(heading).toBeFocused()
    await page.keyboard.press('?')
    for (const line of ['Approve $42.00', 'Reject', 'Next payment', 'Back to the list', 'Decide the next payment'])
      await expect(question.getByRole('listitem').filter({ hasText: new RegExp(`^${escaped(line)}`) })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(heading).toContainText('$42.00')
  })

  await test.step('R asks for a reason, and Escape records nothing; the row is found again', async () => {
    await page.keyboard.press('r')
    await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expectState(page, 'Awaiting approval')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('table').locator('[data-row-link]').first()).toBeFocused()
    await page.goBack()
  })

  await test.step('the last decision of the list leads to a page that states what is left', async () => {
    await expect(heading).toContainText('$42.00')
    await page.keyboard.press('a')
    await page.keyboard.press('Control+Enter')
    await expect(heading).toContainText('$41.00')
    await expect(heading).toBeFocused()
    await page.keyboard.press('r')
    await page.keyboard.type('The invoice is not addressed to us')
    await page.keyboard.press('Control+Enter')
    await expect(heading).toHaveText('Nothing in this list awaits your decision')
    await expect(heading).toBeFocused()
    await page.setViewportSize({ width: 390, height: 844 })
    await expectCoversNoControl(done(`${third} rejected`), 'nav, [data-outcome-bar]')
    await done(`${third} rejected`).getByRole('link', { name: 'Open' }).click()
    await expectState(page, 'Rejected')
  })
})

test('Control-K does what the role may do, with its keys', async ({ page }) => {
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  await signInAs(page, 'auditor')
  await open(page, `/payments?company=${subject.companyId}`)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette.getByRole('option', { name: 'Export this list' })).toContainText('Shift E')
  await expect(palette.getByRole('option', { name: /^(Record payment|Decide|Approve)/ })).toHaveCount(0)
  await page.keyboard.type('theme')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Shift+D')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('Shift+E')
  const download = page.waitForEvent('download')
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toContain('payments')
  for (const key of ['n', 'd', 'a', 'r']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/\/payments\?company=/)

  await signInAs(page, 'manager')
  await open(page, '/companies')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('decide next')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/payments\/[0-9a-f-]{36}\?.*sort=oldest/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type(references[0] ?? '')
  await page.getByRole('option', { name: references[0] ?? '' }).click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(references[0] ?? '')
})
