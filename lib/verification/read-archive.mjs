// Reads the archive of a package and holds every byte of it that is not content against the one form it may have.
import { DEFLATED, descriptor, directory, END_BYTES, localHeader, STORED } from './zip-format.mjs'

/** What is wrong with a package, in words for whoever was handed it. */
export class Fault extends Error {}

/**
 * Where the bytes of a package come from: a file on disk, or one dropped in a browser.
 *
 * @typedef {{ size: number, read: (from: number, to: number) => Promise<Uint8Array> }} PackageSource
 * @typedef {import('./zip-format.mjs').ZipEntry & { offset: number, begins: number }} ArchiveEntry
 */

const LONGEST_DIRECTORY_BYTES = 100_000
const PIECE_BYTES = 1 << 20
const same = (left, right) => left.length === right.length && left.every((byte, place) => byte === right[place])
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The end record, which must be the last 22 bytes. */
async function readEnd(source) {
  const tail = await source.read(Math.max(0, source.size - LONGEST_DIRECTORY_BYTES), source.size)
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const behind = tail.length - END_BYTES - at
    if (behind > 0) throw new Fault(`${behind} bytes stand behind the end of the archive`)
    return {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
  }
  throw new Fault('This is no ZIP archive, or its end was cut off')
}

/** The directory's entries, each as it says of itself. */
function readEntries(bytes) {
  const view = viewOf(bytes)
  const entries = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < 46 || view.getUint32(at, true) !== 0x02014b50)
      throw new Fault('The directory of the archive cannot be read')
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > bytes.length) throw new Fault('The directory of the archive cannot be read')
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      storedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength
  }
  return entries
}

/**
 * The files of the archive in their order. Throws a Fault when a byte outside their contents is not what it must be: a header, the directory, something
 * between two files or behind the end.
 *
 * @param {PackageSource} source
 * @returns {Promise<ArchiveEntry[]>}
 */
export async function readArchive(source) {
  if (source.size === 0) throw new Fault('The file is empty')
  const end = await readEnd(source)
  const directoryEnd = source.size - END_BYTES
  if (end.offset > directoryEnd || directoryEnd - end.offset > LONGEST_DIRECTORY_BYTES) {
    throw new Fault('The directory of the archive is not where its end says')
  }
  const bytes = await source.read(end.offset, source.size)
  const entries = readEntries(bytes.subarray(0, directoryEnd - end.offset))
  if (!same(directory(entries, end.offset), bytes))
    throw new Fault('The directory of the archive is not written as a package writes it')
  let at = 0
  const found = []
  for (const entry of entries) {
    if (entry.method !== STORED && entry.method !== DEFLATED)
      throw new Fault(`${entry.name} is packed in a way that a package does not use`)
    const head = localHeader(entry)
    const begins = at + head.length
    const foot = descriptor(entry)
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
 * Hands the packed bytes of a file to `takeStored`, and what they unpack to, to `takeContent`, a piece at a time. Throws a Fault when they do not unpack,
 * and whatever the source throws when they cannot be read.
 *
 * @param {PackageSource} source
 * @param {ArchiveEntry} entry
 * @param {{ takeStored: (bytes: Uint8Array) => void, takeContent: (bytes: Uint8Array) => void }} take
 */
export async function readEntry(source, entry, { takeStored, takeContent }) {
  const ends = entry.begins + entry.storedSize
  let unreadable = null
  const pieces = async function* () {
    for (let from = entry.begins; from < ends; from += PIECE_BYTES) {
      const piece = await source.read(from, Math.min(from + PIECE_BYTES, ends)).catch((error) => {
        unreadable = error
        throw error
      })
      takeStored(piece)
      yield piece
    }
  }
  if (entry.method === STORED) {
    for await (const piece of pieces()) takeContent(piece)
    return
  }
  const unpack = new DecompressionStream('deflate-raw')
  const writer = unpack.writable.getWriter()
  const written = (async () => {
    try {
      for await (const piece of pieces()) await writer.write(piece)
      await writer.close()
    } catch (error) {
      // Whoever reads would wait for ever for what is not written any more.
      await writer.abort(error).catch(() => {})
      throw error
    }
  })()
  // Seen below, where the reading ends; until then nobody waits for it.
  written.catch(() => {})
  const spoilt = () => {
    throw unreadable ?? new Fault(`${entry.name} cannot be unpacked: its bytes were changed`)
  }
  const reader = unpack.readable.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(spoilt)
    if (done) break
    takeContent(value)
  }
  await written.catch(spoilt)
}
