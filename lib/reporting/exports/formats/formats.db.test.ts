import { buffer, text } from 'node:stream/consumers'
import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { Prisma } from '@/generated/prisma/client'
import { REPORTS } from '@/lib/reporting/registry/reports'
import { asOwner, db } from '@/test/database/database'
import { UNSEEN } from '@/test/files/exports'
import { addCompany, addLicense, addPayment, addPerson } from '@/test/ledger/ledger'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { createExport } from '../create-export'
import { createFile } from '../create-file'
import { jsonRows, openFile, sheetRows } from './copy-stream'
import { Workbook, type WorkbookColumn } from './workbook'

let actors: Awaited<ReturnType<typeof addActors>>
const NOTES = ['=1+1', '-5', 'two\nlines & <b>', 'Ялта "в кавычках"', '_x000D_ typed', '\u0007bell', '']

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name) VALUES (1, 'Test') ON CONFLICT DO NOTHING")
  actors = await addActors()
  const recordedById = await addPerson('Recorder', 'analyst')
  const companyId = await addCompany('Formats & Co')
  const fsbLicenseId = await addLicense(companyId, { number: 'RU0000021617' })
  for (const [at, note] of NOTES.entries())
    await addPayment({
      companyId,
      recordedById,
      fsbLicenseId,
      amountCents: 10_01 + at,
      paymentDate: '2026-03-14',
      note: note.replace('\u0007', ''),
    })
})

const fileOf = async (report: string, format: 'csv' | 'xlsx' | 'jsonl', search = '') =>
  valueIn(createExport(actors.auditor, { report, search: new URLSearchParams(search), format }))
const jsonOf = async (report: string): Promise<Record<string, unknown>[]> =>
  (await text((await fileOf(report, 'jsonl')).body))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const workbookOf = async (report: string) =>
  readExcelFile(await buffer((await fileOf(report, 'xlsx')).body), { trim: false })

it.each(['csv', 'xlsx', 'jsonl', 'package', 'package-xlsx', 'package-jsonl'] as const)(
  'as %s a report reports the progress of each of its rows, and of nothing else',
  async (kind) => {
    let passed = 0
    const order = { report: 'payments', search: new URLSearchParams(), kind }
    const { body } = await valueIn(
      createFile(actors.auditor, order, (rows) => {
        passed += rows
      }),
    )
    await buffer(body)
    expect(passed).toBe(NOTES.length)
  },
)

describe('one report in three formats', () => {
  it('as JSON Lines: one object a row, numbers as numbers, text as it was typed', async () => {
    const rows = await jsonOf('payments')
    expect(rows).toHaveLength(NOTES.length)
    expect(rows.map((row) => row.Note).sort()).toEqual(NOTES.map((note) => note.replace('\u0007', '')).sort())
    expect(rows[0]).toMatchObject({
      Company: 'Formats & Co',
      'Payment date': '2026-03-14',
      'FSB license': 'RU0000021617',
    })
    expect(typeof rows[0]?.['Counts USD']).toBe('number')
  })

  it('as XLSX: typed numbers and days, license numbers as text, no formulas, a sheet of parameters', async () => {
    const [sheet, parameters] = await workbookOf('payments')
    const [header = [], ...rows] = sheet?.data ?? []
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
    const { rows: sums } = await asOwner.query('SELECT sum(amount_cents)::int AS cents FROM payment')
    const total = column('Counts USD').reduce((sum: number, value) => sum + Math.round(Number(value) * 100), 0)
    expect(total).toBe(sums[0].cents)
    expect(
      column('Payment date').every((day) => day instanceof Date && day.toISOString().startsWith('2026-03-14')),
    ).toBe(true)
    expect(column('FSB license').every((number) => number === 'RU0000021617')).toBe(true)
    expect(column('Note')).toEqual(expect.arrayContaining(["'=1+1", '-5', 'two\nlines & <b>', '_x000D_ typed']))
    expect(parameters).toMatchObject({
      sheet: 'Parameters',
      data: [
        ['Parameter', 'Value'],
        ['Report', 'payments'],
        ['Filter', expect.any(String)],
        ['As of', expect.stringMatching(/Z$/)],
      ],
    })
  })

  it('the events record the format', async () => {
    await text((await fileOf('companies', 'jsonl')).body)
    for (const verb of ['export.created', 'export.finished']) {
      const event = await db.auditEvent.findFirstOrThrow({ where: { verb }, orderBy: { seq: 'desc' } })
      expect(event.targetName).toMatch(/\.jsonl$/)
      expect(JSON.parse(event.after ?? '')).toMatchObject({ report: 'companies', format: 'jsonl' })
    }
  })
})

it.each(REPORTS.map(({ name }) => name))('%s can be written in every format', async (name) => {
  // Each export is an event itself, so the audit trail is filtered by payments.
  const search = { 'screening-list': `list=${actors.auditor.id}`, 'audit-trail': 'group=payments' }[name] ?? ''
  const csv = await text((await fileOf(name, 'csv', search)).body)
  const book = await readExcelFile(await buffer((await fileOf(name, 'xlsx', search)).body))
  const lines = (await text((await fileOf(name, 'jsonl', search)).body)).split('\n').filter(Boolean)
  expect(book[0]?.data.length).toBe(lines.length + 1)
  expect(csv.length).toBeGreaterThan(10)
  if (lines[0]) expect(Object.keys(JSON.parse(lines[0]))).toEqual(book[0]?.data[0])
})

it.each(['csv', 'xlsx', 'jsonl'] as const)(
  '%s has the same bytes with any settings of the database session',
  async (format) => {
    const asOf = new Date().toISOString()
    const bytes = async () => buffer((await fileOf('payments', format, `asOf=${asOf}`)).body)
    const before = await bytes()
    const database = (await asOwner.query('SELECT current_database() AS name')).rows[0].name
    // Only in this database: every other test file uses the same role.
    await asOwner.query(`ALTER ROLE CURRENT_USER IN DATABASE "${database}" SET DateStyle = 'German, DMY'`)
    await asOwner.query(`ALTER DATABASE "${database}" SET TimeZone = 'Asia/Vladivostok'`)
    await asOwner.query(`ALTER DATABASE "${database}" SET DateStyle = 'SQL, DMY'`)
    expect((await bytes()).equals(before)).toBe(true)
  },
)

describe('a workbook', () => {
  /** Passes the lines of COPY in as rows, in pieces that do not end at line breaks. */
  const sheetsOf = async (lines: string, columns: WorkbookColumn[], limits?: { rows: number; bytes: number }) => {
    const file = new Workbook(columns, [], { limits })
    const read = buffer(file)
    const bytes = Buffer.from(lines)
    for (let at = 0; at < bytes.length; at += 7) file.write(bytes.subarray(at, at + 7))
    file.end()
    return readExcelFile(await read, { trim: false })
  }
  const numbers = Array.from({ length: 25 }, (_, at) => at)
  const lines = numbers.map((at) => `${at}\n`).join('')

  it.each([
    ['rows', { rows: 10, bytes: 1_000_000 }, [11, 11, 6]],
    ['bytes', { rows: 1000, bytes: 900 }, null],
  ] as const)(
    'that has too many %s for one sheet continues in the next, without losing or repeating a row',
    async (_, limits, lengths) => {
      const sheets = await sheetsOf(lines, [{ header: 'N', kind: 'number' }], limits)
      expect(sheets.at(-1)).toMatchObject({ sheet: 'Parameters', data: [['Parameter', 'Value']] })
      const rows = sheets.slice(0, -1)
      expect(rows.length).toBeGreaterThan(1)
      expect(rows.map(({ sheet }) => sheet)).toEqual(rows.map((_row, at) => `Rows ${at + 1}`))
      if (lengths) expect(rows.map(({ data }) => data.length)).toEqual(lengths)
      expect(rows.flatMap(({ data }) => data.slice(1).map(([value]) => value))).toEqual(numbers)
    },
  )

  it('of no rows has its header and one sheet', async () => {
    const [sheet, parameters] = await sheetsOf('', [{ header: 'A & B', kind: 'text' }])
    expect(sheet).toMatchObject({ sheet: 'Rows', data: [['A & B']] })
    expect(parameters?.sheet).toBe('Parameters')
  })

  it.each([
    ['plain', 'plain'],
    [' blanks at both ends ', ' blanks at both ends '],
    ['Ялта, ６月', 'Ялта, ６月'],
    ['a\\tb\\nc\\rd\\\\e', 'a\tb\nc\rd\\e'],
    ['<b>&amp;</b>', '<b>&amp;</b>'],
    ['\u0001\\b\\f\\v\uffff\ufffe.', '.'],
    ['_x000D_ and _x41_', '_x000D_ and _x41_'],
    ['é'.repeat(32_767), 'é'.repeat(32_767)],
    ['é'.repeat(32_768), `${'é'.repeat(32_750)} [cut]`],
  ])('holds text as it was typed: %.20j', async (copied, typed) => {
    const columns: WorkbookColumn[] = [
      { header: 'Before', kind: 'text' },
      { header: 'Text', kind: 'text' },
      { header: 'Day', kind: 'day' },
    ]
    const [sheet] = await sheetsOf(`\t${copied}\t2024-02-29\n`, columns)
    expect(sheet?.data[1]?.slice(0, 2)).toEqual([null, typed])
    expect(sheet?.data[1]?.[2]).toEqual(new Date('2024-02-29'))
  })

  it('has the same bytes however its rows are split', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, at) => `${at * 7919}\tCompany ${at % 37} Holdings\t2026-01-0${(at % 9) + 1}\n`,
    ).join('')
    const columns: WorkbookColumn[] = [
      { header: 'N', kind: 'number' },
      { header: 'T', kind: 'text' },
      { header: 'D', kind: 'day' },
    ]
    const fileIn = async (pieces: number) => {
      const file = new Workbook(columns, [])
      const read = buffer(file)
      for (let at = 0; at < rows.length; at += pieces) file.write(rows.slice(at, at + pieces))
      file.end()
      return read
    }
    const whole = await fileIn(rows.length)
    for (const pieces of [1000, 4096, 65_537]) expect((await fileIn(pieces)).equals(whole)).toBe(true)
  })
})

it('a value that fails in the middle fails the file, not the server', async () => {
  const select = Prisma.sql`SELECT (1 / (50000 - n))::numeric AS "A" FROM generate_series(1, 100000) n`
  await expect(
    buffer(await openFile((snapshot) => sheetRows(snapshot, select, []), { asOf: new Date(), audit: UNSEEN })),
  ).rejects.toThrow(/division by zero/)
  expect(await jsonOf('companies')).toHaveLength(1)
})

it.each(['xlsx', 'jsonl'] as const)('a %s file aborted in the middle releases its connection', async (format) => {
  const many = Prisma.sql`SELECT repeat(md5(n::text), 30) AS "A" FROM generate_series(1, 200000) n`
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const body =
      format === 'xlsx'
        ? await openFile((snapshot) => sheetRows(snapshot, many, []), { asOf: new Date(), audit: UNSEEN })
        : await openFile(() => jsonRows(many), { asOf: new Date(), audit: UNSEEN })
    await new Promise((begun) => body.once('data', begun))
    body.destroy()
  }
  expect(await jsonOf('companies')).toHaveLength(1)
})
