import type { Readable } from 'node:stream'
import type { ManifestFile } from '@/lib/audit/verification/manifest'
import { ZipWriter } from '../formats/zip-writer'

/** The archive of a package, as its parts are made: each method yields the next bytes. */
export class PackageArchive {
  readonly #written: Uint8Array[] = []
  readonly #zip: ZipWriter

  constructor(isWide: boolean) {
    this.#zip = new ZipWriter((bytes) => this.#written.push(bytes), { isWide, isHashed: true })
  }

  /** What the manifest states of the files written so far. */
  get files(): readonly ManifestFile[] {
    return this.#zip.files
  }

  /** A file of unknown length, packed as it comes. */
  async *deflated(name: string, source: Readable): AsyncGenerator<Uint8Array> {
    try {
      this.#zip.begin(name)
      for await (const chunk of source as AsyncIterable<Buffer>) {
        await this.#zip.write(chunk)
        yield* this.#take()
      }
      await this.#zip.finish()
      yield* this.#take()
    } finally {
      this.#zip.destroy()
    }
  }

  /** A file that is in memory, as it is. */
  *stored(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    this.#zip.addStored(name, bytes)
    yield* this.#take()
  }

  /** The directory that ends the archive. */
  *end(): Generator<Uint8Array> {
    this.#zip.end()
    yield* this.#take()
  }

  #take(): Uint8Array[] {
    return this.#written.splice(0)
  }
}
