import { readFile, rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { KEY_NOT_RECOGNISED, NOT_VALID, VALID } from '@/lib/audit/verification/verdict-labels'
import { expect, expectAccessible, expectMobile, signInAs, test } from './fixtures'
import { expectProblem, open } from './steps/forms'
import { choosePackage, dropFiles, expectVerdict, packageInput, packageOf, writeLargePackage } from './steps/packages'

const keyField = (page: Page) => page.getByRole('textbox', { name: 'Public key to compare with' })

/**
 * Opens the page as a visitor without an account and waits until everything it loads is there. Returns the requests
 * that the browser makes after that.
 */
async function openAsStranger(page: Page): Promise<string[]> {
  await page.context().clearCookies()
  await open(page, '/verify')
  await expect(page).toHaveURL(/\/verify$/)
  await expect.poll(() => page.workers().length).toBe(1)
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.context().on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  return requests
}

/** The package with one bit of this byte changed. */
function changedAt(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at]! ^= 1
  return changed
}

test('a package that an auditor exported is checked without an account, and nothing leaves the browser', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  await open(page, '/exports')
  await page.getByRole('radio', { name: 'Payments', exact: true }).check()
  await page.getByRole('checkbox', { name: /^Signed package/ }).check()
  const waiting = page.waitForEvent('download', { timeout: 90_000 })
  await page.getByRole('button', { name: 'Export Payments', exact: true }).click()
  const download = await waiting
  const bytes = await readFile(await download.path())
  const { signing } = await (await page.request.get('/api/health')).json()

  const requests = await openAsStranger(page)
  await test.step('chosen', async () => {
    const choosing = page.waitForEvent('filechooser')
    await packageInput(page).click()
    await (await choosing).setFiles({ name: 'chosen.zip', mimeType: 'application/zip', buffer: bytes })
    const verdict = await expectVerdict(page, VALID)
    await expect(verdict).toContainText('nothing in this package was changed since it was signed')
    await expect(verdict).toContainText(`chosen.zip, ${bytes.length.toLocaleString('en-US')} bytes`)
    await expect(verdict).toContainText('No key was given to compare with: the package is consistent in itself')
    await expect(verdict.getByRole('definition').filter({ hasText: signing.publicKey })).toBeVisible()
    for (const fact of ['payments, version', 'Ola Nwosu', / UTC, over \d+ audit chains/])
      await expect(verdict.getByRole('definition').filter({ hasText: fact })).toBeVisible()
    const totals = verdict.getByRole('table', { name: /^The total of each amount and count/ })
    await expect(totals).toContainText('Counts USD')
    await expect(totals).toContainText('Debit, RUB')
    await expect(verdict.getByRole('table', { name: /^The sum of each other column/ })).toContainText('Year')
    const steps = verdict.getByRole('listitem')
    await expect(steps.filter({ hasText: 'carries the Ed25519 signature of' })).toBeVisible()
    await expect(steps.filter({ hasText: 'were counted and added up again and agree' })).toBeVisible()
    await expect(steps.filter({ hasText: 'Every byte of the archive' })).toBeVisible()
  })
  await test.step('dropped, after the first', async () => {
    await dropFiles(page, [{ name: 'dropped.zip', buffer: bytes }])
    await expect(await expectVerdict(page, VALID)).toContainText('dropped.zip')
    await expect(page.getByText('chosen.zip')).toHaveCount(0)
  })
  await test.step('with the key of this installation', async () => {
    await page.getByRole('button', { name: 'Use the key of this installation' }).click()
    await expect(keyField(page)).toHaveValue(signing.publicKey)
    await page.getByRole('button', { name: 'Verify again' }).click()
    const verdict = await expectVerdict(page, VALID)
    await expect(verdict).toContainText('The key is the one that you gave to compare with.')
    await expect(verdict).toContainText('That proves that this installation signed the package, and nothing more')
  })
  expect(requests, 'requests after a file was chosen').toEqual([])
})

test('a changed byte, or any other file that is not valid, is named, and the next is checked as the first', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  const bytes = await packageOf(page, 'companies')
  const requests = await openAsStranger(page)
  const manifestAt = bytes.indexOf('"asOf": "20') + '"asOf": "20'.length
  for (const [name, changed, message] of [
    [
      'packed.zip',
      changedAt(bytes, 400),
      /headroom-companies-.*\.csv (was altered|cannot be unpacked|does not unpack)/,
    ],
    ['manifest.zip', changedAt(bytes, manifestAt), /The signature does not match manifest\.json/],
    [
      'signature.zip',
      changedAt(bytes, bytes.indexOf('manifest.sig', manifestAt) + 20),
      /The signature does not match manifest\.json/,
    ],
    ['header.zip', changedAt(bytes, 10), /The header of headroom-companies-.* in the archive was changed/],
    ['truncated.zip', bytes.subarray(0, -1), 'This is not a ZIP archive, or its end is missing.'],
    ['half.zip', bytes.subarray(0, bytes.length / 2), 'This is not a ZIP archive, or its end is missing.'],
    ['longer.zip', Buffer.concat([bytes, Buffer.from('x')]), '1 byte after the end of the archive.'],
    ['empty.zip', Buffer.alloc(0), 'The file is empty.'],
    ['notes.txt', Buffer.from('no archive'), 'This is not a ZIP archive, or its end is missing.'],
  ] as const) {
    await test.step(name, async () => {
      await choosePackage(page, name, changed)
      const verdict = await expectVerdict(page, NOT_VALID)
      await expect(verdict).toContainText(name)
      await expect(verdict).toContainText(message)
      await expect(verdict.getByRole('listitem').last()).toContainText('Nothing after it was checked')
      await dropFiles(page, [{ name: 'valid.zip', buffer: bytes }])
      await expect(await expectVerdict(page, VALID)).toContainText('valid.zip')
    })
  }
  await test.step('several at once', async () => {
    await dropFiles(page, [
      { name: 'one.zip', buffer: bytes },
      { name: 'two.zip', buffer: bytes },
    ])
    await expectProblem(page, packageInput(page), '2 files were dropped; drop one package at a time')
    await expect(page.getByRole('heading', { level: 2, name: VALID })).toHaveCount(0)
  })
  expect(requests).toEqual([])
})

test('text that is not a key is refused and stays; another key refuses the package; a PEM file is a key too', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  const bytes = await packageOf(page, 'companies')
  const { signing } = await (await page.request.get('/api/health')).json()
  await openAsStranger(page)

  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expectProblem(page, packageInput(page), 'Choose a package')

  await keyField(page).fill(signing.publicKey.slice(1))
  await choosePackage(page, 'companies.zip', bytes)
  await expectProblem(page, keyField(page), KEY_NOT_RECOGNISED)
  await expect(keyField(page)).toHaveValue(signing.publicKey.slice(1))
  await expect(page.getByText('companies.zip')).toBeVisible()

  await keyField(page).fill('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  const refused = await expectVerdict(page, NOT_VALID)
  await expect(refused).toContainText(
    `The package is signed by another key: by ${signing.publicKey}, expected ` +
      '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=.',
  )
  await expect(refused.getByRole('definition')).toHaveCount(0)

  const pem = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(signing.publicKey, 'base64')])
  await keyField(page).fill(`-----BEGIN PUBLIC KEY-----\n${pem.toString('base64')}\n-----END PUBLIC KEY-----\n`)
  await page.getByRole('button', { name: 'Verify again' }).click()
  await expect(await expectVerdict(page, VALID)).toContainText('The key is the one that you gave to compare with.')
})

test('a large package shows its progress, can be cancelled, and gives way to the next', async ({ page }, info) => {
  await signInAs(page, 'auditor')
  const bytes = await packageOf(page, 'companies')
  await openAsStranger(page)
  const large = info.outputPath('large.zip')
  await writeLargePackage(large, 4_000_000_000)

  await packageInput(page).setInputFiles(large)
  await expect(page.getByRole('progressbar', { name: 'Checking large.zip' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'of 4 GB read' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The check of large.zip was cancelled.' })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)

  await packageInput(page).setInputFiles(large)
  await expect(page.getByRole('progressbar', { name: 'Checking large.zip' })).toBeVisible()
  await choosePackage(page, 'companies.zip', bytes)
  await expect(await expectVerdict(page, VALID)).toContainText('companies.zip')
  await expect(page.getByText('large.zip')).toHaveCount(0)
  await rm(large)
})

test('with the keyboard alone the file input opens the chooser, and everything is reached in order', async ({
  page,
}) => {
  await openAsStranger(page)
  // Listened for before the key is pressed: the browser must know first that the chooser is handled.
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Dark or light' }).focus()
  await page.keyboard.press('Tab')
  await expect(packageInput(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no archive') })
  await expectVerdict(page, NOT_VALID)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Print' })).toBeFocused()
  await packageInput(page).focus()
  for (const next of [keyField(page), page.getByRole('button', { name: 'Verify again' })]) {
    await page.keyboard.press('Tab')
    await expect(next).toBeFocused()
  }
})

test('on paper only the result is printed, with a line to sign on; on a phone nothing scrolls sideways', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  const bytes = await packageOf(page, 'companies')
  await openAsStranger(page)
  await choosePackage(page, `${'companies-'.repeat(20)}.zip`, bytes)
  await expectVerdict(page, VALID)
  await expectAccessible(page)
  await expectMobile(page)
  await page.emulateMedia({ media: 'print' })
  await expect(packageInput(page)).toBeHidden()
  await expect(page.getByText('Name and signature of the auditor')).toBeVisible()
  await expect(page.getByRole('definition').first()).toBeVisible()
})

test.describe('the browser itself', () => {
  test.use({ expectedErrors: /Content Security Policy/ })

  test('refuses every connection to the page and to its worker', async ({ page, request }) => {
    await openAsStranger(page)
    const tried = () =>
      fetch('/api/health').then(
        () => 'answered',
        () => 'refused',
      )
    expect(await page.evaluate(tried)).toBe('refused')
    expect(await page.workers()[0]!.evaluate(tried)).toBe('refused')
    expect((await request.get('/verify')).headers()['content-security-policy']).toContain("form-action 'none'")
  })
})

test('the links from the exports to the page and back', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/exports')
  await page.getByRole('link', { name: 'Verify a package' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Verify a package' })).toBeVisible()
  // A new document, whose policy is its own.
  expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name)).toMatch(/\/verify$/)
  await page.getByRole('link', { name: 'Back to Headroom' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
})
