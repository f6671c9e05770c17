import { PASSWORD_MESSAGES, SIGN_IN_MESSAGES } from '@/lib/identity/messages'
import { codeOf } from '@/test/identity/codes'
import { expect, expectAccessible, test } from './fixtures'
import { open, problems } from './steps/forms'
import { signInWithPassword } from './steps/people'

const ADMINISTRATOR = {
  name: 'Ada Holm',
  email: 'ada.holm@fjordline.example',
  password: 'a quiet fjord in winter',
}

test.describe.configure({ mode: 'serial' })

test('the link that an empty installation prints makes its first administrator, once; there are no demo data', async ({
  page,
  emptyInstallation: { address, setUpLink },
}) => {
  test.setTimeout(120_000)
  await test.step('without the link it cannot be set up', async () => {
    await open(page, `${address}/`)
    await expect(page.getByRole('heading', { level: 1, name: 'Headroom is not set up yet' })).toBeVisible()
    await open(page, `${address}/set-up#guessed`)
    await expect(page.getByRole('heading', { level: 1, name: 'This set-up link does not work' })).toBeVisible()
  })

  await test.step('the form states what it needs and keeps what was typed', async () => {
    await open(page, setUpLink)
    await expectAccessible(page)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Fjordline Compliance')
    await page.getByRole('textbox', { name: 'Your name' }).fill(ADMINISTRATOR.name)
    await page.getByRole('textbox', { name: 'Email' }).fill(ADMINISTRATOR.email)
    await page.getByLabel('Password').fill('short')
    await page.getByRole('button', { name: 'Set up Headroom' }).click()
    await expect(problems(page)).toBeFocused()
    await expect(problems(page)).toContainText(PASSWORD_MESSAGES.tooShort(5, 15))
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(ADMINISTRATOR.email)
  })

  await test.step('the administrator signs in with the password they chose', async () => {
    await page.getByLabel('Password').fill(ADMINISTRATOR.password)
    await page.getByRole('button', { name: 'Set up Headroom' }).click()
    await expect(page.getByText('Headroom is set up. Sign in with the email and password you chose.')).toBeVisible()
    await expect(page.getByRole('button', { name: /Continue as/ })).toHaveCount(0)
    await signInWithPassword(page, ADMINISTRATOR)
    await expect(page.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Demo data' })).toHaveCount(0)
  })

  await test.step('every list shows what is true now, and what to do', async () => {
    for (const [list, words] of [
      ['', 'First steps'],
      ['companies', 'No companies yet'],
      ['products', /No product/],
      ['fsb-licenses', /No FSB license/],
      ['payments', 'No payments yet'],
      ['settings/exchange-rates', 'No saved rates yet'],
    ] as const) {
      await open(page, `${address}/${list}`)
      await expect(page.getByRole('heading', { name: words }).first()).toBeVisible()
      await expectAccessible(page)
    }
    await open(page, `${address}/`)
    await expect(page.getByRole('listitem').filter({ hasText: 'Record the first payment' })).toContainText(
      'For analysts and managers',
    )
    await page.getByRole('link', { name: 'Invite people' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Invite a person' })).toBeVisible()
    await open(page, `${address}/yearly-summary`)
    await expect(page.getByText('Fjordline Compliance').first()).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the link has been used up', async () => {
    await open(page, setUpLink)
    await expect(page.getByRole('heading', { level: 1, name: 'Headroom is already set up' })).toBeVisible()
  })
})

test('people sign in with the identity provider, in its role, until it ends their session', async ({
  page,
  emptyInstallation: { address, provider },
}) => {
  const { email, name } = ADMINISTRATOR
  provider.accounts.set('ada', { email, email_verified: true, name, groups: ['keepers'] })
  provider.accounts.set('eve', { email: 'eve@other.example', email_verified: true, name: 'Eve', groups: ['keepers'] })
  const continueAs = async (account: string) => {
    await page.getByRole('button', { name: 'Continue with Fjordline login' }).click()
    await page.getByRole('textbox', { name: 'Account' }).fill(account)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  const signOutThere = async () => {
    await page.goto(`${provider.issuer}/session/end`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByText('You are signed out')).toBeVisible()
  }

  await test.step('a stranger is refused, with what to do', async () => {
    await open(page, `${address}/settings/people`)
    await continueAs('eve')
    await expect(problems(page)).toContainText(SIGN_IN_MESSAGES.stranger)
    await expectAccessible(page)
    await signOutThere()
  })

  await test.step('the person with the verified address is signed in, on the page they opened', async () => {
    await open(page, `${address}/settings/people`)
    await continueAs('ada')
    await page.getByRole('link', { name }).first().click()
    const identity = page.getByRole('region', { name: 'Single sign-on' })
    await expect(identity).toContainText(provider.issuer)
    await expectAccessible(page)
  })

  const invite = async (invited: string) => {
    await open(page, `${address}/settings/people/new`)
    await page.getByRole('textbox', { name: 'Name' }).fill(invited)
    await page.getByRole('textbox', { name: 'Email' }).fill(`${invited.toLowerCase()}@fjordline.example`)
    await page.getByRole('radio', { name: /^Auditor/ }).check()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
  }
  const question = page.getByRole('dialog', { name: 'Give your second factor' })
  let secret = ''

  await test.step('they add an authenticator app', async () => {
    await open(page, `${address}/settings/account/authenticator`)
    secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
    await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret, -1))
    await page.getByLabel('Current password').fill(ADMINISTRATOR.password)
    await page.getByRole('button', { name: 'Add authenticator app' }).click()
    await expect(page.getByRole('region', { name: 'Your recovery codes' })).toBeVisible()
  })

  await test.step('a sign-out at the provider ends the session here', async () => {
    await signOutThere()
    await open(page, `${address}/settings/people`)
    await expect(page.getByRole('button', { name: 'Continue with Fjordline login' })).toBeVisible()
  })

  await test.step('in the next session an invitation waits for the factor, and a second one does not', async () => {
    await continueAs('ada')
    await expect(page.getByRole('link', { name }).first()).toBeVisible()
    await invite('Birk')
    await expect(question).toBeVisible()
    await expectAccessible(page)
    await question.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret))
    await question.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByRole('heading', { name: 'Birk was invited' })).toBeFocused()
    await invite('Carl')
    await expect(page.getByRole('heading', { name: 'Carl was invited' })).toBeFocused()
    await expect(question).toHaveCount(0)
  })

  await test.step('so does its removal, after which the password alone signs in', async () => {
    await open(page, `${address}/settings/account`)
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove/ })
      .click()
    await expect(page.getByText('You sign in with your password alone.')).toBeVisible()
  })
})

test.describe('an unavailable database', () => {
  test.use({ expectedErrors: /status of 50\d|React error #441|Server Components render/ })

  test('is not taken for a mistake: nothing typed is lost, and work resumes when it is back', async ({
    page,
    emptyInstallation: { address, database },
  }) => {
    await open(page, `${address}/sign-in`)
    await signInWithPassword(page, ADMINISTRATOR)
    await expect(page.getByRole('heading', { level: 1, name: 'Today’s work' })).toBeVisible()
    await open(page, `${address}/settings/policies`)
    await page.getByRole('textbox', { name: 'Duplicates' }).fill('77')
    await database.takeAway()
    await page.getByRole('button', { name: 'Save policies' }).click()
    await expect(problems(page)).toBeFocused()
    await expect(problems(page)).toContainText(
      /The database did not answer. Nothing was changed and nothing typed is lost; .* Reference [0-9A-F]{6}/,
    )
    await expect(page.getByRole('textbox', { name: 'Duplicates' })).toHaveValue('77')
    const other = await page.context().newPage()
    await other.goto(`${address}/companies`)
    await expect(other.getByRole('heading', { level: 1 })).toContainText(/could not|did not/)
    await database.giveBack()
    await page.getByRole('button', { name: 'Save policies' }).click()
    await expect(page.getByRole('region', { name: 'History', exact: true })).toContainText('-> 77')
    await other.getByRole('button', { name: /again/i }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible()
  })
})
