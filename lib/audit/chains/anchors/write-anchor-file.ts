import 'server-only'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type AnchorFileBeginning, type AnchorLine, type LastLine, lineHash, signedLine } from './anchor-line'

/** The last event of a chain: its number and its hash. */
export type AnchoredHead = { seq: number; hash: string }

/** So many heads are on a line. */
const HEADS_OF_A_LINE = 1000

/** What the lines of one round state. */
export type Round = {
  at: Date
  root: string | null
  headCount: number
  heads: ReadonlyMap<string, AnchoredHead>
}

/** What the first of them continues. */
type Start = { last: LastLine | null; beginning?: AnchorFileBeginning; cut?: string | null }

/** The lines of a round as text, and the last of them; at least one line. */
function linesOfRound({ at, root, headCount, heads }: Round, { last, beginning, cut }: Start) {
  const entries = [...heads].map(([chain, { seq, hash }]): AnchorLine['heads'][number] => [chain, seq, hash])
  const lineCount = Math.max(1, Math.ceil(entries.length / HEADS_OF_A_LINE))
  const lines: string[] = []
  let end = last
  for (let number = 0; number < lineCount; number += 1) {
    const isLast = number === lineCount - 1
    const text = signedLine({
      line: (end?.line ?? 0) + 1,
      at: at.toISOString(),
      previous: end?.sha256 ?? null,
      ...(number === 0 && beginning && { begins: beginning }),
      ...(number === 0 && cut && { cut }),
      root: isLast ? root : null,
      headCount: isLast ? headCount : null,
      heads: entries.slice(number * HEADS_OF_A_LINE, (number + 1) * HEADS_OF_A_LINE),
    })
    lines.push(`${text}\n`)
    end = { line: (end?.line ?? 0) + 1, at: at.toISOString(), sha256: lineHash(text) }
  }
  return { text: lines.join(''), last: end as LastLine }
}

async function writeSafely(handle: FileHandle, text: string): Promise<void> {
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What was written: the last line, and the size of the file now. */
export type Written = { last: LastLine; size: number }

/**
 * Appends a round to a file and waits until it is on disk. `isOpen` when the file does not end with a line feed.
 */
export async function appendRound(
  path: string,
  round: Round,
  { last: before, cut, isOpen }: { last: LastLine; cut: string | null; isOpen: boolean },
): Promise<Written> {
  const { text, last } = linesOfRound(round, { last: before, cut })
  await writeSafely(await open(path, 'a'), isOpen ? `\n${text}` : text)
  return { last, size: (await stat(path)).size }
}

/**
 * Writes a file whose first lines hold all heads: a new one, or with `last` one that continues another in fewer lines.
 * It is written beside `path` and takes its place when it is complete.
 */
export async function beginFile(
  path: string,
  round: Round,
  start: { beginning: AnchorFileBeginning; last: LastLine | null },
): Promise<Written> {
  const { text, last } = linesOfRound(round, start)
  const draft = `${path}.draft`
  await writeSafely(await open(draft, 'w', 0o600), text)
  await rename(draft, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
  return { last, size: Buffer.byteLength(text) }
}
