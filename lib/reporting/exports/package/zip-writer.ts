import { createHash } from 'node:crypto'
import { pipeline, type Readable } from 'node:stream'
import { constants, createDeflateRaw } from 'node:zlib'
import { crc32 } from '@/lib/audit/verification/crc32.mjs'
import type { ManifestFile } from '@/lib/audit/verification/manifest.mjs'
import {
  DEFLATED,
  descriptor,
  directory,
  LARGEST_PLAIN_BYTES,
  localHeader,
  STORED,
} from '@/lib/audit/verification/zip-format.mjs'

type Entry = { name: string; method: number; crc: number; storedSize: number; size: number; offset: number }

/**
 * Writes a package's archive in one of the two forms it may have: plain, below 4 GiB, or wide (ZIP64). Which one must
 * be known before the first byte, since a header says it before the sizes are known. Each method yields the next bytes;
 * nothing is kept but sizes and hashes.
 */
export class ZipWriter {
  /** What the manifest says of the files written so far. */
  readonly files: ManifestFile[] = []
  #entries: Entry[] = []
  #offset = 0

  constructor(private readonly wide: boolean) {}

  /** A file of unknown length, packed as it comes. */
  async *deflated(name: string, source: Readable): AsyncGenerator<Uint8Array> {
    const entry: Entry = { name, method: DEFLATED, crc: 0, storedSize: 0, size: 0, offset: this.#offset }
    const [content, stored] = [createHash('sha256'), createHash('sha256')]
    yield localHeader(entry, this.wide)
    source.on('data', (chunk: Buffer) => {
      entry.crc = crc32(chunk, entry.crc)
      entry.size += chunk.length
      content.update(chunk)
    })
    source.pause()
    const packed = pipeline(source, createDeflateRaw({ level: constants.Z_BEST_SPEED }), () => {})
    for await (const chunk of packed as AsyncIterable<Buffer>) {
      stored.update(chunk)
      entry.storedSize += chunk.length
      if (!this.wide && Math.max(entry.size, this.#offset + entry.storedSize) > LARGEST_PLAIN_BYTES) {
        throw new Error(`${name} is larger than its number of rows made expect`)
      }
      yield chunk
    }
    yield descriptor(entry, this.wide)
    this.#add(entry, content.digest('hex'), stored.digest('hex'))
  }

  /** A file that is in memory, as it is. */
  *stored(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    const size = bytes.length
    const entry: Entry = { name, method: STORED, crc: crc32(bytes), storedSize: size, size, offset: this.#offset }
    const hash = createHash('sha256').update(bytes).digest('hex')
    yield localHeader(entry, this.wide)
    yield bytes
    this.#add(entry, hash, hash)
  }

  /** What ends the archive. */
  end(): Uint8Array {
    return directory(this.#entries, this.#offset, this.wide)
  }

  #add(entry: Entry, sha256: string, storedSha256: string): void {
    const { name, size, storedSize } = entry
    this.#entries.push(entry)
    this.files.push({ name, size, sha256, storedSize, storedSha256 })
    this.#offset += localHeader(entry, this.wide).length + storedSize + descriptor(entry, this.wide).length
  }
}
