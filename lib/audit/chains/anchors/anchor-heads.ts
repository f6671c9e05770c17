import 'server-only'
import { randomUUID } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { Prisma } from '@/generated/prisma/client'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { recordEvent } from '@/lib/audit/events/audited'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { inUtc, type LastLine } from './anchor-line'
import { chainGrowth, type Growth } from './chain-growth'
import { type AnchorFile, AnchorFileFault, readAnchorFile } from './read-anchor-file'
import { rememberedByLedger } from './remembered-by-ledger'
import { type AnchoredHead, appendRound, beginFile, type Round } from './write-anchor-file'

/** A file that this process has read, and what it added since. */
type Known = AnchorFile & { size: number; heads: Map<string, AnchoredHead> }

/** What this process knows of its anchor file; `failure` is why the last round did not reach the file. */
type Memory = { known: Known | null; failure: string | null; seen: string; comparedAt: number; lostCount: number }

// On globalThis, because pages and the start of the server may each have their own copy of this module.
const shared = globalThis as typeof globalThis & { headroomAnchors?: Map<string, Memory> }
shared.headroomAnchors ??= new Map()
const memories = shared.headroomAnchors

function memoryOf(path: string): Memory {
  const memory = memories.get(path) ?? { known: null, failure: null, seen: '', comparedAt: 0, lostCount: 0 }
  memories.set(path, memory)
  return memory
}

/** All heads are compared this often even when no new event was seen, for one that was committed late. */
const COMPARE_MILLISECONDS = 5 * 60_000
const LARGE_BYTES = 4_000_000
const HEAD_BYTES = 130
const LOCK_TIMEOUTS = { maxWait: 5000, timeout: 10 * 60_000 }

/** Why the last round of this process did not reach the file; null when it did. */
export const anchoringFailure = (path: string): string | null => memoryOf(path).failure

/** The last line of the anchor file that this process read or wrote; null before the first round. */
export function lastAnchoredLine(path = environment.anchorFile): (LastLine & { file: string }) | null {
  const known = path ? memoryOf(path).known : null
  return known && { ...known.last, file: known.beginning.file }
}

/**
 * Writes the heads that changed since the last round to the anchor file, when there are any. Never throws: a file that
 * cannot be written or was changed is logged, and the verification names it. Processes that share a file take turns. A
 * file of more than `largeBytes`, and of more than four times what its heads take, is written again in fewer lines.
 */
export async function anchorHeads(path = environment.anchorFile, largeBytes = LARGE_BYTES): Promise<void> {
  if (!path) return
  const memory = memoryOf(path)
  try {
    const seen = await newestEvents()
    if (seen === null) return
    const isDue = seen !== memory.seen || Date.now() - memory.comparedAt > COMPARE_MILLISECONDS
    if (!memory.failure && !isDue) return
    const hadTurn = await inTurn(path, () => anchorRound(path, memory, largeBytes))
    if (!hadTurn) return
    Object.assign(memory, { seen, comparedAt: Date.now(), failure: null })
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    if (memory.failure !== failure)
      log.error({ err: error, path }, 'the heads of the audit chains are not anchored outside the database')
    memory.failure = failure
  }
}

/** Changes with each event; null while there is none. */
async function newestEvents(): Promise<string | null> {
  const [newest] = await db.$queryRaw<{ at: string; count: number }[]>`
    SELECT max(at)::text AS at, count(*)::int AS count FROM audit_event
    WHERE at > (SELECT max(at) - interval '10 minutes' FROM audit_event)`
  return newest && newest.count > 0 ? `${newest.at} ${newest.count}` : null
}

/** Runs a round unless another process is at it. */
async function inTurn(path: string, round: () => Promise<void>): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const [turn] = await transaction.$queryRaw<[{ mine: boolean }]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`headroom anchors ${path}`}, 0)) AS mine`
    if (turn.mine) await round()
    return turn.mine
  }, LOCK_TIMEOUTS)
}

async function anchorRound(path: string, memory: Memory, largeBytes: number): Promise<void> {
  const known = await readKnown(path, memory)
  memory.known = known
  const snapshot = await openSnapshot(null)
  let finished = false
  try {
    const growth = await chainGrowth(snapshot, known?.heads ?? null)
    if (growth.lostCount > memory.lostCount)
      log.error({ path, lostCount: growth.lostCount }, 'chains do not have what is anchored of them: verify the books')
    memory.lostCount = growth.lostCount
    memory.known = await writeGrowth(path, known, { growth, snapshot, largeBytes })
    finished = true
  } finally {
    await snapshot.close(!finished)
  }
  const { beginning } = memory.known
  const remembered = (await rememberedByLedger()).lines.some(({ file }) => file === beginning.file)
  if (!known || !remembered) await recordBeginning(path, memory.known)
}

/** What the file holds; null when there is none and none is missed, or an empty one was put there. */
async function readKnown(path: string, { known }: Memory): Promise<Known | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!found) {
    const earlier = (await rememberedByLedger()).lines.at(0)
    if (earlier) throw new AnchorFileFault(missing(path, earlier))
    return null
  }
  if (found.size === 0) return null
  if (known && known.size === found.size) return known
  const heads = new Map<string, AnchoredHead>()
  const before = known?.last
  let isContinued = false
  const handle = await open(path, 'r')
  try {
    const file = await readAnchorFile(handle, found.size, (line, sha256) => {
      if (line.begins?.compacted && before && line.line > before.line) isContinued = true
      if (before?.line === line.line && before.sha256 === sha256) isContinued = true
      for (const [chain, seq, hash] of line.heads) heads.set(chain, { seq, hash })
    })
    if (before && !isContinued)
      throw new AnchorFileFault(`line ${before.line} of ${inUtc(before.at)}, which was written, was removed from it`)
    return { ...file, size: found.size, heads }
  } finally {
    await handle.close()
  }
}

/** What is reported of a file that is missing. */
export const missing = (path: string, { at }: LastLine): string =>
  `the anchor file ${path} is missing, and one was begun on ${inUtc(at)}: what is older than a new one would be ` +
  'compared with nothing outside the database. Put it back, or an empty file in its place to begin again'

type Found = { growth: Growth; snapshot: Snapshot; largeBytes: number }

async function writeGrowth(path: string, known: Known | null, { growth, snapshot, largeBytes }: Found): Promise<Known> {
  const { headCount, grown } = growth
  const { rows } = await snapshot.query<{ root: string | null }>(Prisma.sql`SELECT root FROM merkle_root_of_heads()`)
  const round: Round = { at: new Date(), root: rows[0]?.root ?? null, headCount, heads: grown }
  if (!known) {
    const beginning = { file: randomUUID(), since: round.at.toISOString(), key: instancePublicKey(), compacted: false }
    const written = await beginFile(path, round, { beginning, last: null })
    return { beginning, ...written, cut: null, cutCount: 0, isOpen: false, heads: grown }
  }
  if (grown.size === 0) return known
  const written = await appendRound(path, round, known)
  for (const [chain, head] of grown) known.heads.set(chain, head)
  const appended: Known = { ...known, ...written, cut: null, isOpen: false }
  const isLarge = written.size > Math.max(largeBytes, 4 * HEAD_BYTES * known.heads.size)
  return isLarge ? compact(path, appended, round) : appended
}

async function compact(path: string, known: Known, round: Round): Promise<Known> {
  const beginning = { ...known.beginning, compacted: true }
  try {
    const written = await beginFile(path, { ...round, heads: known.heads }, { beginning, last: known.last })
    return { ...known, ...written, beginning, cutCount: 0 }
  } catch (error) {
    log.warn({ err: error, path }, 'the anchor file is large and cannot be written in fewer lines; it grows')
    return known
  }
}

const recordBeginning = (path: string, { beginning, last }: Known): Promise<void> =>
  recordEvent({
    actorId: null,
    verb: 'anchors.begun',
    targetKind: 'anchors',
    targetId: 'anchors',
    targetName: 'the anchors of the audit chains',
    after: { path, anchorFile: beginning.file, anchorLine: last.line, anchorSha256: last.sha256 },
  })
