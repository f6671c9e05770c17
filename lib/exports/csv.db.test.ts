import { buffer, text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '@/generated/prisma/client'
import { asOwner, db } from '@/test/database'
import { addCompany } from '@/test/ledger'
import { addActors } from '@/test/use-cases'
import { cellOf } from './cell'
import { openCsv } from './copy-stream'
import { createExport } from './create-export'

let actors: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  actors = await addActors()
})

const quietly = async () => {}
const prepared = (select: Prisma.Sql) => ({ select, count: Prisma.sql`SELECT 1 AS count`, columnCount: 1, filter: '' })
const lineOf = async (typed: string) => {
  const value = Prisma.sql`${typed}::text`
  const csv = await text(
    await openCsv(prepared(Prisma.sql`SELECT ${cellOf({ header: 'H', value })} AS "H"`), new Date(), quietly),
  )
  return csv.replace('H\r\n', '')
}

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1\r\n"],
    ['=HYPERLINK("http://x.example","Yalta")', '"\'=HYPERLINK(""http://x.example"",""Yalta"")"\r\n'],
    ['+7 495 000-00-00', "'+7 495 000-00-00\r\n"],
    ['-2+3', "'-2+3\r\n"],
    ['@SUM(A1)', "'@SUM(A1)\r\n"],
    ['\t=1', "'\t=1\r\n"],
    ['\tplain', "'\tplain\r\n"],
    ['\r=1', '"\'\r=1"\r\n'],
    ['\n=1', '"\'\n=1"\r\n'],
    ['  =1', "'  =1\r\n"],
    ['\uff1d1', "'\uff1d1\r\n"],
    ['-', "'-\r\n"],
    ['=', "'=\r\n"],
    ["'=1", "'=1\r\n"],
    ['-5', '-5\r\n'],
    ['+1.50', '+1.50\r\n'],
    ['-5e3', "'-5e3\r\n"],
    ['Acme = more', 'Acme = more\r\n'],
    ['Karl "K" Marx, 1', '"Karl ""K"" Marx, 1"\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['Ялта', 'Ялта\r\n'],
    ['', '""\r\n'],
    ["'); DROP TABLE company; --", "'); DROP TABLE company; --\r\n"],
    ['\\x27 \\. \\', '\\x27 \\. \\\r\n'],
  ])('%j', async (typed, expected) => {
    expect(await lineOf(typed)).toBe(expected)
  })

  test('that holds the end mark of COPY alone is quoted', async () => {
    expect(await lineOf('\\.')).toMatch(/^"?\\\."?\r\n$/)
  })

  test('that is a figure stays as SQL made it, and nothing known is nothing', async () => {
    const select = Prisma.sql`SELECT ${cellOf({ header: 'A', value: Prisma.sql`(-5.5)::numeric`, kind: 'figure' })} AS "A", NULL::text AS "B"`
    expect(await text(await openCsv(prepared(select), new Date(), quietly))).toBe('A,B\r\n-5.5,\r\n')
  })
})

test('a file begins with the byte order mark, once, also when it comes in many pieces', async () => {
  const select = Prisma.sql`SELECT n AS "N", E'two\nlines' AS "T" FROM generate_series(1, 20000) n`
  const file = await buffer(await openCsv(prepared(select), new Date(), quietly))
  expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(file.subarray(3).includes(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(false)
  const lines = file.toString().split('\r\n')
  expect(lines).toHaveLength(20_002)
  expect(lines.slice(1, -1).every((line, position) => line === `${position + 1},"two\nlines"`)).toBe(true)
})

describe('an export', () => {
  const search = (query: string) => new URLSearchParams(query)

  test('holds every row of the filter and is an event with the report, filter and count', async () => {
    for (let row = 0; row < 120; row += 1) await addCompany(`Exported ${String(row).padStart(3, '0')}`)
    const outcome = await createExport(actors.auditor, {
      report: 'companies',
      search: search('q=exported&year=2026&after=x~1&sort=name&unknown=1'),
    })
    if (!outcome.ok) throw new Error(outcome.refusal.says)
    expect(outcome.value.rowCount).toBe(120)
    expect(outcome.value.filename).toMatch(/^headroom-companies-\d{4}-\d{2}-\d{2}\.csv$/)
    const lines = (await text(outcome.value.body)).split('\r\n')
    expect(lines).toHaveLength(122)
    expect(lines[0]).toMatch(/^Company,Country,Registration number,Group,/)
    expect(lines[1]).toMatch(/^Exported 000,US,,,"",.*2026,5000\.00,0\.00,0\.00,5000\.00,0,ample,/)
    const event = await db.auditEvent.findFirstOrThrow({ where: { verb: 'export.created' }, orderBy: { seq: 'desc' } })
    expect(event).toMatchObject({
      actorId: actors.auditor.id,
      targetId: 'companies',
      targetName: outcome.value.filename,
    })
    expect(JSON.parse(event.after ?? '')).toEqual({
      report: 'companies',
      filter: 'q=exported&year=2026&sort=name',
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      rows: 120,
      columns: 23,
      format: 'csv',
    })
  })

  test.each(['products', 'fsb-licenses'])('of %s answers its header when nothing matches', async (report) => {
    const outcome = await createExport(actors.analyst, { report, search: search('q=nothing') })
    if (!outcome.ok) throw new Error(outcome.refusal.says)
    expect((await text(outcome.value.body)).split('\r\n')).toHaveLength(2)
  })

  test('of an unknown report is refused and leaves no event', async () => {
    const events = await db.auditEvent.count()
    expect(await createExport(actors.analyst, { report: 'person', search: search('') })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect(await db.auditEvent.count()).toBe(events)
  })

  test('broken off in the middle gives its connection back', async () => {
    const select = Prisma.sql`SELECT repeat('x', 1000) AS "A" FROM generate_series(1, 200000)`
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const body = await openCsv(prepared(select), new Date(), quietly)
      await new Promise((begun) => body.once('data', begun))
      body.destroy()
    }
    expect(await lineOf('still here')).toBe('still here\r\n')
    const { rows } = await asOwner.query(
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE application_name = 'headroom export' AND datname = current_database() AND state <> 'idle'",
    )
    expect(rows[0].open).toBeLessThanOrEqual(2)
  })

  test('a value that breaks in the middle of the rows is an error of the stream, not a short file', async () => {
    const select = Prisma.sql`SELECT 1 / (100000 - n) AS "A" FROM generate_series(1, 200000) n`
    await expect(text(await openCsv(prepared(select), new Date(), quietly))).rejects.toThrow(/division by zero/)
    expect(await lineOf('still here')).toBe('still here\r\n')
  })
})
