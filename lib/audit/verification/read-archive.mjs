// Reads the archive of a package and holds every byte of it that is not content against the form it must have.
import { Fault } from './fault.mjs'
import { readDirectory, readEnd } from './zip-directory.mjs'
import { DEFLATED, descriptor, directory, localHeader, STORED } from './zip-format.mjs'

/**
 * Where the bytes of a package come from: a file on disk, or one dropped in a browser.
 *
 * @typedef {{ size: number, read: (from: number, to: number) => Promise<Uint8Array> }} PackageSource
 * @typedef {import('./zip-format.mjs').ZipEntry & { offset: number, begins: number }} ArchiveEntry
 */

const LONGEST_DIRECTORY_BYTES = 100_000
const PIECE_BYTES = 1 << 20
const same = (left, right) => left.length === right.length && left.every((byte, place) => byte === right[place])

/** The directory, once it is written as a package writes it to the last byte of the archive. */
async function checkedDirectory(source) {
  const end = readEnd(await source.read(Math.max(0, source.size - LONGEST_DIRECTORY_BYTES), source.size))
  if (!end) throw new Fault('This is no ZIP archive, or its end was cut off')
  if (end.behind > 0) throw new Fault(`${end.behind} bytes stand behind the end of the archive`)
  const directoryEnd = source.size - end.endBytes
  if (end.offset > directoryEnd || directoryEnd - end.offset > LONGEST_DIRECTORY_BYTES) {
    throw new Fault('The directory of the archive is not where its end says')
  }
  const bytes = await source.read(end.offset, source.size)
  const entries = readDirectory(bytes.subarray(0, directoryEnd - end.offset))
  if (!entries) throw new Fault('The directory of the archive cannot be read')
  if (!same(directory(entries, end.offset, end.wide), bytes))
    throw new Fault('The directory of the archive is not written as a package writes it')
  return { entries, end }
}

/**
 * The files of the archive in their order. Throws a Fault when a byte outside their contents is not what it must be: a
 * header, the directory, something between two files or behind the end.
 *
 * @param {PackageSource} source
 * @returns {Promise<ArchiveEntry[]>}
 */
export async function readArchive(source) {
  if (source.size === 0) throw new Fault('The file is empty')
  const { entries, end } = await checkedDirectory(source)
  let at = 0
  const found = []
  for (const entry of entries) {
    if (entry.method !== STORED && entry.method !== DEFLATED)
      throw new Fault(`${entry.name} is packed in a way that a package does not use`)
    if (entry.method === STORED && entry.size !== entry.storedSize)
      throw new Fault(`The archive gives ${entry.name} two sizes`)
    const head = localHeader(entry, end.wide)
    const begins = at + head.length
    const foot = descriptor(entry, end.wide)
    const ends = begins + entry.storedSize + foot.length
    if (entry.offset !== at || ends > end.offset)
      throw new Fault(`${entry.name} is not where the directory of the archive says`)
    if (!same(await source.read(at, begins), head))
      throw new Fault(`The header of ${entry.name} in the archive was changed`)
    if (!same(await source.read(ends - foot.length, ends), foot))
      throw new Fault(`The sizes behind ${entry.name} in the archive were changed`)
    found.push({ ...entry, begins })
    at = ends
  }
  if (at !== end.offset)
    throw new Fault(`${end.offset - at} bytes stand between the last file and the directory of the archive`)
  return found
}

/**
 * What packed bytes unpack to, a piece at a time. Throws when they do not unpack.
 *
 * @param {AsyncIterable<Uint8Array>} pieces
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* unpacked(pieces) {
  const unpack = new DecompressionStream('deflate-raw')
  const writer = unpack.writable.getWriter()
  const written = (async () => {
    for await (const piece of pieces) await writer.write(piece)
    await writer.close()
  })().catch((error) => {
    // Whoever reads what is unpacked must hear of it too, or would wait for ever.
    writer.abort(error).catch(() => {})
    throw error
  })
  // Seen below, where the reading ends; until then nobody waits for it.
  written.catch(() => {})
  const reader = unpack.readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    await written
  } finally {
    reader.cancel().catch(() => {})
  }
}

/**
 * What a file of the archive holds, a piece at a time; its packed bytes go to `takeStored` as they are read. Throws a
 * Fault when they do not unpack.
 *
 * @param {PackageSource} source
 * @param {ArchiveEntry} entry
 * @param {(bytes: Uint8Array) => void} [takeStored]
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* contentOf(source, entry, takeStored = () => {}) {
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
    yield* unpacked(stored())
  } catch {
    throw new Fault(`${entry.name} cannot be unpacked: its bytes were changed`)
  }
}
