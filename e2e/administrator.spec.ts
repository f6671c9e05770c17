import { SIGN_IN_MESSAGES } from '@/lib/identity/messages'
import { expect, signInAs, test } from './fixtures'
import { choose, open, problems, unique } from './steps/forms'
import { choosePassword, confirmAccess, invite, newcomer, signInWithPassword } from './steps/people'

test('an invited person chooses a password with a link that works once, and signs in', async ({ page, browser }) => {
  await signInAs(page, 'administrator')
  const { person, link } = await invite(page, 'auditor')
  const guest = await (await browser.newContext()).newPage()
  await open(guest, link)
  await guest.getByLabel('Password').fill('passwordpassword1234')
  await guest.getByRole('button', { name: 'Save password' }).click()
  await expect(problems(guest)).toContainText('This password is easy to guess: it has a common password or word')
  await choosePassword(guest, link, person)
  await signInWithPassword(guest, person)
  await expect(guest.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
  await open(guest, link)
  await expect(guest.getByRole('heading', { level: 1, name: 'This link does not work' })).toBeVisible()
  await guest.context().close()
  await open(page, '/settings/people')
  await expect(page.getByRole('row', { name: new RegExp(person.name) })).toContainText('Active')
})

test.describe('a person who loses access', () => {
  // Their last sign-in is refused.
  test.use({ expectedErrors: /status of 401/ })

  test('a new role ends the session and loses nothing typed; an administrator ends a session', async ({
    page,
    browser,
  }) => {
    const { page: theirs, person } = await newcomer(browser, 'analyst')
    const company = unique('Typed Before The Change')
    await open(theirs, '/companies/new')
    await theirs.getByRole('textbox', { name: 'Name' }).fill(company)
    await choose(theirs, 'Country', 'Germany')

    await signInAs(page, 'administrator')
    await open(page, '/settings/people')
    await page.getByRole('link', { name: person.name }).click()
    await page.getByRole('radio', { name: /^Manager/ }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('status').filter({ hasText: `The change of ${person.name} waits` })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Confirm access' })).toHaveAccessibleDescription(/You requested this/)
    await confirmAccess(page, person)
    await signInAs(page, 'administrator')
    await open(page, '/settings/people')
    await page.getByRole('link', { name: person.name }).click()
    await theirs.getByRole('button', { name: 'Add company' }).click()
    await expect(problems(theirs)).toContainText('You are signed out')
    const opened = theirs.waitForEvent('popup')
    await problems(theirs).getByRole('link', { name: 'Sign in in a new tab' }).click()
    const signIn = await opened
    await signInWithPassword(signIn, person)
    await expect(signIn.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
    await theirs.getByRole('button', { name: 'Add company' }).click()
    await expect(theirs.getByRole('heading', { level: 1, name: company })).toBeVisible()
    const notices = theirs.getByRole('region', { name: 'Access to your account' })
    await expect(notices).toContainText('created a password link on')
    await expect(notices).toContainText(/requested the role Manager .* confirmed it. It took effect/)
    await notices.getByRole('button', { name: 'I have read this' }).click()
    await expect(notices).toBeHidden()

    await open(theirs, '/settings/account')
    const own = theirs.getByRole('table', { name: /^Open sessions/ })
    await expect(own.locator('tbody').getByRole('row')).toHaveCount(1)
    await expect(own).toContainText(/Chrome \d+ on .*from 127\.0\.0\.1.*This session/)
    await page.reload()
    await page.getByRole('button', { name: /^End the session of Chrome/ }).click()
    await expect(page.getByText('No session is open.')).toBeVisible()
    await theirs.reload()
    await expect(theirs.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    expect(new URL(theirs.url()).searchParams.get('next')).toBe('/settings/account')

    await page.getByRole('button', { name: 'Deactivate' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
    await expect(page.getByText('Deactivated', { exact: true })).toBeVisible()
    await signInWithPassword(theirs, person)
    await expect(problems(theirs)).toContainText(SIGN_IN_MESSAGES.refused)
    await theirs.context().close()
  })
})

test('a rate is saved once for each day and source', async ({ page }) => {
  await signInAs(page, 'administrator')
  await open(page, '/settings/exchange-rates')
  const day = new Date(Date.UTC(2017, 1, 2) + (Math.floor(Date.now() / 1000) % 3000) * 86_400_000)
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(day)
    .replace('Sept', 'Sep')
  const keep = async (rate: string) => {
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('GBP')
    await page.getByRole('textbox', { name: 'Date of the rate' }).fill(date)
    await page.getByRole('textbox', { name: 'Rate', exact: true }).fill(rate)
    await page.getByRole('button', { name: 'Save rate' }).click()
  }
  await keep('1.2.3')
  await expect(problems(page)).toContainText('Enter the rate as units for one US dollar, such as 80.1500')
  await keep('0.7613')
  await expect(page.getByRole('status').filter({ hasText: 'Rate saved' })).toBeVisible()
  await open(page, '/settings/exchange-rates?currency=GBP')
  await expect(page.getByRole('row', { name: new RegExp(date) })).toContainText('0.7613')
  await keep('0.7700')
  await expect(problems(page)).toBeFocused()
  await expect(page.getByRole('row', { name: new RegExp(date) })).toContainText('0.7613')
})

test('a changed policy is in the history with its value before and after, and is changed back', async ({ page }) => {
  await signInAs(page, 'administrator')
  await open(page, '/settings/policies')
  const days = page.getByRole('textbox', { name: 'Duplicates' })
  const before = await days.inputValue()
  for (const [from, to] of [
    [before, '61'],
    ['61', before],
  ] as const) {
    await days.fill(to)
    await page.getByRole('button', { name: 'Save policies' }).click()
    await expect(page.getByRole('region', { name: 'History', exact: true })).toContainText(`${from} -> ${to}`)
  }
  await choose(page, 'Time zone', 'Europe/Berlin')
  await open(page, '/audit-trail?group=settings')
  await expect(page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem').first()).toContainText(
    'edited the policies of',
  )
})

test('an administrator cannot record or decide payments', async ({ page }) => {
  await signInAs(page, 'administrator')
  await open(page, '/payments/new')
  await expect(page.getByRole('heading', { name: 'Administrators cannot record payments' })).toBeVisible()
  await open(page, '/payments?state=requested')
  await page.getByRole('table', { name: 'Payments' }).locator('tbody').getByRole('link').first().click()
  await expect(page.getByText('Administrators manage people and settings. A manager decides payments.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Approve|Reject|Void)/ })).toHaveCount(0)
})
