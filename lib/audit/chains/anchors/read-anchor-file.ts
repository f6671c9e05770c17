import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import {
  type AnchorFileBeginning,
  type AnchorLine,
  inUtc,
  isSignedHere,
  type LastLine,
  lineHash,
  parseLine,
} from './anchor-line'

/** Something in an anchor file that this installation did not write. */
export class AnchorFileFault extends Error {}

/** What a file holds, apart from the heads. */
export type AnchorFile = {
  beginning: AnchorFileBeginning
  last: LastLine
  /** The hash of what a crash left of a line after the last one; null when the file ends with a complete line. */
  cut: string | null
  /** How many lines were cut off by crashes, the one at the end included. */
  cutCount: number
  /** Whether the next line has to begin with a line feed. */
  isOpen: boolean
}

const PIECE_BYTES = 1 << 18
const LINE_FEED = 0x0a
/** More than any line has: 1,000 heads of at most 200 bytes. */
const LONGEST_LINE_BYTES = 1 << 20

/** The lines within the first `size` bytes, and whether a line feed ends each. */
async function* linesOf(handle: FileHandle, size: number): AsyncGenerator<{ text: string; isEnded: boolean }> {
  let rest = Buffer.alloc(0)
  for (let at = 0; at < size; ) {
    const piece = Buffer.alloc(Math.min(PIECE_BYTES, size - at))
    const { bytesRead } = await handle.read(piece, 0, piece.length, at)
    if (bytesRead === 0) break
    at += bytesRead
    rest = Buffer.concat([rest, piece.subarray(0, bytesRead)])
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      yield { text: rest.toString('utf8', 0, end), isEnded: true }
      rest = rest.subarray(end + 1)
    }
    if (rest.length > LONGEST_LINE_BYTES) throw new AnchorFileFault('it has a line longer than any that was written')
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), isEnded: false }
}

/** Follows the lines of a file, each of which has to continue the one before it. */
class AnchorFileWalk {
  beginning: AnchorFileBeginning | null = null
  last: (LastLine & { text: string }) | null = null
  cut: string | null = null
  cutCount = 0

  take(text: string): AnchorLine | null {
    const content = parseLine(text)
    if (!content) {
      if (this.cut) throw this.#fault('cannot be read')
      this.cut = sha256(text)
      this.cutCount += 1
      return null
    }
    this.#compare(content)
    this.beginning ??= content.begins ?? null
    this.last = { line: content.line, at: content.at, sha256: lineHash(text), text }
    this.cut = null
    return content
  }

  #compare(content: AnchorLine): void {
    const { line, previous, begins, cut = null } = content
    const { last } = this
    if (!last) {
      const isFirst = begins && (begins.compacted ? line > 1 && previous : line === 1 && previous === null)
      if (!isFirst) throw new AnchorFileFault(`it begins with line ${line}: lines before it were removed`)
    } else if (line !== last.line + 1) {
      throw new AnchorFileFault(`after line ${last.line} comes line ${line}: lines were removed, added or reordered`)
    } else if (previous !== last.sha256) {
      throw new AnchorFileFault(`line ${line} does not continue line ${last.line}, which was changed or exchanged`)
    }
    if (cut !== this.cut) throw this.#fault('cannot be read')
  }

  #fault(what: string): AnchorFileFault {
    return new AnchorFileFault(`what follows line ${this.last?.line ?? 0} ${what}: it was changed`)
  }

  end(isEnded: boolean): AnchorFile {
    const { beginning, last, cut, cutCount } = this
    if (cut && isEnded) throw this.#fault('cannot be read')
    if (!beginning || !last) throw new AnchorFileFault('it holds no line that can be read')
    if (!isSignedHere(last.text)) throw new AnchorFileFault(signatureFault(last, beginning))
    return { beginning, last, cut, cutCount, isOpen: !isEnded }
  }
}

const signatureFault = ({ line, at }: LastLine, { key }: AnchorFileBeginning): string =>
  key === instancePublicKey()
    ? `line ${line} of ${inUtc(at)} does not have the signature of this installation: it was changed`
    : `it is signed by another key, ${key}. If the key of this installation was changed, keep the file elsewhere and ` +
      'put an empty one in its place'

/**
 * Reads the first `size` bytes of an anchor file and passes on its lines in order. Each line holds the hash of the one
 * before it, so that the signature of the last one covers all. Throws an AnchorFileFault, possibly after lines were
 * passed on, when a line was changed, removed, added or signed by another key. A line that a crash cut off at the end
 * is not a fault.
 */
export async function readAnchorFile(
  handle: FileHandle,
  size: number,
  take: (line: AnchorLine, sha256: string) => void | Promise<void>,
): Promise<AnchorFile> {
  const walk = new AnchorFileWalk()
  let isEnded = true
  for await (const { text, isEnded: ended } of linesOf(handle, size)) {
    isEnded = ended
    const content = walk.take(text)
    if (content && walk.last) await take(content, walk.last.sha256)
  }
  return walk.end(isEnded)
}
