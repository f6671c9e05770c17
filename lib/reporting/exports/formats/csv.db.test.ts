import { createHash } from 'node:crypto'
import { buffer, text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { Prisma } from '@/generated/prisma/client'
import { cellOf } from '@/lib/report-definition/cell'
import { asApplication, db } from '@/test/database/database'
import { UNSEEN } from '@/test/files/exports'
import { addCompany } from '@/test/ledger/ledger'
import { addActors } from '@/test/rules/use-cases'
import { createExport } from '../create-export'
import { csvRows, openFile } from './copy-stream'

let actors: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  actors = await addActors()
})

const fileOf = (select: Prisma.Sql) => openFile(() => csvRows(select), { asOf: new Date(), audit: UNSEEN })
const lineOf = async (typed: string) => {
  const cell = Prisma.sql`SELECT ${cellOf({}, Prisma.sql`typed`)} AS "H" FROM (SELECT ${typed}::text AS typed) AS line`
  return (await text(await fileOf(cell))).replace('H\r\n', '')
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
    ['\u00a0=1', "'\u00a0=1\r\n"],
    ['[=1]', '[=1]\r\n'],
    ['{=1}~', '{=1}~\r\n'],
    ['9=1', '9=1\r\n'],
    [':=1', ':=1\r\n'],
    ['', '""\r\n'],
    ["'); DROP TABLE company; --", "'); DROP TABLE company; --\r\n"],
    ['\\x27 \\. \\', '\\x27 \\. \\\r\n'],
  ])('%j', async (typed, expected) => {
    expect(await lineOf(typed)).toBe(expected)
  })

  test('that contains only the end mark of COPY is quoted', async () => {
    expect(await lineOf('\\.')).toMatch(/^"?\\\."?\r\n$/)
  })

  test('that is a number stays as SQL wrote it, and null is empty', async () => {
    const select = Prisma.sql`SELECT ${cellOf({ kind: 'figure' }, Prisma.sql`(-5.5)::numeric`)} AS "A",
      NULL::text AS "B"`
    expect(await text(await fileOf(select))).toBe('A,B\r\n-5.5,\r\n')
  })
})

test('a file begins with one byte order mark, even when it comes in many pieces', async () => {
  const select = Prisma.sql`SELECT n AS "N", E'two\nlines' AS "T" FROM generate_series(1, 20000) n`
  const file = await buffer(await fileOf(select))
  expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(file.subarray(3).includes(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(false)
  const lines = file.toString().split('\r\n')
  expect(lines).toHaveLength(20_002)
  expect(lines.slice(1, -1).every((line, position) => line === `${position + 1},"two\nlines"`)).toBe(true)
})

const statementsRunning = async (word: string): Promise<number> => {
  // The query runs as the role itself, which cannot see the statements of other roles.
  const { rows } = await asApplication.query(
    `SELECT count(*)::int AS running FROM pg_stat_activity
     WHERE application_name = 'headroom export' AND datname = current_database() AND state = 'active'
       AND query LIKE 'COPY%' || $1 || '%'`,
    [word],
  )
  return rows[0].running
}

describe('an export', () => {
  const search = (query: string) => new URLSearchParams(query)

  const lastEvents = (count: number) =>
    db.auditEvent.findMany({ where: { targetKind: 'export' }, orderBy: { seq: 'desc' }, take: count })

  test('has every row that matches the filter and appends two events: the request and the file', async () => {
    for (let row = 0; row < 120; row += 1) await addCompany(`Exported ${String(row).padStart(3, '0')}`)
    const outcome = await createExport(actors.auditor, {
      report: 'companies',
      search: search('q=exported&year=2026&after=acme~0192a4f0-0000-7000-8000-000000000001&sort=name'),
    })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    expect(outcome.value.filename).toMatch(/^headroom-companies-\d{4}-\d{2}-\d{2}\.csv$/)
    const [begun] = await lastEvents(1)
    const who = { actorId: actors.auditor.id, targetId: 'companies', targetName: outcome.value.filename }
    expect(begun).toMatchObject({ ...who, verb: 'export.created' })
    const asked = {
      report: 'companies',
      filter: 'q=exported&year=2026&sort=name',
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      columns: 27,
      format: 'csv',
    }
    expect(JSON.parse(begun?.after ?? '')).toEqual(asked)

    const file = await buffer(outcome.value.body)
    const lines = file.toString().split('\r\n')
    expect(lines).toHaveLength(122)
    expect(lines[0]).toMatch(/^\ufeffCompany,Country,Registration number,Group,/)
    expect(lines[1]).toMatch(/^Exported 000,US,,,"",.*2026,5000\.00,0\.00,0\.00,5000\.00,0,ample,/)
    const [finished] = await lastEvents(1)
    expect(finished).toMatchObject({ ...who, verb: 'export.finished', seq: (begun?.seq ?? 0) + 1 })
    const fileSha256 = createHash('sha256').update(file).digest('hex')
    expect(JSON.parse(finished?.after ?? '')).toEqual({ ...asked, rows: 120, bytes: file.length, fileSha256 })
  })

  test('that is not read to its end has no event of its end', async () => {
    const outcome = await createExport(actors.auditor, { report: 'companies', search: search('') })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    outcome.value.body.destroy()
    await lineOf('the next file')
    expect(await lastEvents(1)).toMatchObject([{ verb: 'export.created', targetName: outcome.value.filename }])
  })

  test('fails when its second event cannot be written', async () => {
    const refused = { ...UNSEEN, finished: () => Promise.reject(new Error('the trail is away')) }
    await expect(
      text(await openFile(() => csvRows(Prisma.sql`SELECT 1 AS "A"`), { asOf: new Date(), audit: refused })),
    ).rejects.toThrow('the trail is away')
  })

  test.each(['products', 'fsb-licenses'])('of %s has its header when nothing matches', async (report) => {
    const outcome = await createExport(actors.analyst, { report, search: search('q=nothing') })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    expect((await text(outcome.value.body)).split('\r\n')).toHaveLength(2)
  })

  test('of an unknown report is refused and leaves no event', async () => {
    const events = await db.auditEvent.count()
    expect(await createExport(actors.analyst, { report: 'person', search: search('') })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect(await db.auditEvent.count()).toBe(events)
  })

  test('aborted in the middle releases its connection', async () => {
    const select = Prisma.sql`SELECT repeat('x', 1000) AS "A" FROM generate_series(1, 200000)`
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const body = await fileOf(select)
      await new Promise((begun) => body.once('data', begun))
      body.destroy()
    }
    expect(await lineOf('still here')).toBe('still here\r\n')
    await vi.waitFor(async () => expect(await statementsRunning('repeat')).toBe(0), { timeout: 5000 })
  })

  test('aborted before its first row also ends in the database, however long that row would take', async () => {
    const body = await fileOf(Prisma.sql`SELECT pg_sleep(300)::text AS "Slept"`)
    body.resume()
    await vi.waitFor(async () => expect(await statementsRunning('Slept')).toBe(1), { timeout: 5000 })
    body.destroy()
    await vi.waitFor(async () => expect(await statementsRunning('Slept')).toBe(0), { timeout: 5000 })
    expect(await lineOf('still here')).toBe('still here\r\n')
  })

  test('with a value that fails in the middle of the rows is an error of the stream, not a short file', async () => {
    const select = Prisma.sql`SELECT 1 / (100000 - n) AS "A" FROM generate_series(1, 200000) n`
    await expect(text(await fileOf(select))).rejects.toThrow(/division by zero/)
    expect(await lineOf('still here')).toBe('still here\r\n')
  })
})
