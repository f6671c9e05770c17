import { buffer, text } from 'node:stream/consumers'
import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database'
import { addCompany, addLicense, addPayment, addPerson } from '@/test/ledger'
import { addActors, valueIn } from '@/test/use-cases'
import { openWorkbook } from './copy-stream'
import { createExport } from './create-export'
import { REPORTS } from './reports'

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

  it('as XLSX: numbers and days typed, license numbers text, formulas defanged, and a sheet of what was asked', async () => {
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

  it('the event says which', async () => {
    await text((await fileOf('companies', 'jsonl')).body)
    const event = await db.auditEvent.findFirstOrThrow({ where: { verb: 'export.created' }, orderBy: { seq: 'desc' } })
    expect(event.targetName).toMatch(/\.jsonl$/)
    expect(JSON.parse(event.after ?? '')).toMatchObject({ report: 'companies', format: 'jsonl' })
  })
})

it.each(REPORTS.map(({ name }) => name))('%s can be written in every format', async (name) => {
  // Each export is an event itself, so the trail is asked about payments alone.
  const search = { 'screening-list': `list=${actors.auditor.id}`, 'audit-trail': 'group=payments' }[name] ?? ''
  const csv = await text((await fileOf(name, 'csv', search)).body)
  const book = await readExcelFile(await buffer((await fileOf(name, 'xlsx', search)).body))
  const lines = (await text((await fileOf(name, 'jsonl', search)).body)).split('\n').filter(Boolean)
  expect(book[0]?.data.length).toBe(lines.length + 1)
  expect(csv.length).toBeGreaterThan(10)
  if (lines[0]) expect(Object.keys(JSON.parse(lines[0]))).toEqual(book[0]?.data[0])
})

it.each(['csv', 'xlsx', 'jsonl'] as const)(
  '%s has the same bytes whatever the session of the server says',
  async (format) => {
    const asOf = new Date().toISOString()
    const bytes = async () => buffer((await fileOf('payments', format, `asOf=${asOf}`)).body)
    const before = await bytes()
    const database = (await asOwner.query('SELECT current_database() AS name')).rows[0].name
    // In this database alone: the role is that of every other test file.
    await asOwner.query(`ALTER ROLE CURRENT_USER IN DATABASE "${database}" SET DateStyle = 'German, DMY'`)
    await asOwner.query(`ALTER DATABASE "${database}" SET TimeZone = 'Asia/Vladivostok'`)
    await asOwner.query(`ALTER DATABASE "${database}" SET DateStyle = 'SQL, DMY'`)
    expect((await bytes()).equals(before)).toBe(true)
  },
)

it('rows beyond one sheet go into the next, none lost and none twice', async () => {
  const { workbook } = await import('./workbook')
  const rowXml = (at: number) => `<row r="${(at % 10) + 2}"><c r="A${(at % 10) + 2}"><v>${at}</v></c></row>\n`
  const file = workbook(['N'], 25, [], 10)
  const read = buffer(file)
  file.write(Array.from({ length: 13 }, (_, at) => rowXml(at)).join(''))
  file.end(Array.from({ length: 12 }, (_, at) => rowXml(at + 13)).join(''))
  const sheets = await readExcelFile(await read)
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Rows 1', 11],
    ['Rows 2', 11],
    ['Rows 3', 6],
    ['Parameters', 1],
  ])
  expect(sheets.slice(0, 3).flatMap(({ data }) => data.slice(1).map(([value]) => value))).toEqual(
    Array.from({ length: 25 }, (_, at) => at),
  )
})

it('a broken value in the middle breaks the file, not the server', async () => {
  const { Prisma } = await import('@/generated/prisma/client')
  const broken = {
    sheetRows: Prisma.sql`SELECT '<row>' || sheet_cell('A1', (1 / (50000 - n))::numeric) || '</row>' FROM generate_series(1, 100000) n`,
    count: Prisma.sql`SELECT 100000 AS count`,
    headers: ['A'],
  }
  await expect(buffer(await openWorkbook(broken, new Date(), [], async () => {}))).rejects.toThrow(/division by zero/)
  expect(await jsonOf('companies')).toHaveLength(1)
})

it.each(['xlsx', 'jsonl'] as const)('a %s file broken off in the middle gives its connection back', async (format) => {
  const { Prisma } = await import('@/generated/prisma/client')
  const { openJsonLines } = await import('./copy-stream')
  const many = Prisma.sql`SELECT '<row r="2">' || sheet_cell('A2', repeat(md5(n::text), 30)) || '</row>' FROM generate_series(1, 200000) n`
  const count = Prisma.sql`SELECT 200000 AS count`
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const body =
      format === 'xlsx'
        ? await openWorkbook({ sheetRows: many, count, headers: ['A'] }, new Date(), [], async () => {})
        : await openJsonLines({ jsonLines: many, count }, new Date(), async () => {})
    await new Promise((begun) => body.once('data', begun))
    body.destroy()
  }
  expect(await jsonOf('companies')).toHaveLength(1)
})
