import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { textOfPages } from '@/test/files/pdf-text'
import { expect, expectAccessible, expectMobile, LONG, signInAs, test } from './fixtures'
import { expectProblem, open } from './steps/forms'
import { expectState, record } from './steps/payments'
import { makeSubject } from './steps/records'

const CODE = /^[2-9A-Z]{5}(-[2-9A-Z]{5}){3}$/
const codeField = (page: Page) => page.getByRole('textbox', { name: 'Code of the letter' })

/** Types a code, as a person without an account, and presses the button. */
async function checkCode(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code)
  await page.getByRole('button', { name: 'Check the code' }).click()
}

test('the bank checks a code without an account and without JavaScript; a voided payment withdraws it', {
  tag: LONG,
}, async ({ page, browser }) => {
  test.slow()
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page, 'Skagen Letters')
  const { address, reference } = await record(page, subject, { amount: '61.00', payeeName: 'FSB of Russia, Center 8' })
  await signInAs(page, 'manager')
  await open(page, address)
  await expect(page.getByRole('button', { name: 'Letter for the bank' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Approve $61.00' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve $61.00' }).click()
  await expectState(page, 'Approved')

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Letter for the bank' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe(`headroom-bank-letter-${reference}.pdf`)
  const pages = textOfPages(await readFile(await download.path()))
  expect(pages).toHaveLength(1)
  const code = pages[0]?.find(({ text }) => CODE.test(text))?.text ?? ''
  const letters = page.getByRole('region', { name: 'Letters for the bank' })
  await expect(letters).toContainText('Holds. Issued by')
  await expectAccessible(page)
  await expectMobile(page)

  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await test.step('the bank, without JavaScript', async () => {
    await stranger.goto('/verify/letter')
    await checkCode(stranger, code.replaceAll('-', ' ').toLowerCase())
    await expect(stranger.getByRole('heading', { level: 2, name: 'Approved on record' })).toBeVisible()
    await expect(stranger.getByText(`${reference} has been approved since`)).toBeVisible()
    for (const stated of [subject.company, 'FSB of Russia, Center 8', 'USD 61.00', subject.license, 'Authorized under'])
      await expect(stranger.getByRole('definition').filter({ hasText: stated }).first()).toBeVisible()
    expect(new URL(stranger.url()).search).toBe('')
  })
  await test.step('the payer sees that it was checked', async () => {
    await open(page, address)
    await expect(letters).toContainText('its code was checked')
    await page.getByRole('button', { name: 'Void entry' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('textbox', { name: 'Reason' }).fill('The invoice was withdrawn')
    await question.getByRole('button', { name: 'Void entry' }).click()
    await expectState(page, 'Voided')
    await expect(letters).toContainText('Withdrawn since')
  })
  await test.step('the bank asks again', async () => {
    await checkCode(stranger, code)
    await expect(stranger.getByRole('heading', { level: 2, name: 'Withdrawn' })).toBeVisible()
    await expect(stranger.getByText('The payer voided this payment. Do not rely on the letter.')).toBeVisible()
  })
  await test.step('the same with JavaScript, on screen, on mobile and on paper', async () => {
    await open(page, '/verify/letter')
    await checkCode(page, code)
    await expect(page.getByRole('heading', { level: 2, name: 'Withdrawn' })).toBeFocused()
    await expectAccessible(page)
    await expectMobile(page)
    await page.emulateMedia({ media: 'print' })
    await expect(codeField(page)).toBeHidden()
    await expect(page.getByRole('definition').filter({ hasText: subject.company })).toBeVisible()
  })
  await stranger.context().close()
})

test('a mistyped code is distinguished from an unknown code, and nothing typed is lost', async ({ page }) => {
  await page.context().clearCookies()
  await open(page, '/verify')
  await page.getByRole('link', { name: 'check the code of a letter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check a letter for the bank' })).toBeVisible()
  await open(page, '/verify/letter')
  for (const [typed, message] of [
    ['', 'Enter the code that the letter shows'],
    ['7KD3A', 'A code has 20 characters, this has 5'],
    ['7KD3A-XP9TC-4HJ62-NRV5A', 'At least one character is mistyped. Compare the code with the letter, group by group'],
  ] as const) {
    await checkCode(page, typed)
    await expectProblem(page, codeField(page), message)
    await expect(codeField(page)).toHaveValue(typed)
  }
  await checkCode(page, '22222-22222-22222-22222')
  await expect(page.getByText('No letter issued here has this code').first()).toBeVisible()
  await expectAccessible(page)
})

test('the page for codes of letters is public, not cached, not indexed; /verify still cannot connect', async ({
  request,
}) => {
  const answer = await request.get('/verify/letter', { maxRedirects: 0 })
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(answer.headers()['x-robots-tag']).toContain('noindex')
  expect(answer.headers()['content-security-policy']).toContain("form-action 'self'")
  const closed = (await request.get('/verify')).headers()['content-security-policy']
  expect(closed).toContain("connect-src 'none'")
  expect(closed).toContain("form-action 'none'")
})
