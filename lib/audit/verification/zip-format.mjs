// The two forms in which a package may be written (docs/verification.md, "The archive"): a plain one, and a wide one
// (ZIP64) for a package of any size. Names, sizes and check sums are all that can differ between two packages of a
// form, so whoever knows them can write every other byte again and compare.

const text = new TextEncoder()
/** 1 January 1980, midnight: the earliest date the format knows. A package carries its time in the manifest. */
const DATE = 0x0021
const VERSION = 20
const WIDE_VERSION = 45
const UTF8_NAME = 0x0800
const SIZES_FOLLOW = 0x0008
export const STORED = 0
export const DEFLATED = 8
export const END_BYTES = 22
/** In the wide form: the record of the end, and the one that says where it is, both before the usual end. */
export const WIDE_END_BYTES = 56 + 20
/** What a number of two or four bytes says when the true one stands elsewhere. */
const ELSEWHERE_2 = 0xffff
export const ELSEWHERE = 0xffffffff
/** The largest number the plain form can hold. */
export const LARGEST_PLAIN_BYTES = ELSEWHERE - 1

/** Lays numbers of two, four or eight bytes end to end, the lowest byte first; bytes stand as they are. */
function laidOut(...parts) {
  const length = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part[0]), 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    if (part instanceof Uint8Array) bytes.set(part, at)
    else if (part[0] === 2) view.setUint16(at, part[1], true)
    else if (part[0] === 4) view.setUint32(at, part[1], true)
    else view.setBigUint64(at, BigInt(part[1]), true)
    at += part instanceof Uint8Array ? part.length : part[0]
  }
  return bytes
}
const two = (value) => [2, value]
const four = (value) => [4, value]
const eight = (value) => [8, value]

/**
 * One file of an archive. A deflated one is written as a stream: its sizes follow it.
 *
 * @typedef {{ name: string, method: number, crc: number, storedSize: number, size: number }} ZipEntry
 */

const flagsOf = (method) => (method === DEFLATED ? UTF8_NAME | SIZES_FOLLOW : UTF8_NAME)
/** The numbers that are too large for their place (ZIP64 extended information). */
const wideNumbers = (...numbers) => laidOut(two(0x0001), two(numbers.length * 8), ...numbers.map(eight))

/**
 * What stands before the bytes of a file.
 *
 * @param {ZipEntry} entry
 */
export function localHeader({ name, method, crc, storedSize, size }, wide = false) {
  const encoded = text.encode(name)
  const follows = wide && method === DEFLATED
  const extra = follows ? wideNumbers(0, 0) : new Uint8Array(0)
  const unknown = four(follows ? ELSEWHERE : 0)
  const known = method === STORED ? [four(crc), four(storedSize), four(size)] : [four(0), unknown, unknown]
  return laidOut(
    four(0x04034b50),
    two(follows ? WIDE_VERSION : VERSION),
    two(flagsOf(method)),
    two(method),
    two(0),
    two(DATE),
    ...known,
    two(encoded.length),
    two(extra.length),
    encoded,
    extra,
  )
}

/**
 * What stands behind the bytes of a file: nothing, or its sizes where they were not known before.
 *
 * @param {ZipEntry} entry
 */
export function descriptor({ method, crc, storedSize, size }, wide = false) {
  if (method === STORED) return new Uint8Array(0)
  const number = wide ? eight : four
  return laidOut(four(0x08074b50), four(crc), number(storedSize), number(size))
}

/** The record of one file in the directory. */
function directoryRecord({ name, method, crc, storedSize, size, offset }, wide) {
  const encoded = text.encode(name)
  const version = two(wide ? WIDE_VERSION : VERSION)
  const place = (value) => four(wide ? ELSEWHERE : value)
  const extra = wide ? wideNumbers(size, storedSize, offset) : new Uint8Array(0)
  return laidOut(
    ...[four(0x02014b50), version, version, two(flagsOf(method)), two(method), two(0), two(DATE)],
    ...[four(crc), place(storedSize), place(size)],
    ...[two(encoded.length), two(extra.length), two(0), two(0), two(0), four(0), place(offset)],
    ...[encoded, extra],
  )
}

/**
 * The directory at the end of the archive and the records that end it.
 *
 * @param {(ZipEntry & { offset: number })[]} entries
 * @param {number} offset where the directory begins
 */
export function directory(entries, offset, wide = false) {
  const records = laidOut(...entries.map((entry) => directoryRecord(entry, wide)))
  const [count, length, none] = [entries.length, records.length, two(0)]
  if (!wide) {
    const counts = [two(count), two(count)]
    return laidOut(records, four(0x06054b50), none, none, ...counts, four(length), four(offset), none)
  }
  const version = two(WIDE_VERSION)
  return laidOut(
    records,
    ...[four(0x06064b50), eight(44), version, version, four(0), four(0)],
    ...[eight(count), eight(count), eight(length), eight(offset)],
    ...[four(0x07064b50), four(0), eight(offset + length), four(1)],
    ...[four(0x06054b50), none, none, two(ELSEWHERE_2), two(ELSEWHERE_2), four(ELSEWHERE), four(ELSEWHERE), none],
  )
}
