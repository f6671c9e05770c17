// The two forms in which a package may be written (docs/verification.md, "The archive"): a plain one, and a wide one
// (ZIP64) for a package of any size. Only names, sizes and checksums can differ between two packages of a form, so
// every other byte can be written again from them and compared.

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
/** In the wide form: the record of the end and its locator, both before the usual end. */
export const WIDE_END_BYTES = 56 + 20
/** The value of a number of two or four bytes when the true one is in the extra field. */
const ELSEWHERE_2 = 0xffff
export const ELSEWHERE = 0xffffffff
/** The largest number the plain form can hold. */
export const LARGEST_PLAIN_BYTES = ELSEWHERE - 1

type NumberPart = readonly [bytes: 2 | 4 | 8, value: number]
type Part = NumberPart | Uint8Array

/** Numbers of two, four or eight bytes end to end, the lowest byte first; bytes are copied. */
function laidOut(...parts: Part[]): Uint8Array {
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
const two = (value: number): NumberPart => [2, value]
const four = (value: number): NumberPart => [4, value]
const eight = (value: number): NumberPart => [8, value]

/** One file of an archive. A deflated one is written as a stream: its sizes follow it. */
export interface ZipEntry {
  name: string
  method: number
  crc: number
  storedSize: number
  size: number
}

const flagsOf = (method: number): number => (method === DEFLATED ? UTF8_NAME | SIZES_FOLLOW : UTF8_NAME)
/** The numbers that are too large for four bytes (ZIP64 extended information). */
const wideNumbers = (...numbers: number[]): Uint8Array =>
  laidOut(two(0x0001), two(numbers.length * 8), ...numbers.map(eight))

/** The header before the content of a file. */
export function localHeader({ name, method, crc, storedSize, size }: ZipEntry, wide = false): Uint8Array {
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

/** What follows the content of a file: nothing, or its sizes where they were not known before. */
export function descriptor({ method, crc, storedSize, size }: ZipEntry, wide = false): Uint8Array {
  if (method === STORED) return new Uint8Array(0)
  const number = wide ? eight : four
  return laidOut(four(0x08074b50), four(crc), number(storedSize), number(size))
}

/** The record of one file in the directory. */
function directoryRecord(entry: ZipEntry & { offset: number }, wide: boolean): Uint8Array {
  const { name, method, crc, storedSize, size, offset } = entry
  const encoded = text.encode(name)
  const version = two(wide ? WIDE_VERSION : VERSION)
  const narrow = (value: number) => four(wide ? ELSEWHERE : value)
  const extra = wide ? wideNumbers(size, storedSize, offset) : new Uint8Array(0)
  return laidOut(
    ...[four(0x02014b50), version, version, two(flagsOf(method)), two(method), two(0), two(DATE)],
    ...[four(crc), narrow(storedSize), narrow(size)],
    ...[two(encoded.length), two(extra.length), two(0), two(0), two(0), four(0), narrow(offset)],
    ...[encoded, extra],
  )
}

/** The directory at the end of the archive, which begins at `offset`, and the records that end it. */
export function directory(entries: (ZipEntry & { offset: number })[], offset: number, wide = false): Uint8Array {
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
