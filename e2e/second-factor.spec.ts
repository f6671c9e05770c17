import { codeOf } from '@/test/identity/codes'
import { expect, expectAccessible, test } from './fixtures'
import { awake, open } from './steps/forms'
import { newcomer, signInWithPassword } from './steps/people'

test('a person adds an authenticator app and a passkey, and signs in with each of them', async ({ browser }) => {
  const { page, person } = await newcomer(browser, 'auditor')
  const heading = page.getByRole('heading', { level: 1 })
  const codeField = page.getByRole('textbox', { name: 'Code' })
  const codes = page.getByRole('region', { name: 'Your recovery codes' })
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
  let secret = ''
  let recoveryCode = ''
  /** The address at which browsers make passkeys for this machine. */
  let named = ''

  await test.step('a code of the app and the password add it; ten recovery codes are shown once', async () => {
    await open(page, '/settings/account/authenticator')
    named = page.url().replace('127.0.0.1', 'localhost')
    await expectAccessible(page)
    secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
    await codeField.fill(codeOf(secret, -1))
    await page.getByLabel('Current password').fill(person.password)
    await page.getByRole('button', { name: 'Add authenticator app' }).click()
    await expect(codes.getByRole('listitem')).toHaveCount(10)
    recoveryCode = (await codes.getByRole('listitem').first().textContent()) ?? ''
    await codes.getByRole('link', { name: 'I have stored them' }).click()
    await expect(page.getByRole('table', { name: /Second factors/ })).toContainText('Authenticator app')
  })

  await test.step('the password alone does not sign in; with a code it does', async () => {
    await page.context().clearCookies()
    await open(page, '/sign-in?next=/settings/account')
    await signInWithPassword(page, person)
    await expect(heading).toHaveText('Second factor')
    await expectAccessible(page)
    await awake(page)
    await codeField.fill('000000')
    await signIn.click()
    await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
    await codeField.fill(codeOf(secret))
    await signIn.click()
    await expect(page.getByRole('table', { name: /Second factors/ })).toBeVisible()
  })

  await test.step('a recovery code signs in once; a passkey is added and signs in', async () => {
    const client = await page.context().newCDPSession(page)
    await client.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
    } as const
    await client.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, automaticPresenceSimulation: true },
    })
    const address = new URL(named).origin
    await open(page, `${address}/sign-in?next=/settings/account`)
    await signInWithPassword(page, person)
    await awake(page)
    await codeField.fill(recoveryCode)
    await signIn.click()
    await page.getByRole('button', { name: 'Add passkey' }).click()
    await page.getByRole('button', { name: 'Make passkey' }).click()
    await expect(page.getByRole('table', { name: /Second factors/ })).toContainText('Passkey')
    await expect(page.getByText('9 of 10 recovery codes left')).toBeVisible()

    await page.context().clearCookies()
    await open(page, `${address}/sign-in?next=/settings/account`)
    await signInWithPassword(page, person)
    await expect(heading).toHaveText('Second factor')
    await awake(page)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await expect(page.getByRole('table', { name: /Second factors/ })).toBeVisible()
  })
  await page.close()
})
