import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { constants, crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'
import {
  DEFLATED,
  descriptor,
  directory,
  LARGEST_PLAIN_BYTES,
  localHeader,
  STORED,
} from '@/lib/audit/verification/archive/zip-format'
import type { ManifestFile } from '@/lib/audit/verification/manifest'

type Entry = { name: string; method: number; crc: number; storedSize: number; size: number; offset: number }
/** The entry that is being written, with the hashes of its bytes before and after packing. */
type OpenEntry = { entry: Entry; deflate: DeflateRaw; content?: Hash; packed?: Hash }
/**
 * `isWide`: of 4 GiB and more (ZIP64), which must be known before the first byte, since a header states it before the
 * sizes are known. `isHashed`: `files` lists what was written.
 */
type ZipForm = { isWide?: boolean; isHashed?: boolean }

/** Higher levels pack the cells of a sheet a tenth smaller in twice the time. */
const LEVEL = constants.Z_BEST_SPEED
/** What comes back from packing at a time: larger pieces mean fewer trips between the threads. */
const PIECE_BYTES = 64 * 1024

/**
 * Writes a ZIP file piece by piece, each entry packed as it comes: `emit` takes the bytes. The same content makes the
 * same bytes, whenever and wherever. Nothing stays in memory but sizes and hashes.
 */
export class ZipWriter {
  /** What a manifest states of the files written so far; empty unless the writer hashes. */
  readonly files: ManifestFile[] = []
  readonly #entries: Entry[] = []
  #offset = 0
  #open: OpenEntry | null = null

  constructor(
    private readonly emit: (bytes: Uint8Array) => void,
    private readonly form: ZipForm = {},
  ) {}

  /** How large the entry that is being written has become, unpacked. */
  get entryBytes(): number {
    return this.#open?.entry.size ?? 0
  }

  /** Begins an entry of unknown length. */
  begin(name: string): void {
    const entry = { name, method: DEFLATED, crc: 0, storedSize: 0, size: 0, offset: this.#offset }
    const deflate = createDeflateRaw({ level: LEVEL, chunkSize: PIECE_BYTES })
    const open: OpenEntry = { entry, deflate }
    if (this.form.isHashed) Object.assign(open, { content: createHash('sha256'), packed: createHash('sha256') })
    deflate.on('data', (piece: Buffer) => {
      entry.storedSize += piece.length
      open.packed?.update(piece)
      this.#emit(piece)
    })
    this.#emit(localHeader(entry, this.form.isWide))
    this.#open = open
  }

  /** Resolves when the bytes are packed and passed on. Throws when the archive is too large for its form. */
  async write(bytes: Buffer): Promise<void> {
    const open = this.#open
    if (!open) throw new Error('bytes are written into an entry')
    const { entry, deflate } = open
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    open.content?.update(bytes)
    await new Promise<void>((resolve, reject) => {
      deflate.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
    this.#refuseTooLarge(entry)
  }

  /** Ends the entry that is being written. */
  async finish(): Promise<void> {
    if (!this.#open) return
    const { entry, deflate, content, packed } = this.#open
    const ended = once(deflate, 'end')
    deflate.end()
    await ended
    this.#refuseTooLarge(entry)
    this.#emit(descriptor(entry, this.form.isWide))
    this.#open = null
    this.#add(entry, content?.digest('hex'), packed?.digest('hex'))
  }

  /** A small entry at once. */
  async add(name: string, text: string): Promise<void> {
    this.begin(name)
    await this.write(Buffer.from(text))
    await this.finish()
  }

  /** An entry that is in memory, unpacked. */
  addStored(name: string, bytes: Uint8Array): void {
    const size = bytes.length
    const entry = { name, method: STORED, crc: crc32(bytes), storedSize: size, size, offset: this.#offset }
    this.#emit(localHeader(entry, this.form.isWide))
    this.#emit(bytes)
    const sha256 = this.form.isHashed ? createHash('sha256').update(bytes).digest('hex') : undefined
    this.#add(entry, sha256, sha256)
  }

  /** The directory that ends the file. */
  end(): void {
    this.emit(directory(this.#entries, this.#offset, this.form.isWide))
  }

  /** Frees what is held outside the heap, when the file is broken off. */
  destroy(): void {
    this.#open?.deflate.destroy()
  }

  #refuseTooLarge({ name, size }: Entry): void {
    if (!this.form.isWide && Math.max(size, this.#offset) > LARGEST_PLAIN_BYTES)
      throw new Error(`${name} is too large for one file`)
  }

  #add(entry: Entry, sha256?: string, storedSha256?: string): void {
    const { name, size, storedSize } = entry
    this.#entries.push(entry)
    if (sha256 && storedSha256) this.files.push({ name, size, sha256, storedSize, storedSha256 })
  }

  #emit(bytes: Uint8Array): void {
    this.#offset += bytes.length
    this.emit(bytes)
  }
}
