import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { Prisma } from '@/generated/prisma/client'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import { done, type Outcome } from '@/lib/kernel/outcome'
import type { FileKind } from '@/lib/report-definition/file-kinds'
import { countRows } from '@/lib/reporting/exports/count-rows'
import type { ExportFile } from '@/lib/reporting/exports/create-export'
import { createFile } from '@/lib/reporting/exports/create-file'
import type { RowsPassed } from '@/lib/reporting/exports/rows-passed'
import { cutIntoPieces, PIECE_BYTES, packed } from './pieces'
import { stillAllowed } from './still-allowed'

const BEAT_MILLISECONDS = 1000
/** What no spreadsheet or reader takes in one file; a narrower filter does. */
const LARGEST_BYTES = 16 * 2 ** 30

/** A file that no second attempt would make; its message is what the list says. */
class CannotBeMade extends Error {}

type HeldFile = {
  id: string
  report: string
  parameters: string
  format: FileKind
  asOf: string
  askedById: string
}
type Progress = { rowsDone: number; rowCount: number | null }
type Written = { size: number; sha256: string }

/**
 * Makes what waits on the download list, the oldest first, one at a time. Answers how many it had in hand; another
 * instance may work beside it on others.
 */
export async function makeExportFiles(holder: string): Promise<number> {
  for (let count = 0; ; count += 1) {
    const file = await hold(holder)
    if (!file) return count
    await makeOne(file, holder)
  }
}

async function hold(holder: string): Promise<HeldFile | null> {
  const [row] = await db.$queryRaw<{ file: HeldFile | null }[]>`
    SELECT hold_export_file(${JSON.stringify({ holder })}::jsonb) AS file`
  return row?.file ?? null
}

/**
 * Reads the report through the use case that a direct export takes, so that the bytes are the same. A file that is lost
 * meanwhile (cancelled, taken over) is left alone.
 */
async function makeOne(file: HeldFile, holder: string): Promise<void> {
  const mine = { id: file.id, holder }
  const progress: Progress = { rowsDone: 0, rowCount: null }
  const watch = keepHold(mine, progress)
  try {
    const opened = await openExport(file, (rows) => {
      progress.rowsDone += rows
    })
    if (!opened.ok) return await fail(mine, opened.refusal.says)
    const { rowCount, file: made } = opened.value
    progress.rowCount = rowCount
    const { body, filename, mediaType } = made
    watch.onLost(() => body.destroy())
    const written = await store(mine, body as AsyncIterable<Buffer>)
    if (written) await callLedger('finish', { ...mine, ...written, filename, mediaType, rowCount })
  } catch (error) {
    if (watch.isLost()) return
    // The lease runs out, and the file is made again.
    if (isDatabaseAway(error)) throw error
    if (error instanceof CannotBeMade) return await fail(mine, error.message)
    const reference = randomBytes(3).toString('hex').toUpperCase()
    log.error({ err: error, reference, exportFile: file.id }, 'an export file could not be made')
    await fail(mine, `It broke off while it was made. Reference ${reference}`)
  } finally {
    watch.stop()
  }
}

type Opened = { rowCount: number; file: ExportFile }

/** Counted first, for the progress: the rows are as of an instant, so that there will be as many. */
async function openExport(
  { askedById, report, parameters, asOf, format }: HeldFile,
  passed: RowsPassed,
): Promise<Outcome<Opened>> {
  const actor = await stillAllowed(askedById)
  if (!actor.ok) return actor
  const search = new URLSearchParams(parameters)
  search.set('asOf', asOf)
  const counted = await countRows(actor.value, { report, search })
  if (!counted.ok) return counted
  const file = await createFile(actor.value, { report, search, kind: format }, passed)
  return file.ok ? done({ rowCount: counted.value, file: file.value }) : file
}

/** Writes the bytes piece by piece. Null when the file is not ours any more. */
async function store(
  { id, holder }: { id: string; holder: string },
  bytes: AsyncIterable<Buffer>,
): Promise<Written | null> {
  const hash = createHash('sha256')
  let [size, place] = [0, 0]
  for await (const piece of cutIntoPieces(bytes)) {
    if (size + piece.length > LARGEST_BYTES)
      throw new CannotBeMade('It is larger than 16 GiB. Choose a narrower filter')
    hash.update(piece)
    const stored = await packed(piece)
    const [row] = await db.$queryRaw<{ kept: boolean }[]>`
      SELECT keep_export_chunk(${id}::uuid, ${holder}, ${size}::bigint, ${piece.length}::int, ${place}::int, ${stored.packed}, ${stored.bytes}) AS kept`
    if (!row?.kept) return null
    size += piece.length
    place = size / PIECE_BYTES
  }
  return { size, sha256: hash.digest('hex') }
}

/** Says every second that the file is still being made, and how far it is; hears when it is not ours any more. */
function keepHold(mine: { id: string; holder: string }, progress: Progress) {
  const lost = new AbortController()
  const beat = async () => {
    const held = await callLedger('keep_hold_of', { ...mine, ...progress })
    if (!held) lost.abort()
  }
  const timer = setInterval(() => {
    // A beat that the database did not answer is one beat less: the lease is thirty long.
    beat().catch((error) => log.warn({ err: error }, 'the progress of an export file could not be written'))
  }, BEAT_MILLISECONDS)
  return {
    onLost: (act: () => void) => (lost.signal.aborted ? act() : lost.signal.addEventListener('abort', act)),
    isLost: () => lost.signal.aborted,
    stop: () => clearInterval(timer),
  }
}

const fail = async (mine: { id: string; holder: string }, fault: string): Promise<void> => {
  await callLedger('fail', { ...mine, fault })
}

async function callLedger(what: 'finish' | 'fail' | 'keep_hold_of', given: object): Promise<boolean> {
  const called = Prisma.raw(`${what}_export_file`)
  const [row] = await db.$queryRaw<{ held: boolean }[]>`SELECT ${called}(${JSON.stringify(given)}::jsonb) AS held`
  return row?.held ?? false
}
