import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { recordEvent } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type ByteRange, isSameFile, readByteRange } from './byte-range'
import { EXPORT_FILE_MESSAGES } from './messages'
import { PIECE_BYTES, unpacked } from './pieces'

/** As the request has it. `head` asks what the file is, and for none of it. */
export type DownloadRequest = { id: string; range: string | null; ifRange: string | null; head?: boolean }

export type Download = {
  filename: string
  mediaType: string
  size: number
  etag: string
  /** The bytes that follow: all of them, some of them, or none because the range lies beyond the end. */
  part: 'whole' | ByteRange | 'unsatisfiable'
  body: Readable | null
}

/** An interrupted download resumes within this time without a second event. */
const CONTINUED_MILLISECONDS = 24 * 3_600_000

/**
 * Hands out a finished file or a part of it, one piece in memory at a time. The download is an event before its first
 * byte leaves; a part that begins later is the continuation of one, and no event, when the same person began to
 * download the same file within a day. Refuses a role that may not export, and a file that is not there.
 */
export async function downloadExportFile(actor: Actor, asked: DownloadRequest): Promise<Result<Download>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const file = await db.exportFile.findUnique({ where: { id: asked.id } })
  if (!file) return err({ kind: 'not_found', message: EXPORT_FILE_MESSAGES.unknownFile })
  if (file.state !== 'ready' || !file.sha256) return err(notThere(file.state))
  const { id, filename, mediaType, sha256 } = file
  const [size, etag] = [Number(file.size), `"${sha256}"`]
  const part = isSameFile(asked.ifRange, etag) ? readByteRange(asked.range, size) : 'whole'
  const download = { filename, mediaType, size, etag, part }
  if (asked.head || part === 'unsatisfiable') return ok({ ...download, body: null })
  const from = part === 'whole' ? 0 : part.from
  if (from === 0 || !(await isContinuation(actor, id))) await recordDownload(actor, { id, filename, sha256 }, part)
  const bytes = part === 'whole' ? checked(bytesOf(id, { from: 0, to: size - 1 }), sha256) : bytesOf(id, part)
  return ok({ ...download, body: Readable.from(bytes, { objectMode: false }) })
}

const notThere = (state: string): Refusal => ({
  kind: 'conflict',
  message: NOT_THERE[state] ?? EXPORT_FILE_MESSAGES.notReady,
})
const { expired, removed, failed, cancelled } = EXPORT_FILE_MESSAGES
const NOT_THERE: Readonly<Record<string, string>> = { expired, removed, failed, cancelled }

async function isContinuation(actor: Actor, id: string): Promise<boolean> {
  const at = { gte: new Date(Date.now() - CONTINUED_MILLISECONDS) }
  const begun = { targetKind: 'export-file', targetId: id, verb: 'export-file.downloaded', actorId: actor.id, at }
  return (await db.auditEvent.findFirst({ where: begun, select: { seq: true } })) !== null
}

const recordDownload = (
  actor: Actor,
  file: { id: string; filename: string; sha256: string },
  part: 'whole' | ByteRange,
) =>
  recordEvent({
    actorId: actor.id,
    verb: 'export-file.downloaded',
    targetKind: 'export-file',
    targetId: file.id,
    targetName: file.filename,
    after: { sha256: file.sha256, bytes: part === 'whole' ? 'all' : `${part.from}-${part.to}` },
  })

async function* bytesOf(id: string, { from, to }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let place = Math.floor(from / PIECE_BYTES); place * PIECE_BYTES <= to; place += 1) {
    const stored = await db.exportFileChunk.findUniqueOrThrow({
      where: { exportFileId_place: { exportFileId: id, place } },
    })
    const piece = await unpacked(stored)
    const begins = place * PIECE_BYTES
    yield piece.subarray(Math.max(0, from - begins), to + 1 - begins)
  }
}

/** Sends the last piece only when all of them have the hash that was recorded when the file was generated. */
async function* checked(bytes: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const piece of bytes) {
    if (held) yield held
    hash.update(piece)
    held = piece
  }
  if (hash.digest('hex') !== sha256) throw new Error('the stored bytes do not have the hash of the file')
  if (held) yield held
}
