import { once } from 'node:events'
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'
import {
  DEFLATED,
  descriptor,
  directory,
  LARGEST_PLAIN_BYTES,
  localHeader,
} from '@/lib/audit/verification/zip-format.mjs'

type Entry = { name: string; method: number; crc: number; storedSize: number; size: number; offset: number }

/** Higher levels pack the cells of a sheet a tenth smaller in twice the time. */
const LEVEL = 1
/** What comes back from packing at a time: larger pieces mean fewer errands between the threads. */
const PIECE_BYTES = 64 * 1024

/**
 * Writes a ZIP file piece by piece, each entry packed as it comes: `emit` takes the bytes. The same content makes the
 * same bytes, whenever and wherever.
 */
export class ZipStream {
  #entries: Entry[] = []
  #offset = 0
  #entry: Entry | null = null
  #deflate: DeflateRaw | null = null

  constructor(private readonly emit: (bytes: Uint8Array) => void) {}

  /** How large the entry that is being written has become, unpacked. */
  get entryBytes(): number {
    return this.#entry?.size ?? 0
  }

  begin(name: string): void {
    const entry: Entry = { name, method: DEFLATED, crc: 0, storedSize: 0, size: 0, offset: this.#offset }
    const deflate = createDeflateRaw({ level: LEVEL, chunkSize: PIECE_BYTES })
    deflate.on('data', (piece: Buffer) => {
      entry.storedSize += piece.length
      this.#emit(piece)
    })
    this.#emit(localHeader(entry))
    this.#entry = entry
    this.#deflate = deflate
  }

  /** Resolves when the bytes are packed and passed on. */
  async write(bytes: Buffer): Promise<void> {
    const [entry, deflate] = [this.#entry, this.#deflate]
    if (!entry || !deflate) throw new Error('bytes are written into an entry')
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    await new Promise<void>((resolve, reject) => {
      deflate.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  }

  /** Ends the entry that is being written. */
  async finish(): Promise<void> {
    const [entry, deflate] = [this.#entry, this.#deflate]
    if (!entry || !deflate) return
    const ended = once(deflate, 'end')
    deflate.end()
    await ended
    if (Math.max(entry.size, this.#offset) > LARGEST_PLAIN_BYTES)
      throw new Error(`${entry.name} is too large for one file`)
    this.#emit(descriptor(entry))
    this.#entries.push(entry)
    this.#entry = this.#deflate = null
  }

  /** A small entry at once. */
  async add(name: string, text: string): Promise<void> {
    this.begin(name)
    await this.write(Buffer.from(text))
    await this.finish()
  }

  /** What ends the file. */
  end(): void {
    this.emit(directory(this.#entries, this.#offset))
  }

  /** Frees what is held outside the heap, when the file is broken off. */
  destroy(): void {
    this.#deflate?.destroy()
  }

  #emit(bytes: Uint8Array): void {
    this.#offset += bytes.length
    this.emit(bytes)
  }
}
