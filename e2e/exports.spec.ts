import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, signInAs, test } from './fixtures'
import { openNewestFile } from './steps/downloads'
import { expectProblem, open, unique } from './steps/forms'
import { thisYear } from './steps/payments'

test('an export is prepared in the background, downloaded, and resumed after an interrupted download', async ({
  page,
}) => {
  await signInAs(page, 'auditor')
  await open(page, `/payments?state=paid&year=${thisYear() - 1}`)
  await page.getByRole('button', { name: /^Export [\d,]+ rows$/ }).click()
  await page.getByRole('radio', { name: /^JSON Lines/ }).check()
  await page.getByRole('button', { name: 'More options to export these rows' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New export' })).toBeVisible()
  await expect(page.getByText('State paid')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Kind of file' })).toHaveValue('jsonl')
  await expect(page.getByRole('combobox', { name: 'Year' })).toHaveValue(String(thisYear() - 1))
  await page.getByRole('button', { name: 'Prepare', exact: true }).click()

  const id = await openNewestFile(page, 'Payments')
  const facts = page.getByRole('region', { name: 'File', exact: true })
  const hash = await facts.getByText(/^[0-9a-f]{64}$/).textContent()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Download headroom-payments-.*\.jsonl$/ }).click()
  const whole = await readFile(await (await waiting).path())
  expect(createHash('sha256').update(whole).digest('hex')).toBe(hash)

  await test.step('the direct export has the same bytes', async () => {
    const direct = await page.request.get(`/api/exports/payments?format=jsonl&state=paid&year=${thisYear() - 1}`)
    expect((await direct.body()).equals(whole)).toBe(true)
  })

  const address = `/api/export-files/${id}`
  await test.step('a range is answered as the standard requires', async () => {
    const head = await page.request.head(address)
    expect(head.headers()).toMatchObject({
      'accept-ranges': 'bytes',
      etag: `"${hash}"`,
      'content-length': String(whole.length),
    })
    const rest = await page.request.get(address, { headers: { range: 'bytes=1000-', 'if-range': `"${hash}"` } })
    expect(rest.status()).toBe(206)
    expect(rest.headers()['content-range']).toBe(`bytes 1000-${whole.length - 1}/${whole.length}`)
    expect(rest.headers()['content-length']).toBe(String(whole.length - 1000))
    expect((await rest.body()).equals(whole.subarray(1000))).toBe(true)
    const other = await page.request.get(address, { headers: { range: 'bytes=1000-', 'if-range': '"another"' } })
    expect(other.status()).toBe(200)
    expect((await other.body()).equals(whole)).toBe(true)
    const beyond = await page.request.get(address, { headers: { range: `bytes=${whole.length}-` } })
    expect(beyond.status()).toBe(416)
    expect(beyond.headers()['content-range']).toBe(`bytes */${whole.length}`)
    const elsewhere = await page.request.get(address, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(elsewhere.status()).toBe(403)
  })

  await test.step('every download is in the history of the file, its continuation is not', async () => {
    await page.reload()
    // The complete file by the button, and the complete file sent because the ETag differed.
    await expect(page.getByRole('region', { name: 'History' }).getByText('downloaded headroom-payments')).toHaveCount(2)
  })

  await test.step('removed, it can be prepared again as of the same instant', async () => {
    await page.getByRole('button', { name: 'Remove file' }).click()
    await expect(page.getByRole('button', { name: 'Prepare again' })).toBeVisible()
    expect((await page.request.get(address)).status()).toBe(409)
    await page.getByRole('button', { name: 'Prepare again' }).click()
    await expect(page.getByText('Payments is on the list again, as of the same instant')).toBeVisible()
    await open(page, '/exports/downloads')
    await openNewestFile(page, 'Payments')
    await expect(facts.getByText(hash ?? 'no hash')).toBeVisible()
  })
})

test('settings are saved by name, chosen again, renamed and removed', async ({ page }) => {
  await signInAs(page, 'auditor')
  const [name, renamed] = [unique('Blocked'), unique('All blocked')]
  await open(page, `/exports/new?report=payments&state=blocked&format=csv&way=save`)
  await page.getByRole('button', { name: 'Save settings' }).click()
  const field = page.getByRole('textbox', { name: 'Name of the settings' })
  await expectProblem(page, field, 'Enter a name for the settings')
  await field.fill(name)
  await page.getByRole('button', { name: 'Save settings' }).click()

  const saved = page.getByRole('region', { name: 'Saved settings' })
  const waiting = page.waitForEvent('download')
  await saved.getByRole('button', { name: `Export ${name}`, exact: true }).click()
  expect((await waiting).suggestedFilename()).toMatch(/^headroom-payments-.*\.csv$/)

  await test.step('a name can be used once', async () => {
    await open(page, `/exports/new?report=payments&way=save`)
    await field.fill(name)
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expectProblem(page, field, `There are already settings named ${name}`)
    await expect(field).toHaveValue(name)
  })

  await signInAs(page, 'analyst')
  await open(page, '/exports')
  await expect(saved.getByRole('button', { name: `Export ${name}`, exact: true })).toBeVisible()
  await expect(saved.getByRole('button', { name: `Edit ${name}` })).toHaveCount(0)
  await signInAs(page, 'administrator')
  await open(page, '/exports')
  await saved.getByRole('button', { name: `Edit ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name of the settings' }).fill(renamed)
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await saved.getByRole('link', { name: renamed }).click()
  await expect(page).toHaveURL(/\/payments\?.*state=blocked/)
  await open(page, '/exports')
  await saved.getByRole('button', { name: `Edit ${renamed}` }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('link', { name: renamed })).toHaveCount(0)
})

test('an export is scheduled, paused, transferred to another person, and removed', async ({ page }) => {
  await signInAs(page, 'auditor')
  const name = unique('Month end')
  await open(page, '/exports/new?report=payments&way=schedule&state=paid')
  await page.getByRole('textbox', { name: 'Name of the schedule' }).fill(name)
  await page.getByRole('radio', { name: 'At year end' }).check()
  await expect(page.getByText(`Next on 1 Jan ${thisYear() + 1}, as of the end of 31 Dec ${thisYear()}.`)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'What each file covers' })).not.toContainText('The month that ended')
  await page.getByRole('button', { name: 'Schedule', exact: true }).click()

  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('The year that ended')
  await expect(row).toContainText(`1 Jan ${thisYear() + 1}`)
  await row.getByRole('button', { name: `Pause ${name}` }).click()
  await expect(row).toContainText('paused')
  await row.getByRole('button', { name: `Resume ${name}` }).click()
  await expect(row).toContainText(`1 Jan ${thisYear() + 1}`)

  await signInAs(page, 'administrator')
  await open(page, '/exports/schedules')
  await row.getByRole('link', { name }).click()
  await page.getByRole('radio', { name: 'Each month' }).check()
  await page.getByRole('combobox', { name: 'What each file covers' }).selectOption('month')
  await page.getByRole('button', { name: 'Save in my name' }).click()
  await expect(row).toContainText('The month that ended')
  await row.getByRole('link', { name }).click()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('edited the scheduled export')
  await page.getByRole('button', { name: 'Remove schedule' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Scheduled exports' })).toBeVisible()
  await expect(page.getByRole('link', { name })).toHaveCount(0)
})
