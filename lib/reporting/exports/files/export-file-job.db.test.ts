import { buffer } from 'node:stream/consumers'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyPackage } from '@/lib/audit/verification/in-node'
import { createExport } from '@/lib/reporting/exports/create-export'
import type { ExportFormat } from '@/lib/reporting/exports/formats/copy-stream'
import { asOwner } from '@/test/database/database'
import { claimAndDie, letLeasesRunOut, runExportFiles } from '@/test/database/jobs'
import { addManyCompanies, askFor, cancelTheRest, download, fileOf, piecesOf, verbsOf } from '@/test/files/export-files'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { cancelExportFile } from './end-export-file'
import { exportFileJob } from './export-file-job'
import { EXPORT_FILE_FAULTS, EXPORT_FILE_MESSAGES } from './messages'
import { requestExport } from './request-export'

let actors: Awaited<ReturnType<typeof addActors>>

beforeAll(async () => {
  actors = await addActors()
  await addManyCompanies()
})

afterEach(cancelTheRest)

const direct = async (report: string, parameters: string, format: ExportFormat) => {
  const { body } = await valueIn(
    createExport(actors.auditor, { report, search: new URLSearchParams(parameters), format }),
  )
  return buffer(body)
}
const storePiece = async (given: object, begins: number) => {
  const piece = { ...given, begins, length: 4, place: begins / 4 }
  const { rows } = await asOwner.query('SELECT store_export_chunk($1, false, $2) AS stored', [piece, 'lost'])
  return rows[0].stored as boolean
}
/** Acts as another instance that is killed: it has started the oldest file and stored a part of it. */
const startAndDie = async () => {
  const job = await claimAndDie(exportFileJob)
  const given = { id: job?.subject, jobId: job?.jobId, lease: job?.lease }
  await asOwner.query('SELECT start_export_file($1)', [given])
  expect(await storePiece(given, 0)).toBe(true)
  return given
}
const jobOf = async (id: string) =>
  (await asOwner.query("SELECT state, attempts, error FROM job WHERE kind = 'export-file' AND subject = $1", [id])).rows

describe('an export generated in the background', () => {
  it.each([
    ['companies', 'q=company&year=2026', 'csv'],
    ['companies', 'q=company 1', 'jsonl'],
    ['companies', 'q=company 11', 'xlsx'],
    ['audit-trail', 'group=exports&q=nothing', 'csv'],
  ] as const)('of %s with %s as %s is byte for byte the direct one', async (report, parameters, format) => {
    const id = await askFor(actors.auditor, { report, parameters, format })
    expect(await fileOf(id)).toMatchObject({ state: 'waiting', rowCount: null })
    expect(await runExportFiles()).toBe(1)
    const made = await download(actors.auditor, id)
    const file = await fileOf(id)
    const asOf = `${parameters}&asOf=${file.asOf.toISOString()}`
    expect(made.bytes.equals(await direct(report, asOf, format))).toBe(true)
    expect(file).toMatchObject({ state: 'ready', size: BigInt(made.bytes.length), rowsDone: file.rowCount })
    expect(made).toMatchObject({ size: made.bytes.length, etag: `"${file.sha256}"`, filename: file.filename })
    expect(file.keptUntil?.getTime()).toBe(file.finishedAt!.getTime() + 90 * 86_400_000)
  })

  it('is as of the request, and its events record the person, the report, the rows and the hash', async () => {
    const before = Date.now()
    const id = await askFor(actors.auditor, {
      parameters: 'q=company 22&after=acme~0192a4f0-0000-7000-8000-000000000001&asOf=2020-01-01',
    })
    const { asOf, parameters } = await fileOf(id)
    expect(asOf.getTime()).toBeGreaterThanOrEqual(before - 1)
    expect(asOf.getTime()).toBeLessThanOrEqual(Date.now() + 1)
    expect(parameters).toBe('q=company+22')
    await runExportFiles()
    await download(actors.auditor, id)
    const [asked, made, downloaded] = await eventsOf(id)
    expect(asked).toMatchObject({ verb: 'export-file.asked', actorId: actors.auditor.id })
    expect(asked?.after).toEqual({ report: 'companies', filter: parameters, format: 'csv', asOf: asOf.toISOString() })
    const { sha256, rowCount } = await fileOf(id)
    expect(made).toMatchObject({ verb: 'export-file.made', after: { rows: Number(rowCount), sha256 } })
    expect(downloaded).toMatchObject({ verb: 'export-file.downloaded', after: { sha256, bytes: 'all' } })
  })

  it('is as of an earlier instant when one is given: the end of a day in the zone, never in the future', async () => {
    const given = { report: 'companies', parameters: '', format: 'csv' as const }
    const { id } = await valueIn(requestExport(actors.auditor, { ...given, asOf: '31 Jan 2026' }))
    expect((await fileOf(id)).asOf.toISOString()).toBe('2026-02-01T04:59:59.999Z')
    const exact = await valueIn(requestExport(actors.auditor, { ...given, asOf: '2026-01-31T23:59:59.999Z' }))
    expect((await fileOf(exact.id)).asOf.toISOString()).toBe('2026-01-31T23:59:59.999Z')
    for (const asOf of ['31 Dec 2099', '2099-01-01T00:00:00.000Z', '1/2/2026'])
      expect(await requestExport(actors.auditor, { ...given, asOf })).toMatchObject({
        refusal: { kind: 'invalid', fieldErrors: { asOf: expect.any(String) } },
      })
  })

  it('as a package can be verified', async () => {
    const id = await askFor(actors.auditor, { format: 'package', parameters: 'q=company 33' })
    await runExportFiles()
    const { bytes, filename } = await download(actors.auditor, id)
    expect(filename).toMatch(/\.zip$/)
    const source = { size: bytes.length, read: async (from: number, to: number) => bytes.subarray(from, to) }
    expect(await verifyPackage(source)).toMatchObject({ isValid: true, fault: null })
  })

  it('is refused for an unknown report, and while twenty are unfinished', async () => {
    const given = { report: 'person', parameters: '', format: 'csv' as const, asOf: '' }
    expect(await requestExport(actors.auditor, given)).toMatchObject({ refusal: { kind: 'invalid' } })
    for (let count = 0; count < 20; count += 1) await askFor(actors.auditor)
    expect(await requestExport(actors.auditor, { ...given, report: 'companies' })).toMatchObject({
      refusal: { kind: 'conflict', message: EXPORT_FILE_MESSAGES.tooManyUnfinished(20) },
    })
  })

  it('fails with a reason when the person may no longer export', async () => {
    const id = await askFor(actors.auditor)
    await asOwner.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [actors.auditor.id])
    await runExportFiles()
    await asOwner.query('UPDATE person SET deactivated_at = NULL WHERE id = $1', [actors.auditor.id])
    expect(await fileOf(id)).toMatchObject({ state: 'failed', fault: EXPORT_FILE_MESSAGES.mayNotExport('The auditor') })
    expect(await verbsOf(id)).toEqual(['export-file.asked', 'export-file.failed'])
  })
})

describe('cancelling', () => {
  it('a waiting file: it is never generated', async () => {
    const id = await askFor(actors.auditor)
    await valueIn(cancelExportFile(actors.auditor, { id }))
    expect(await runExportFiles()).toBe(0)
    expect(await fileOf(id)).toMatchObject({ state: 'cancelled' })
    expect(await cancelExportFile(actors.auditor, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
  })

  it('a file in progress: it stops, and no bytes are stored', async () => {
    const id = await askFor(actors.auditor)
    const client = await asOwner.connect()
    // The rows are locked, so that the file is certainly still in progress.
    await client.query('BEGIN')
    await client.query('LOCK TABLE company IN ACCESS EXCLUSIVE MODE')
    const making = runExportFiles()
    await expect.poll(async () => (await fileOf(id)).state).toBe('making')
    await valueIn(cancelExportFile(actors.auditor, { id }))
    await client.query('COMMIT')
    client.release()
    expect(await making).toBe(1)
    expect(await fileOf(id)).toMatchObject({ state: 'cancelled', sha256: null })
    expect(await piecesOf(id)).toBe(0)
    expect(await verbsOf(id)).toEqual(['export-file.asked', 'export-file.cancelled'])
  })

  it('is for the person who requested it, and for an administrator', async () => {
    const id = await askFor(actors.auditor)
    expect(await cancelExportFile(actors.manager, { id })).toMatchObject({ refusal: { kind: 'forbidden' } })
    await valueIn(cancelExportFile(actors.administrator, { id }))
    expect((await eventsOf(id)).at(-1)).toMatchObject({ actorId: actors.administrator.id })
  })
})

describe('after a kill', () => {
  it('the file is generated again once the lease has run out, and the worker thought dead stores nothing', async () => {
    const id = await askFor(actors.auditor, { parameters: 'q=company&year=2026' })
    const dead = await startAndDie()
    expect(dead.id).toBe(id)
    expect(await runExportFiles()).toBe(0)
    await letLeasesRunOut()
    expect(await runExportFiles()).toBe(1)
    expect(await storePiece(dead, 4)).toBe(false)
    expect(
      (await download(actors.auditor, id)).bytes.equals(await direct('companies', 'q=company&year=2026', 'csv')),
    ).toBe(true)
    expect(await fileOf(id)).toMatchObject({ state: 'ready' })
    expect(await jobOf(id)).toEqual([{ state: 'succeeded', attempts: 2, error: '' }])
  })

  it('a file whose worker was killed three times fails with a message', async () => {
    const id = await askFor(actors.auditor)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await startAndDie()
      await letLeasesRunOut()
    }
    expect(await runExportFiles()).toBe(1)
    expect(await fileOf(id)).toMatchObject({ state: 'failed', fault: EXPORT_FILE_FAULTS.brokeOff })
    expect((await eventsOf(id)).at(-1)).toMatchObject({ verb: 'export-file.failed', actorId: null })
    expect(await jobOf(id)).toMatchObject([{ state: 'failed', attempts: 4 }])
    expect(await piecesOf(id)).toBe(0)
  })

  it('two instances share the work, and each file is generated once', async () => {
    const ids = [
      await askFor(actors.auditor),
      await askFor(actors.auditor),
      await askFor(actors.auditor),
      await askFor(actors.auditor),
    ]
    const made = await Promise.all([runExportFiles(), runExportFiles()])
    expect(made[0] + made[1]).toBe(4)
    for (const id of ids) expect(await verbsOf(id)).toEqual(['export-file.asked', 'export-file.made'])
  })
})
