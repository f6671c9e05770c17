// The one form in which a package may be written (docs/verification.md, "The archive"): names, sizes and check sums are all that can differ between two
// packages, so whoever knows them can write every other byte again and compare. No ZIP64: a package is smaller than 4 GiB.

const text = new TextEncoder()
/** 1 January 1980, midnight: the earliest date the format knows. A package carries its time in the manifest. */
const DATE = 0x0021
const VERSION = 20
const UTF8_NAME = 0x0800
const SIZES_FOLLOW = 0x0008
export const STORED = 0
export const DEFLATED = 8
export const LARGEST_BYTES = 0xffffffff
export const END_BYTES = 22

/** Lays numbers of two or four bytes end to end, the lowest byte first; bytes stand as they are. */
function laidOut(...parts) {
  const length = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part[0]), 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    if (part instanceof Uint8Array) bytes.set(part, at)
    else if (part[0] === 2) view.setUint16(at, part[1], true)
    else view.setUint32(at, part[1], true)
    at += part instanceof Uint8Array ? part.length : part[0]
  }
  return bytes
}
const two = (value) => [2, value]
const four = (value) => [4, value]

/**
 * One file of an archive. A deflated one is written as a stream: its sizes follow it.
 *
 * @typedef {{ name: string, method: number, crc: number, storedSize: number, size: number }} ZipEntry
 */

const flagsOf = (method) => (method === DEFLATED ? UTF8_NAME | SIZES_FOLLOW : UTF8_NAME)

/**
 * What stands before the bytes of a file.
 *
 * @param {ZipEntry} entry
 */
export function localHeader({ name, method, crc, storedSize, size }) {
  const encoded = text.encode(name)
  const known = method === STORED ? [four(crc), four(storedSize), four(size)] : [four(0), four(0), four(0)]
  return laidOut(
    four(0x04034b50),
    two(VERSION),
    two(flagsOf(method)),
    two(method),
    two(0),
    two(DATE),
    ...known,
    two(encoded.length),
    two(0),
    encoded,
  )
}

/**
 * What stands behind the bytes of a file: nothing, or its sizes where they were not known before.
 *
 * @param {ZipEntry} entry
 */
export function descriptor({ method, crc, storedSize, size }) {
  if (method === STORED) return new Uint8Array(0)
  return laidOut(four(0x08074b50), four(crc), four(storedSize), four(size))
}

/**
 * The directory at the end of the archive and the record that ends it.
 *
 * @param {(ZipEntry & { offset: number })[]} entries
 * @param {number} offset where the directory begins
 */
export function directory(entries, offset) {
  const records = entries.map((entry) => {
    const name = text.encode(entry.name)
    const sizes = [four(entry.crc), four(entry.storedSize), four(entry.size)]
    const nothing = [two(0), two(0), two(0), two(0), four(0)]
    return laidOut(
      ...[
        four(0x02014b50),
        two(VERSION),
        two(VERSION),
        two(flagsOf(entry.method)),
        two(entry.method),
        two(0),
        two(DATE),
      ],
      ...sizes,
      ...[two(name.length), ...nothing, four(entry.offset), name],
    )
  })
  const length = records.reduce((sum, record) => sum + record.length, 0)
  const [count, none] = [two(entries.length), two(0)]
  return laidOut(...records, four(0x06054b50), none, none, count, count, four(length), four(offset), none)
}
