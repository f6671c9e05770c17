// Reads the archive of a package and compares every byte that is not content with the form it must have.
import { Fault } from '../fault'
import { formatCount } from '../format-count'
import { checkContentSize } from './limits'
import { readDirectory, readEnd } from './zip-directory'
import { DEFLATED, descriptor, directory, localHeader, STORED, type ZipEntry } from './zip-format'

/** Where the bytes of a package come from: a file on disk, or one dropped in a browser. `to` is exclusive. */
export interface PackageSource {
  size: number
  read(from: number, to: number): Promise<Uint8Array>
}

/** A file of the archive; its content begins at `begins`. */
export type ArchiveEntry = ZipEntry & { offset: number; begins: number }

const LONGEST_DIRECTORY_BYTES = 100_000
const PIECE_BYTES = 1 << 20
/** Written at a time to be unpacked: a browser unpacks all of it before the next piece is read. */
const WRITTEN_BYTES = 1 << 16
const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, at) => byte === right[at])

/** The directory, checked to be written as a package writes it, to the last byte of the archive. */
async function checkedDirectory(source: PackageSource) {
  const end = readEnd(await source.read(Math.max(0, source.size - LONGEST_DIRECTORY_BYTES), source.size))
  if (!end) throw new Fault('This is not a ZIP archive, or its end is missing')
  if (end.behind > 0) throw new Fault(`${formatCount(end.behind, 'byte')} after the end of the archive`)
  const directoryEnd = source.size - end.endBytes
  if (end.offset > directoryEnd || directoryEnd - end.offset > LONGEST_DIRECTORY_BYTES) {
    throw new Fault('The directory of the archive is not at the position given at its end')
  }
  const bytes = await source.read(end.offset, source.size)
  const entries = readDirectory(bytes.subarray(0, directoryEnd - end.offset))
  if (!entries) throw new Fault('The directory of the archive cannot be read')
  if (!same(directory(entries, end.offset, end.wide), bytes))
    throw new Fault('The directory of the archive is not written as a package writes it')
  checkContentSize(entries, source.size)
  const twice = entries.find(({ name }, at) => entries.findIndex((entry) => entry.name === name) < at)
  if (twice) throw new Fault(`The archive has ${twice.name} twice`)
  return { entries, end }
}

/**
 * The files of the archive in their order. Throws a Fault when a byte outside their contents is not what it must be: in
 * a header, in the directory, between two files or after the end.
 */
export async function readArchive(source: PackageSource): Promise<ArchiveEntry[]> {
  if (source.size === 0) throw new Fault('The file is empty')
  const { entries, end } = await checkedDirectory(source)
  let at = 0
  const found: ArchiveEntry[] = []
  for (const entry of entries) {
    if (entry.method !== STORED && entry.method !== DEFLATED)
      throw new Fault(`${entry.name} is compressed in a way that a package does not use`)
    if (entry.method === STORED && entry.size !== entry.storedSize)
      throw new Fault(`The archive gives ${entry.name} two sizes`)
    const head = localHeader(entry, end.wide)
    const begins = at + head.length
    const foot = descriptor(entry, end.wide)
    const ends = begins + entry.storedSize + foot.length
    if (entry.offset !== at || ends > end.offset)
      throw new Fault(`${entry.name} is not at the position given in the directory of the archive`)
    if (!same(await source.read(at, begins), head))
      throw new Fault(`The header of ${entry.name} in the archive was changed`)
    if (!same(await source.read(ends - foot.length, ends), foot))
      throw new Fault(`The sizes after ${entry.name} in the archive were changed`)
    found.push({ ...entry, begins })
    at = ends
  }
  if (at !== end.offset)
    throw new Fault(`${formatCount(end.offset - at, 'byte')} between the last file and the directory of the archive`)
  return found
}

/**
 * What the packed bytes of a file unpack to, a piece at a time. Throws when they do not unpack, and stops with a Fault
 * where they unpack to more bytes than its stated size, or to fewer.
 */
export async function* unpacked(
  pieces: AsyncIterable<Uint8Array>,
  { name, size }: { name: string; size: number },
): AsyncGenerator<Uint8Array> {
  const unpack = new DecompressionStream('deflate-raw')
  const writer = unpack.writable.getWriter()
  const written = (async () => {
    for await (const piece of pieces)
      for (let from = 0; from < piece.length; from += WRITTEN_BYTES)
        await writer.write(piece.slice(from, from + WRITTEN_BYTES))
    await writer.close()
  })().catch((error) => {
    // The reader below must fail too, or it would wait for ever.
    writer.abort(error).catch(() => {})
    throw error
  })
  // Awaited below, where the reading ends; until then a rejection is not unhandled.
  written.catch(() => {})
  const reader = unpack.readable.getReader()
  let left = size
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      left -= value.length
      if (left < 0) break
      yield value
    }
    if (left !== 0)
      throw new Fault(`${name} does not unpack to the ${formatCount(size, 'byte')} that the archive states`)
    await written
  } finally {
    reader.cancel().catch(() => {})
  }
}

/**
 * The content of a file of the archive, a piece at a time; its packed bytes go to `takeStored` as they are read. Throws
 * a Fault when they do not unpack.
 */
export async function* contentOf(
  source: PackageSource,
  entry: ArchiveEntry,
  takeStored: (bytes: Uint8Array) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const ends = entry.begins + entry.storedSize
  async function* stored() {
    for (let from = entry.begins; from < ends; from += PIECE_BYTES) {
      const piece = await source.read(from, Math.min(from + PIECE_BYTES, ends))
      takeStored(piece)
      yield piece
    }
  }
  if (entry.method === STORED) {
    yield* stored()
    return
  }
  try {
    yield* unpacked(stored(), entry)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault(`${entry.name} cannot be unpacked: its bytes were changed`)
  }
}
