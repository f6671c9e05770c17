// Reads the directory of a ZIP archive, in the plain and in the wide form. Nothing is checked here but that it can be
// read.
import { ELSEWHERE, END_BYTES, WIDE_END_BYTES, type ZipEntry } from './zip-format'

/** The length of a local header before the name. */
export const LOCAL_HEADER_BYTES = 30
const RECORD_BYTES = 46
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const wideNumber = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

/** Where the directory is, from the last bytes of an archive; null when there is none. */
export interface ArchiveEnd {
  wide: boolean
  /** How many bytes follow the end. */
  behind: number
  offset: number
  endBytes: number
}

/** Reads the end of an archive from its last bytes; null when there is none. */
export function readEnd(tail: Uint8Array): ArchiveEnd | null {
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const behind = tail.length - END_BYTES - at
    const offset = view.getUint32(at + 16, true)
    const wideAt = at - WIDE_END_BYTES
    const wide = offset === ELSEWHERE && wideAt >= 0 && view.getUint32(wideAt, true) === 0x06064b50
    return wide
      ? { wide, behind, offset: wideNumber(view, wideAt + 48), endBytes: END_BYTES + WIDE_END_BYTES }
      : { wide, behind, offset, endBytes: END_BYTES }
  }
  return null
}

/** The numbers of a record, those that are too large for four bytes read from its extra field. */
function widened(view: DataView, from: number, to: number, numbers: [number, number, number]): number[] {
  let at = from
  while (at + 4 <= to && view.getUint16(at, true) !== 0x0001) at += 4 + view.getUint16(at + 2, true)
  at += 4
  return numbers.map((number) => {
    if (number !== ELSEWHERE || at + 8 > to) return number
    at += 8
    return wideNumber(view, at - 8)
  })
}

/** The entries of a directory, or null when it cannot be read. */
export function readDirectory(bytes: Uint8Array): (ZipEntry & { offset: number })[] | null {
  const view = viewOf(bytes)
  const entries: (ZipEntry & { offset: number })[] = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < RECORD_BYTES || view.getUint32(at, true) !== 0x02014b50) return null
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const extraAt = at + RECORD_BYTES + nameLength
    const next = extraAt + extraLength + commentLength
    if (next > bytes.length) return null
    const [size = 0, storedSize = 0, offset = 0] = widened(view, extraAt, extraAt + extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ])
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + RECORD_BYTES, extraAt)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      storedSize,
      size,
      offset,
    })
    at = next
  }
  return entries
}

/** How many bytes are between the first 30 of a local header, given here, and the content of its file. */
export const restOfHeader = (header: Uint8Array): number =>
  viewOf(header).getUint16(26, true) + viewOf(header).getUint16(28, true)
