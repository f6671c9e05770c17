import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { environment } from '@/lib/database/env'
import { anchoringFailure, missing } from './anchor-heads'
import { inUtc } from './anchor-line'
import { differingHeads, type HeadDifference } from './compare-heads'
import { endsOfChains, type RememberedHead } from './heads-that-differ'
import { type AnchorFile, AnchorFileFault, readAnchorFile } from './read-anchor-file'
import { type Remembered, type RememberedLine, shrinkage } from './remembered-by-ledger'

/** A chain that does not have what was anchored of it; without a chain, a fault of the anchors as a whole. */
export type AnchorFault = { chain: string | null; message: string }

/** What the comparison of the chains with their anchors found; at most twenty faults are named. */
export type AnchorVerification = {
  faultCount: number
  faults: AnchorFault[]
  /** Since when heads are anchored outside the database, and the instant of the newest anchor; null without any. */
  anchored: { since: Date; newestAt: Date; chainCount: number } | null
  /** Why new heads are not anchored outside the database now; null when they are. */
  unanchored: string | null
  /** What is worth knowing and not a fault. */
  notes: string[]
}

type AnchoredHead = RememberedHead & { line: number; at: string }
type Difference = HeadDifference<AnchoredHead>

const FAULTS_NAMED = 20
const HEADS_AT_ONCE = 2000

/**
 * Compares every anchored head with its chain as it is now, and the number of chains and events with what the ledger
 * remembers of them. `remembered` and `counts` were read before. Events after the newest anchor are compared with
 * nothing. Changes nothing.
 */
export async function verifyAnchors(
  remembered: Remembered,
  counts: { chainCount: number; eventCount: number },
  path = environment.anchorFile,
): Promise<AnchorVerification> {
  const shrunk = shrinkage(remembered, counts).map((message): AnchorFault => ({ chain: null, message }))
  const found = path
    ? await compareFile(path, remembered)
    : { ...NOTHING, unanchored: 'HEADROOM_ANCHOR_FILE does not name a file' }
  const faults = [...shrunk, ...found.faults].slice(0, FAULTS_NAMED)
  return { ...found, faults, faultCount: shrunk.length + found.faultCount }
}

const NOTHING: AnchorVerification = { faultCount: 0, faults: [], anchored: null, unanchored: null, notes: [] }

const fileFault = (message: string): AnchorVerification => ({
  ...NOTHING,
  faultCount: 1,
  faults: [{ chain: null, message: `${message[0]?.toUpperCase()}${message.slice(1)}.` }],
  unanchored: 'its file is not in order',
})

async function compareFile(path: string, { lines }: Remembered): Promise<AnchorVerification> {
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const [earlier] = lines
    if (code === 'ENOENT' && earlier) return fileFault(missing(path, earlier))
    if (code === 'ENOENT') return { ...NOTHING, unanchored: anchoringFailure(path) ?? 'nothing is anchored yet' }
    return fileFault(`the anchor file cannot be read: ${message}`)
  }
  try {
    const { size } = await handle.stat()
    if (size === 0) return { ...NOTHING, unanchored: anchoringFailure(path) ?? 'its file is empty' }
    return await compareLines(path, handle, size, lines)
  } catch (error) {
    if (error instanceof AnchorFileFault) return fileFault(`the anchor file ${path} was changed: ${error.message}`)
    throw error
  } finally {
    await handle.close()
  }
}

/** `size` was read before the snapshot is opened: every event that is anchored in it is committed. */
async function compareLines(
  path: string,
  handle: FileHandle,
  size: number,
  remembered: readonly RememberedLine[],
): Promise<AnchorVerification> {
  const snapshot = await openSnapshot(null)
  let finished = false
  try {
    const first = new Map<string, Difference>()
    const chains = new Set<string>()
    const hashes = new Map<number, string>()
    const wanted = new Set(remembered.map(({ line }) => line))
    const file = await inBatches(handle, size, {
      takeLine: (line, sha256) => {
        if (wanted.has(line)) hashes.set(line, sha256)
      },
      takeHeads: async (heads) => {
        for (const { chain } of heads) chains.add(chain)
        for (const found of await differingHeads(snapshot, heads))
          if (!first.has(found.head.chain)) first.set(found.head.chain, found)
      },
    })
    compareRemembered(file, hashes, remembered)
    const named = new Map([...first].slice(0, FAULTS_NAMED))
    const faults = await describeAll(snapshot, handle, size, named)
    finished = true
    const { beginning, last } = file
    return {
      faultCount: first.size,
      faults,
      anchored: { since: new Date(beginning.since), newestAt: new Date(last.at), chainCount: chains.size },
      unanchored: anchoringFailure(path),
      notes: notesOn(file),
    }
  } finally {
    await snapshot.close(!finished)
  }
}

type Batches = {
  takeLine?: (line: number, sha256: string) => void
  takeHeads: (heads: AnchoredHead[]) => Promise<void>
}

/** Reads a file, and passes on its heads a few thousand at a time. */
async function inBatches(handle: FileHandle, size: number, { takeLine, takeHeads }: Batches): Promise<AnchorFile> {
  let batch: AnchoredHead[] = []
  const file = await readAnchorFile(handle, size, async ({ line, at, heads }, sha256) => {
    takeLine?.(line, sha256)
    for (const [chain, seq, hash] of heads) batch.push({ chain, seq, hash, line, at })
    if (batch.length < HEADS_AT_ONCE) return
    const full = batch
    batch = []
    await takeHeads(full)
  })
  await takeHeads(batch)
  return file
}

/** Throws when the file no longer has a line that the audit trail remembers of it. */
function compareRemembered(
  { beginning, last }: AnchorFile,
  hashes: ReadonlyMap<number, string>,
  remembered: readonly RememberedLine[],
): void {
  for (const { file, line, sha256, at } of remembered) {
    if (file !== beginning.file) continue
    const hash = hashes.get(line)
    const isCompacted = beginning.compacted && line < last.line && hash === undefined
    if (hash === sha256 || isCompacted) continue
    throw new AnchorFileFault(
      `line ${line}, which an event of ${inUtc(at)} remembers, ${hash ? 'is another' : 'was removed from it'}`,
    )
  }
}

const notesOn = ({ cutCount }: AnchorFile): string[] => {
  if (cutCount === 0) return []
  const lines = cutCount === 1 ? 'One line' : `${cutCount} lines`
  return [`${lines} of the anchor file ended early, as after a crash; the heads were anchored again after it.`]
}

/** Describes the first difference of each chain, with the last anchor that it still agrees with. */
async function describeAll(
  snapshot: Snapshot,
  handle: FileHandle,
  size: number,
  named: ReadonlyMap<string, Difference>,
): Promise<AnchorFault[]> {
  if (named.size === 0) return []
  const agreed = new Map<string, number>()
  await inBatches(handle, size, {
    takeHeads: async (heads) => {
      const earlier = heads.filter(({ chain, seq }) => seq < (named.get(chain)?.head.seq ?? 0))
      const differing = new Set((await differingHeads(snapshot, earlier)).map(({ head }) => head))
      for (const head of earlier) if (!differing.has(head)) agreed.set(head.chain, head.seq)
    },
  })
  const { rows } = await snapshot.query<{ chain: string; end: number }>(endsOfChains([...named.keys()]))
  const ends = new Map(rows.map(({ chain, end }) => [chain, end]))
  return [...named].map(([chain, difference]) => ({
    chain,
    message: describe(difference, ends.get(chain) ?? 0, agreed.get(chain) ?? 0),
  }))
}

function describe({ head: { seq, line, at }, isGone }: Difference, end: number, agreed: number): string {
  const anchor = `anchor ${line} of ${inUtc(at)}`
  if (end === 0) return `The chain has no event, and ${anchor} remembers its event ${seq}: it was emptied.`
  if (isGone && end < seq)
    return `Event ${end + 1} is missing: the chain ends with event ${end}, and ${anchor} remembers its event ${seq}.`
  const which = agreed === seq - 1 ? `Event ${seq}` : `An event from ${agreed + 1} to ${seq}`
  return `${which} was changed: ${anchor} remembers another hash of event ${seq}.`
}
