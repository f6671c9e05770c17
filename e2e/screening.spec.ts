import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { encoded } from '@/test/files/encoded'
import { SAMPLE_FILES } from '@/test/files/sample-files'
import { expect, expectAccessible, expectMobile, signInAs, test } from './fixtures'
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

test('a pasted address is screened at once: marked, explained, with what would settle a doubt', async ({ page }) => {
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

test('a CSV is screened, its rows shown with their reasons, downloaded and saved', async ({ page }) => {
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
  await page.getByRole('button', { name: 'Save this list' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Save the list' }).click()
  await expect(dialog.getByText('Enter why the list is saved in a few words').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason for saving' }).fill('requested by the bank')
  await dialog.getByRole('button', { name: 'Save the list' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const { rows } = await exportList(page)
  expect(rows.map((row) => row.Outcome)).toEqual(['clear', 'blocked', 'review', 'review', 'blocked'])
})

test('an XLSX is screened, and its result comes back as XLSX', async ({ page }) => {
  await signInAs(page, 'manager')
  await open(page, '/screening')
  const sheets = [
    { sheet: 'О файле', data: [['Сделан в мае'], ['для банка']] },
    { sheet: 'Заказы', data: [[], [], [], ['', '', 'Адрес'], ['', '', 'г. Севастополь'], ['', '', 'г. Казань']] },
  ]
  const cells = sheets.map(({ sheet, data }) => ({
    sheet,
    data: data.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))),
  }))
  const file = await writeExcelFile(cells).toBuffer()
  await give(page, 'адреса.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file)
  await expect(page.getByLabel('Sheet')).toHaveValue('1')
  await expect(page.getByText('Not screened: sheet О файле, 2 rows.')).toBeVisible()
  await page.getByRole('button', { name: 'Screen 2 rows' }).click()
  await expect(page.getByRole('button', { name: '1 Blocked' })).toBeVisible()
  await expect(page.getByRole('button', { name: '1 Clear' })).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'XLSX of all rows' }).click()
  const bytes = await readFile(await (await waiting).path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
})

test('each kind of file is screened by its delivery columns, with the reason shown', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/screening')
  const panel = page.getByRole('region', { name: 'A file' })
  for (const { name, text, basis, screened, outcomes } of SAMPLE_FILES) {
    await give(page, name, 'text/csv', Buffer.from(text))
    await expect(panel.getByText(name, { exact: true })).toBeVisible()
    await expect(panel.getByText(BASIS_TITLES[basis])).toBeVisible()
    for (const column of screened) await expect(panel.getByLabel(column, { exact: true })).not.toHaveValue('ignored')
    await panel.getByRole('button', { name: `Screen ${outcomes.length} row` }).click()
    for (const [outcome, label] of [
      ['blocked', 'Blocked'],
      ['review', 'Review'],
      ['clear', 'Clear'],
    ] as const) {
      const count = outcomes.filter((one) => one === outcome).length
      await expect(page.getByRole('button', { name: `${count} ${label}`, exact: true }), name).toBeVisible()
    }
  }
})

/** The title that explains why columns are screened. */
const BASIS_TITLES = {
  delivery: 'Screened as the destination:',
  only: 'Screened:',
  unsure: 'More than one column could hold the destination, or none clearly does.',
  'whole-row': 'The columns of this file are not known.',
} as const

test('how a file was read is shown and can be changed; the result names unscreened columns', async ({ page }) => {
  await signInAs(page, 'analyst')
  await open(page, '/screening')
  const panel = page.getByRole('region', { name: 'A file' })
  const text =
    'Заказы мая\nПолучатель;Адрес доставки;Юридический адрес;Сумма\n' +
    'Парус;г. Казань;г. Севастополь;5\nСфера;"г. Казань\n'
  await give(page, 'заказы.csv', 'text/csv', Buffer.from(encoded(text, 'koi8-r')))
  await expect(panel.getByLabel('Encoding')).toHaveValue('koi8-r')
  await expect(panel.getByText('4 lines: 1 above the header, 1 of the header, 2 rows to screen.')).toBeVisible()
  await expect(panel.getByText('Line 4: A quotation mark opens here and never closes.')).toBeVisible()
  await panel.getByLabel('Encoding').selectOption('windows-1251')
  await expect(panel.getByText('The text does not read as a language in this encoding. Choose another.')).toBeVisible()
  await panel.getByLabel('Encoding').selectOption('koi8-r')
  await expect(panel.getByLabel('Column names')).toHaveValue('1')
  await panel.getByText('2 other columns').click()
  await expectAccessible(page)
  await expectMobile(page)
  await panel.getByRole('button', { name: 'Screen 2 rows' }).click()
  await page.getByRole('button', { name: 'Found in other columns' }).click()
  await expect(page.getByText('Not screened, found in Юридический адрес:')).toBeVisible()
  await expectAccessible(page)
  await expectMobile(page)
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV of rows with hits in other columns' }).click()
  expect(readRecords(await readFile(await (await waiting).path(), 'utf8'))).toMatchObject([
    {
      Line: '3',
      Outcome: 'review',
      'Screened columns': 'Получатель; Адрес доставки',
      'Light pass columns': 'Юридический адрес',
      'Columns not looked at': 'Сумма',
    },
  ])
  await saveList(page, unique('Заказы'))
  await expect(page.getByText('Read from заказы.csv, KOI8-R, Cyrillic.')).toBeVisible()
  const { rows } = await exportList(page)
  expect(rows).toMatchObject([
    {
      Line: '3',
      Outcome: 'review',
      'Screened columns': 'Получатель; Адрес доставки',
      'Columns not looked at': 'Сумма',
    },
    { Line: '4' },
    { Line: '4', Party: 'Whole row' },
  ])
})

async function saveList(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save this list' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'Reason for saving' }).fill('requested by the bank')
  await dialog.getByRole('button', { name: 'Save the list' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('what is not a table is refused with a message, and the next file is accepted', async ({ page }) => {
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
