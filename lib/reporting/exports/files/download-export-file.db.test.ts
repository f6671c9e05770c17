import { buffer } from 'node:stream/consumers'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { runExportFiles } from '@/test/database/jobs'
import { addManyCompanies, askFor, cancelTheRest, download, fileOf, piecesOf, verbsOf } from '@/test/files/export-files'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { downloadExportFile } from './download-export-file'
import { removeExportFile } from './end-export-file'
import { expireExportFiles } from './expire-export-files'
import { EXPORT_FILE_MESSAGES } from './messages'
import { PIECE_BYTES } from './pieces'
import { requestExportAgain } from './request-export'

let actors: Awaited<ReturnType<typeof addActors>>

beforeAll(async () => {
  actors = await addActors()
  await addManyCompanies()
})

afterEach(cancelTheRest)

describe('downloading', () => {
  let id: string
  let whole: Buffer
  beforeAll(async () => {
    id = await askFor(actors.auditor, { parameters: 'q=company' })
    await runExportFiles()
    whole = (await download(actors.auditor, id)).bytes
  })

  it('spans several pieces', () => expect(whole.length).toBeGreaterThan(2 * PIECE_BYTES))

  it.each([
    [0, 0],
    [0, PIECE_BYTES - 1],
    [PIECE_BYTES - 1, PIECE_BYTES],
    [PIECE_BYTES, PIECE_BYTES],
    [10, 2 * PIECE_BYTES + 10],
    [PIECE_BYTES + 5, undefined],
  ])('bytes %s to %s equal those of the whole file', async (from, to) => {
    const { bytes, part } = await download(actors.auditor, id, `bytes=${from}-${to ?? ''}`)
    expect(part).toEqual({ from, to: to ?? whole.length - 1 })
    expect(bytes.equals(whole.subarray(from, to === undefined ? undefined : to + 1))).toBe(true)
  })

  it('sends the last bytes, and refuses a part beyond the end', async () => {
    expect((await download(actors.auditor, id, 'bytes=-7')).bytes.equals(whole.subarray(-7))).toBe(true)
    expect(await download(actors.auditor, id, `bytes=${whole.length}-`)).toMatchObject({ part: 'unsatisfiable' })
  })

  it('sends the whole file when it has changed', async () => {
    const ask = { id, range: 'bytes=5-', ifRange: `"${'0'.repeat(64)}"` }
    const { part, body } = await valueIn(downloadExportFile(actors.auditor, ask))
    expect(part).toBe('whole')
    expect((await buffer(body!)).equals(whole)).toBe(true)
  })

  it('appends an event each time; a later part appends one only if this person has no event yet', async () => {
    const count = async () => (await verbsOf(id)).filter((verb) => verb === 'export-file.downloaded').length
    const before = await count()
    await download(actors.auditor, id, 'bytes=100-')
    expect(await count()).toBe(before)
    await download(actors.auditor, id, 'bytes=0-99')
    await download(actors.auditor, id)
    expect(await count()).toBe(before + 2)
    await download(actors.manager, id, 'bytes=1-')
    await download(actors.manager, id, 'bytes=100-')
    expect(await count()).toBe(before + 3)
    await valueIn(downloadExportFile(actors.manager, { id, range: null, ifRange: null, head: true }))
    expect(await count()).toBe(before + 3)
  })

  it('of a file that does not exist or is not ready is refused', async () => {
    const request = { range: null, ifRange: null }
    const unknownId = '00000000-0000-4000-8000-000000000000'
    expect(await downloadExportFile(actors.auditor, { ...request, id: unknownId })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect(await downloadExportFile(actors.auditor, { ...request, id: await askFor(actors.auditor) })).toMatchObject({
      refusal: { kind: 'conflict', message: EXPORT_FILE_MESSAGES.notReady },
    })
  })

  it('of bytes that were changed in the database is aborted before its end', async () => {
    const changed = await askFor(actors.auditor, { parameters: 'q=company 44' })
    await runExportFiles()
    await asOwner.query('ALTER TABLE export_file_chunk DISABLE TRIGGER export_file_chunk_is_not_changed')
    await asOwner.query("UPDATE export_file_chunk SET packed = false, bytes = 'forged' WHERE export_file_id = $1", [
      changed,
    ])
    await asOwner.query('ALTER TABLE export_file_chunk ENABLE TRIGGER export_file_chunk_is_not_changed')
    await expect(download(actors.auditor, changed)).rejects.toThrow('do not have the hash of the file')
  })
})

describe('a stored file', () => {
  const letTimePass = async (id: string) => {
    await asOwner.query('ALTER TABLE export_file DISABLE TRIGGER export_file_moves_forward')
    await asOwner.query("UPDATE export_file SET kept_until = now() - interval '1 second' WHERE id = $1", [id])
    await asOwner.query('ALTER TABLE export_file ENABLE TRIGGER export_file_moves_forward')
  }

  it('expires, its row and hash stay, and a new request generates the same bytes', async () => {
    const id = await askFor(actors.auditor, { parameters: 'q=company 55' })
    await runExportFiles()
    const { sha256, asOf } = await fileOf(id)
    expect(await expireExportFiles()).toBe(0)
    await letTimePass(id)
    expect(await expireExportFiles()).toBe(1)
    expect(await fileOf(id)).toMatchObject({ state: 'expired', sha256 })
    expect(await piecesOf(id)).toBe(0)
    expect(await downloadExportFile(actors.auditor, { id, range: null, ifRange: null })).toMatchObject({
      refusal: { kind: 'conflict', message: EXPORT_FILE_MESSAGES.expired },
    })
    const again = await valueIn(requestExportAgain(actors.manager, { id }))
    await runExportFiles()
    expect(await fileOf(again.id)).toMatchObject({ state: 'ready', sha256, asOf, askedById: actors.manager.id })
  })

  it('can be removed earlier by the person who requested it', async () => {
    const id = await askFor(actors.auditor, { parameters: 'q=company 66' })
    await runExportFiles()
    expect(await removeExportFile(actors.analyst, { id })).toMatchObject({ refusal: { kind: 'forbidden' } })
    await valueIn(removeExportFile(actors.auditor, { id }))
    expect(await fileOf(id)).toMatchObject({ state: 'removed' })
    expect(await piecesOf(id)).toBe(0)
    expect((await verbsOf(id)).at(-1)).toBe('export-file.removed')
    expect(await removeExportFile(actors.auditor, { id })).toMatchObject({ refusal: { kind: 'conflict' } })
  })
})
