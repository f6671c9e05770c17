import { buffer } from 'node:stream/consumers'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyPackage } from '@/lib/audit/verification/verify-package.mjs'
import type { ExportFormat } from '@/lib/reporting/exports/copy-stream'
import { createExport } from '@/lib/reporting/exports/create-export'
import { asOwner } from '@/test/database'
import { addManyCompanies, askFor, cancelTheRest, download, fileOf, piecesOf, verbsOf } from '@/test/export-files'
import { addActors, eventsOf, valueIn } from '@/test/use-cases'
import { askExport } from './ask-export'
import { cancelExportFile } from './end-export-file'
import { makeExportFiles } from './make-export-file'

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
/** What another instance does before it is killed: it holds the oldest file, and has kept a piece of it. */
const holdAndDie = async (holder: string) => {
  const { rows } = await asOwner.query('SELECT hold_export_file($1) AS file', [JSON.stringify({ holder })])
  const piece = [rows[0].file.id, holder, 0, 4, 0, false, Buffer.from('lost')]
  await asOwner.query('SELECT keep_export_chunk($1, $2, $3, $4, $5, $6, $7)', piece)
  return rows[0].file.id as string
}
const letLeaseRunOut = () =>
  asOwner.query("UPDATE export_file SET held_until = now() - interval '1 second' WHERE state = 'making'")

describe('an export made in the background', () => {
  it.each([
    ['companies', 'q=company&year=2026', 'csv'],
    ['companies', 'q=company 1', 'jsonl'],
    ['companies', 'q=company 11', 'xlsx'],
    ['audit-trail', 'group=exports&q=nothing', 'csv'],
  ] as const)('of %s with %s as %s is byte for byte the direct one', async (report, parameters, format) => {
    const id = await askFor(actors.auditor, { report, parameters, format })
    expect(await fileOf(id)).toMatchObject({ state: 'waiting', rowCount: null })
    expect(await makeExportFiles('one')).toBe(1)
    const made = await download(actors.auditor, id)
    const file = await fileOf(id)
    const asOf = `${parameters}&asOf=${file.asOf.toISOString()}`
    expect(made.bytes.equals(await direct(report, asOf, format))).toBe(true)
    expect(file).toMatchObject({ state: 'ready', size: BigInt(made.bytes.length), rowsDone: file.rowCount })
    expect(made).toMatchObject({ size: made.bytes.length, etag: `"${file.sha256}"`, filename: file.filename })
    expect(file.keptUntil?.getTime()).toBe(file.finishedAt!.getTime() + 90 * 86_400_000)
  })

  it('is as of the moment of asking, and its events tell who, what, how many rows and which hash', async () => {
    const before = Date.now()
    const id = await askFor(actors.auditor, {
      parameters: 'q=company 22&after=acme~0192a4f0-0000-7000-8000-000000000001&asOf=2020-01-01',
    })
    const { asOf, parameters } = await fileOf(id)
    expect(asOf.getTime()).toBeGreaterThanOrEqual(before - 1)
    expect(asOf.getTime()).toBeLessThanOrEqual(Date.now() + 1)
    expect(parameters).toBe('q=company+22')
    await makeExportFiles('one')
    await download(actors.auditor, id)
    const [asked, made, downloaded] = await eventsOf(id)
    expect(asked).toMatchObject({ verb: 'export-file.asked', actorId: actors.auditor.id })
    expect(asked?.after).toEqual({ report: 'companies', filter: parameters, format: 'csv', asOf: asOf.toISOString() })
    const { sha256, rowCount } = await fileOf(id)
    expect(made).toMatchObject({ verb: 'export-file.made', after: { rows: Number(rowCount), sha256 } })
    expect(downloaded).toMatchObject({ verb: 'export-file.downloaded', after: { sha256, bytes: 'all' } })
  })

  it('is as of an earlier instant when one is named: the end of a day in the zone, never one to come', async () => {
    const given = { report: 'companies', parameters: '', format: 'csv' as const }
    const { id } = await valueIn(askExport(actors.auditor, { ...given, asOf: '31 Jan 2026' }))
    expect((await fileOf(id)).asOf.toISOString()).toBe('2026-02-01T04:59:59.999Z')
    const exact = await valueIn(askExport(actors.auditor, { ...given, asOf: '2026-01-31T23:59:59.999Z' }))
    expect((await fileOf(exact.id)).asOf.toISOString()).toBe('2026-01-31T23:59:59.999Z')
    for (const asOf of ['31 Dec 2099', '2099-01-01T00:00:00.000Z', '1/2/2026'])
      expect(await askExport(actors.auditor, { ...given, asOf })).toMatchObject({
        refusal: { kind: 'invalid', fieldErrors: { asOf: expect.any(String) } },
      })
  })

  it('as a package is one that verifies', async () => {
    const id = await askFor(actors.auditor, { format: 'package', parameters: 'q=company 33' })
    await makeExportFiles('one')
    const { bytes, filename } = await download(actors.auditor, id)
    expect(filename).toMatch(/\.zip$/)
    const source = { size: bytes.length, read: async (from: number, to: number) => bytes.subarray(from, to) }
    expect(await verifyPackage(source)).toMatchObject({ whole: true, fault: null })
  })

  it('of an unknown report, or of a twenty-first while twenty are unfinished, is refused', async () => {
    const given = { report: 'person', parameters: '', format: 'csv' as const, asOf: '' }
    expect(await askExport(actors.auditor, given)).toMatchObject({ refusal: { kind: 'invalid' } })
    for (let count = 0; count < 20; count += 1) await askFor(actors.auditor)
    expect(await askExport(actors.auditor, { ...given, report: 'companies' })).toMatchObject({
      refusal: { kind: 'conflict', says: expect.stringContaining('20 exports of yours') },
    })
  })

  it('fails in words when the person may not export any more', async () => {
    const id = await askFor(actors.auditor)
    await asOwner.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [actors.auditor.id])
    await makeExportFiles('one')
    await asOwner.query('UPDATE person SET deactivated_at = NULL WHERE id = $1', [actors.auditor.id])
    expect(await fileOf(id)).toMatchObject({ state: 'failed', fault: 'The auditor may not export any more' })
    expect(await verbsOf(id)).toEqual(['export-file.asked', 'export-file.failed'])
  })
})

describe('cancelling', () => {
  it('what waits: it is never made', async () => {
    const id = await askFor(actors.auditor)
    await valueIn(cancelExportFile(actors.auditor, { id }))
    expect(await makeExportFiles('one')).toBe(0)
    expect(await fileOf(id)).toMatchObject({ state: 'cancelled' })
    expect(await cancelExportFile(actors.auditor, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
  })

  it('what is being made: it stops, and leaves nothing behind', async () => {
    const id = await askFor(actors.auditor)
    const client = await asOwner.connect()
    // The rows are locked away, so that the making is surely under way.
    await client.query('BEGIN')
    await client.query('LOCK TABLE company IN ACCESS EXCLUSIVE MODE')
    const making = makeExportFiles('one')
    await expect.poll(async () => (await fileOf(id)).state).toBe('making')
    await valueIn(cancelExportFile(actors.auditor, { id }))
    await client.query('COMMIT')
    client.release()
    expect(await making).toBe(1)
    expect(await fileOf(id)).toMatchObject({ state: 'cancelled', sha256: null })
    expect(await piecesOf(id)).toBe(0)
    expect(await verbsOf(id)).toEqual(['export-file.asked', 'export-file.cancelled'])
  })

  it('is for whoever asked, and for an administrator', async () => {
    const id = await askFor(actors.auditor)
    expect(await cancelExportFile(actors.manager, { id })).toMatchObject({ refusal: { kind: 'forbidden' } })
    await valueIn(cancelExportFile(actors.administrator, { id }))
    expect((await eventsOf(id)).at(-1)).toMatchObject({ actorId: actors.administrator.id })
  })
})

describe('after a kill', () => {
  it('the file is made anew by whoever finds it, once the lease ran out, and the one thought dead keeps nothing', async () => {
    const id = await askFor(actors.auditor, { parameters: 'q=company&year=2026' })
    expect(await holdAndDie('dead')).toBe(id)
    expect(await makeExportFiles('alive')).toBe(0)
    await letLeaseRunOut()
    expect(await makeExportFiles('alive')).toBe(1)
    const late = [id, 'dead', 4, 4, 1, false, Buffer.from('late')]
    const { rows } = await asOwner.query('SELECT keep_export_chunk($1, $2, $3, $4, $5, $6, $7) AS kept', late)
    expect(rows[0].kept).toBe(false)
    expect(
      (await download(actors.auditor, id)).bytes.equals(await direct('companies', 'q=company&year=2026', 'csv')),
    ).toBe(true)
    expect(await fileOf(id)).toMatchObject({ state: 'ready', attempts: 2 })
  })

  it('a file over which three makers were lost fails, and says so', async () => {
    const id = await askFor(actors.auditor)
    for (const holder of ['first', 'second', 'third']) {
      await holdAndDie(holder)
      await letLeaseRunOut()
    }
    expect(await makeExportFiles('fourth')).toBe(0)
    expect(await fileOf(id)).toMatchObject({ state: 'failed', fault: 'It broke off three times' })
    expect(await piecesOf(id)).toBe(0)
  })

  it('two instances share the work, and each file is made once', async () => {
    const ids = [
      await askFor(actors.auditor),
      await askFor(actors.auditor),
      await askFor(actors.auditor),
      await askFor(actors.auditor),
    ]
    const made = await Promise.all([makeExportFiles('one'), makeExportFiles('two')])
    expect(made[0] + made[1]).toBe(4)
    for (const id of ids) expect(await verbsOf(id)).toEqual(['export-file.asked', 'export-file.made'])
  })
})
