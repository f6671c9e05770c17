import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { expect, signInAs, test } from './fixtures'
import { exportList, readRecords } from './steps/exports'
import { open, unique } from './steps/forms'
import { record } from './steps/payments'
import { makeSubject } from './steps/records'

const CSV = [
  'Customer;Street;Zip;City;Country;Order',
  'Meridian Retail;Tverskaya 7;125009;Moscow;Russia;1001',
  'Palma;ul. Lenina 3;298600;Yalta;Russia;1002',
  'Sever;Nab. 4;;Поляна;Россия;=1+1',
  '"Hotel ""Yalta""";Vaclavske nam. 45;;Praha;Czechia;1004',
  ';;;Horlivka;Ukraine;1005',
].join('\n')

const give = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.getByLabel('A CSV or XLSX file of destinations').setInputFiles({ name, mimeType, buffer })

async function screenCsv(page: Page): Promise<void> {
  await open(page, '/screening')
  await give(page, 'orders.csv', 'text/csv', Buffer.from(CSV))
  await expect(page.getByLabel(/^Zip/)).toHaveValue('postalCode')
  await expect(page.getByLabel(/^Order/)).toHaveValue('ignored')
  await page.getByRole('button', { name: 'Screen 5 rows' }).click()
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible()
  await expect(page.getByRole('button', { name: '2 Blocked' })).toBeVisible()
}

test('an address is answered as it is pasted: marked, explained, and what would settle a doubt', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/screening')
  const panel = page.getByRole('region', { name: 'One address' })
  await panel.getByRole('textbox', { name: 'Address' }).fill('Yalta, Krimea')
  await expect(panel.getByText('Blocked', { exact: true })).toBeVisible()
  await expect(panel.locator('mark').filter({ hasText: 'Krimea' }).first()).toBeAttached()
  await expect(panel.getByText('is a spelling of Crimea.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Address' }).fill('Поляна, Россия')
  await expect(panel.getByText('What would settle it:')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Region' }).fill('Республика Коми')
  await expect(panel.getByText('Clear', { exact: true })).toBeVisible()
})

test('a CSV is screened, its rows read with their reasons, downloaded and kept', async ({ page }) => {
  await signInAs(page, 'analyst')
  await screenCsv(page)
  await page.getByRole('button', { name: '2 Review' }).click()
  await expect(page.getByRole('list', { name: 'Review rows' }).getByText('Поляна').first()).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV of review rows' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('orders-screened-review.csv')
  expect(readRecords(await readFile(await download.path(), 'utf8'))).toMatchObject([
    { Customer: 'Sever', Order: "'=1+1", Outcome: 'review' },
    { Customer: 'Hotel "Yalta"', Order: '1004', Outcome: 'review' },
  ])
  const name = unique('Orders')
  await page.getByRole('button', { name: 'Keep this list' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Keep the list' }).click()
  await expect(dialog.getByText('Enter why the list is kept in a few words').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Why it is kept' }).fill('asked for by the bank')
  await dialog.getByRole('button', { name: 'Keep the list' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const { rows } = await exportList(page)
  expect(rows.map((row) => row.Outcome)).toEqual(['clear', 'blocked', 'review', 'review', 'blocked'])
})

test('an XLSX is screened, and its result comes back as XLSX', async ({ page }) => {
  await signInAs(page, 'manager')
  await open(page, '/screening')
  const rows = [['Адрес'], ['Республика Крым, г. Ялта'], ['г. Казань, ул. Баумана 1']]
  const file = await writeExcelFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
  await give(page, 'адреса.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file)
  await page.getByRole('button', { name: 'Screen 2 rows' }).click()
  await expect(page.getByRole('button', { name: '1 Blocked' })).toBeVisible()
  await expect(page.getByRole('button', { name: '1 Clear' })).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'XLSX of all rows' }).click()
  const bytes = await readFile(await (await waiting).path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
})

test('what is no table is refused in words, and the next file is taken', async ({ page }) => {
  await signInAs(page, 'analyst')
  await open(page, '/screening')
  await give(page, 'picture.png', 'image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))
  await expect(page.getByRole('alert').getByText('picture.png cannot be read as a table')).toBeVisible()
  await give(page, 'old.xls', 'application/vnd.ms-excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]))
  await expect(page.getByRole('alert').getByText('old.xls is an XLS file or protected by a password')).toBeVisible()
  await give(page, 'one.csv', 'text/csv', Buffer.from('Sevastopol\nOslo\n'))
  await page.getByRole('button', { name: 'Screen 2 rows' }).click()
  await expect(page.getByRole('button', { name: '1 Blocked' })).toBeVisible()
})

test('a payment in review has a case, and clearing the review decides it', async ({ page }) => {
  await signInAs(page, 'analyst')
  const own = await makeSubject(page, 'Umny Dom')
  const party = unique('Umny Dom Yug')
  await record(page, own, { amount: '60.00', party, address: 'Simferopol, bulvar 15, Moscow' }, 'Send for review')
  await signInAs(page, 'manager')
  await open(page, `/screening/cases?q=${encodeURIComponent(party)}`)
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^P-\d{4}-\d+$/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Clear review' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('textbox', { name: 'Reason' }).fill('the boulevard lies in Moscow, seen on the map')
  await question.getByRole('button', { name: 'Clear review' }).click()
  await expect(page.getByText('Awaiting approval').first()).toBeVisible()
  await open(page, `/screening/cases?state=decided&q=${encodeURIComponent(party)}`)
  await expect(page.getByRole('main').getByRole('table').getByText('Not in a barred region')).toBeVisible()
})
