import { readFile, rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNarrow, signInAs, test } from './fixtures'
import { expectProblem, open } from './steps/forms'
import { choosePackage, dropFiles, expectVerdict, packageInput, packageOf, writeLargePackage } from './steps/packages'

const keyField = (page: Page) => page.getByRole('textbox', { name: 'Public key to compare with' })

const KEY_PROBLEM =
  'This is no Ed25519 public key. Enter its 32 bytes in base64, as Settings shows them under Policies, or the whole PEM file'

/**
 * Opens the page as somebody who has no account, once everything it loads is there; answers what the browser asks the
 * network for from then on.
 */
async function openAsStranger(page: Page): Promise<string[]> {
  await page.context().clearCookies()
  await open(page, '/verify')
  await expect(page).toHaveURL(/\/verify$/)
  await expect.poll(() => page.workers().length).toBe(1)
  await page.waitForLoadState('networkidle')
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
  return asked
}

/** The package with one bit of this byte changed. */
function changedAt(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at]! ^= 1
  return changed
}

test('a package that an auditor exported is checked by somebody without an account, and nothing leaves the browser', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  await open(page, '/exports')
  await page.getByRole('checkbox', { name: 'Signed package of Payments' }).check()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export Payments', exact: true }).click()
  const download = await waiting
  const bytes = await readFile(await download.path())
  const { signing } = await (await page.request.get('/api/health')).json()

  const asked = await openAsStranger(page)
  await test.step('chosen', async () => {
    const choosing = page.waitForEvent('filechooser')
    await packageInput(page).click()
    await (await choosing).setFiles({ name: 'chosen.zip', mimeType: 'application/zip', buffer: bytes })
    const verdict = await expectVerdict(page, 'Whole')
    await expect(verdict).toContainText('nothing in this package was changed since it was signed')
    await expect(verdict).toContainText(`chosen.zip, ${bytes.length.toLocaleString('en-US')} bytes`)
    await expect(verdict).toContainText('No key was given to compare with: the package agrees with itself')
    await expect(verdict.getByRole('definition').filter({ hasText: signing.publicKey })).toBeVisible()
    for (const fact of ['payments, version', 'Ola Nwosu', / UTC, over \d+ audit chains/])
      await expect(verdict.getByRole('definition').filter({ hasText: fact })).toBeVisible()
    await expect(verdict.getByRole('table')).toContainText('Counts USD')
    const steps = verdict.getByRole('listitem')
    await expect(steps.filter({ hasText: 'carries the Ed25519 signature of' })).toBeVisible()
    await expect(steps.filter({ hasText: 'were counted and added up again and agree' })).toBeVisible()
    await expect(steps.filter({ hasText: 'Every byte of the archive' })).toBeVisible()
  })
  await test.step('dropped, after the first', async () => {
    await dropFiles(page, [{ name: 'dropped.zip', buffer: bytes }])
    await expect(await expectVerdict(page, 'Whole')).toContainText('dropped.zip')
    await expect(page.getByText('chosen.zip')).toHaveCount(0)
  })
  await test.step('with the key of this installation', async () => {
    await page.getByRole('button', { name: 'Use the key of this installation' }).click()
    await expect(keyField(page)).toHaveValue(signing.publicKey)
    await page.getByRole('button', { name: 'Verify again' }).click()
    const verdict = await expectVerdict(page, 'Whole')
    await expect(verdict).toContainText('The key is the one that was given to compare with.')
    await expect(verdict).toContainText('that proves that this installation signed it, and nothing more')
  })
  expect(asked, 'asked of the network after a file was chosen').toEqual([])
})

test('one byte changed, and whatever else is no whole package, is named, and the next file is checked as if it were the first', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  const bytes = await packageOf(page, 'companies')
  const asked = await openAsStranger(page)
  const manifestAt = bytes.indexOf('"asOf": "20') + '"asOf": "20'.length
  for (const [name, changed, words] of [
    ['packed.zip', changedAt(bytes, 400), /headroom-companies-.*\.csv (was altered|cannot be unpacked)/],
    ['manifest.zip', changedAt(bytes, manifestAt), /The signature does not fit manifest\.json/],
    [
      'signature.zip',
      changedAt(bytes, bytes.indexOf('manifest.sig', manifestAt) + 20),
      /The signature does not fit manifest\.json/,
    ],
    ['header.zip', changedAt(bytes, 10), /The header of headroom-companies-.* in the archive was changed/],
    ['truncated.zip', bytes.subarray(0, -1), 'This is no ZIP archive, or its end was cut off.'],
    ['half.zip', bytes.subarray(0, bytes.length / 2), 'This is no ZIP archive, or its end was cut off.'],
    ['longer.zip', Buffer.concat([bytes, Buffer.from('x')]), '1 bytes stand behind the end of the archive.'],
    ['empty.zip', Buffer.alloc(0), 'The file is empty.'],
    ['notes.txt', Buffer.from('no archive'), 'This is no ZIP archive, or its end was cut off.'],
  ] as const) {
    await test.step(name, async () => {
      await choosePackage(page, name, changed)
      const verdict = await expectVerdict(page, 'Not whole')
      await expect(verdict).toContainText(name)
      await expect(verdict).toContainText(words)
      await expect(verdict.getByRole('listitem').last()).toContainText('What comes behind it was not checked')
      await dropFiles(page, [{ name: 'whole.zip', buffer: bytes }])
      await expect(await expectVerdict(page, 'Whole')).toContainText('whole.zip')
    })
  }
  await test.step('several at once', async () => {
    await dropFiles(page, [
      { name: 'one.zip', buffer: bytes },
      { name: 'two.zip', buffer: bytes },
    ])
    await expectProblem(page, packageInput(page), '2 files were dropped; drop one package at a time')
    await expect(page.getByRole('heading', { level: 2, name: 'Whole' })).toHaveCount(0)
  })
  expect(asked).toEqual([])
})

test('a key that is none is refused beside the field and kept; another one refuses the package; a PEM file is a key too', async ({
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
  await expectProblem(page, keyField(page), KEY_PROBLEM)
  await expect(keyField(page)).toHaveValue(signing.publicKey.slice(1))
  await expect(page.getByText('companies.zip')).toBeVisible()

  await keyField(page).fill('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  const refused = await expectVerdict(page, 'Not whole')
  await expect(refused).toContainText(
    `The package is signed by another key: by ${signing.publicKey}, expected was 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=.`,
  )
  await expect(refused.getByRole('definition')).toHaveCount(0)

  const pem = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(signing.publicKey, 'base64')])
  await keyField(page).fill(`-----BEGIN PUBLIC KEY-----\n${pem.toString('base64')}\n-----END PUBLIC KEY-----\n`)
  await page.getByRole('button', { name: 'Verify again' }).click()
  await expect(await expectVerdict(page, 'Whole')).toContainText('The key is the one that was given to compare with.')
})

test('a large package says how far it is, can be cancelled, and gives way to the next', async ({ page }, info) => {
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
  await expect(await expectVerdict(page, 'Whole')).toContainText('companies.zip')
  await expect(page.getByText('large.zip')).toHaveCount(0)
  await rm(large)
})

test('with the keyboard alone: the file input opens the chooser, and everything is reached in its order', async ({
  page,
}) => {
  await openAsStranger(page)
  // Listened for well before the key: the browser has to be told first that somebody does.
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Dark or light' }).focus()
  await page.keyboard.press('Tab')
  await expect(packageInput(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no archive') })
  await expectVerdict(page, 'Not whole')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Print' })).toBeFocused()
  await packageInput(page).focus()
  for (const next of [keyField(page), page.getByRole('button', { name: 'Verify again' })]) {
    await page.keyboard.press('Tab')
    await expect(next).toBeFocused()
  }
})

test('on paper the result stands alone, with a line to sign on; on a telephone nothing scrolls sideways', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'auditor')
  const bytes = await packageOf(page, 'companies')
  await openAsStranger(page)
  await choosePackage(page, `${'companies-'.repeat(20)}.zip`, bytes)
  await expectVerdict(page, 'Whole')
  await expectAccessible(page)
  await expectNarrow(page)
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

test('the way there and back: from the exports, and to them', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/exports')
  await page.getByRole('link', { name: 'Verify a package' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Verify a package' })).toBeVisible()
  // A new document, whose policy is its own.
  expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name)).toMatch(/\/verify$/)
  await page.getByRole('link', { name: 'Back to Headroom' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
})
