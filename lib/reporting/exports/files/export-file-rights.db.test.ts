import { beforeAll, describe, expect, it } from 'vitest'
import { saveExport } from '@/lib/reporting/exports/saved/saved-export'
import { createSchedule } from '@/lib/reporting/exports/schedules/save-schedule'
import { asApplication, asOwner, testDatabaseUrls } from '@/test/database/database'
import { runExportFiles } from '@/test/database/jobs'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { requestExport } from './request-export'

const NO_PERMISSION = '42501'
const HISTORY = 'HR010'
let ready: string
let waiting: string

beforeAll(async () => {
  const { auditor } = await addActors()
  const order = { report: 'companies', parameters: '', format: 'csv' as const }
  ready = (await valueIn(requestExport(auditor, { ...order, asOf: '' }))).id
  await runExportFiles()
  waiting = (await valueIn(requestExport(auditor, { ...order, asOf: '' }))).id
  await valueIn(saveExport(auditor, { ...order, name: 'All companies' }))
  await valueIn(createSchedule(auditor, { ...order, name: 'Each month', rhythm: 'monthly', covers: 'as_saved' }))
})

describe('the application, by SQL of its own', () => {
  it('has these rights over the tables and no others', async () => {
    const { rows } = await asOwner.query(
      `SELECT table_name || ' ' || privilege_type AS may
       FROM information_schema.table_privileges
       WHERE grantee = $1 AND privilege_type <> 'SELECT'
         AND table_name IN ('export_file', 'export_file_chunk', 'export_schedule', 'saved_export') ORDER BY 1`,
      [new URL(testDatabaseUrls.application).username],
    )
    expect(rows.map(({ may }) => may)).toEqual(['export_schedule INSERT', 'saved_export INSERT'])
  })

  it.each([
    'INSERT INTO export_file SELECT * FROM export_file',
    "UPDATE export_file SET state = 'ready'",
    'DELETE FROM export_file',
    'INSERT INTO export_file_chunk SELECT * FROM export_file_chunk',
    "UPDATE export_file_chunk SET bytes = ''",
    'DELETE FROM export_file_chunk',
    'DELETE FROM export_schedule',
    'UPDATE export_schedule SET created_at = now()',
    'DELETE FROM saved_export',
    "UPDATE saved_export SET parameters = 'year=2026'",
    'TRUNCATE export_file CASCADE',
    "SELECT tell_export_file(f, 'export-file.made', NULL, '{}') FROM export_file f",
  ])('cannot %s', async (statement) => {
    expect(await refusalOf(asApplication.query(statement))).toBe(NO_PERMISSION)
  })

  it('cannot ask as of an instant to come, nor finish what it does not hold', async () => {
    const call = (name: string, given: object) => asApplication.query(`SELECT ${name}($1) AS answer`, [given])
    const future = { report: 'companies', parameters: '', format: 'csv', asOf: '2999-01-01T00:00:00.000Z' }
    expect(await refusalOf(call('ask_export_file', future))).toBe('HR003')
    const held = { jobId: 1, lease: '00000000-0000-4000-8000-000000000000' }
    const finished = { id: waiting, ...held, filename: 'x.csv', mediaType: 'text/csv', sha256: '0'.repeat(64) }
    const { rows } = await call('finish_export_file', { ...finished, size: 0, rowCount: 0 })
    expect(rows[0].answer).toBe(false)
  })
})

describe('even the owner of the tables', () => {
  it.each([
    ["UPDATE export_file SET sha256 = repeat('0', 64) WHERE id = $1", 'ready'],
    ['UPDATE export_file SET size = 1 WHERE id = $1', 'ready'],
    ["UPDATE export_file SET state = 'waiting' WHERE id = $1", 'ready'],
    ["UPDATE export_file SET kept_until = now() + interval '9 years' WHERE id = $1", 'ready'],
    ["UPDATE export_file SET parameters = 'year=2026' WHERE id = $1", 'waiting'],
    ['UPDATE export_file SET as_of = now() WHERE id = $1', 'waiting'],
    ["UPDATE export_file SET state = 'expired' WHERE id = $1", 'waiting'],
    ['DELETE FROM export_file WHERE id = $1', 'waiting'],
    ['DELETE FROM export_file_chunk WHERE export_file_id = $1', 'ready'],
    ["UPDATE export_file_chunk SET bytes = '' WHERE export_file_id = $1", 'ready'],
  ])('is refused: %s (%s)', async (statement, which) => {
    const id = which === 'ready' ? ready : waiting
    expect(await refusalOf(asOwner.query(statement, [id]))).toBe(HISTORY)
  })

  it.each(['export_file', 'export_file_chunk', 'export_schedule', 'saved_export'])(
    'empties %s never',
    async (table) => {
      expect(await refusalOf(asOwner.query(`TRUNCATE ${table} CASCADE`))).toBe(HISTORY)
    },
  )

  it.each(['export_schedule', 'saved_export'])('deletes nothing from %s', async (table) => {
    expect(await refusalOf(asOwner.query(`DELETE FROM ${table}`))).toBe(HISTORY)
  })

  it('turns what has ended into nothing else', async () => {
    await asOwner.query("UPDATE export_file SET state = 'cancelled' WHERE id = $1", [waiting])
    expect(await refusalOf(asOwner.query("UPDATE export_file SET state = 'waiting' WHERE id = $1", [waiting]))).toBe(
      HISTORY,
    )
  })
})
