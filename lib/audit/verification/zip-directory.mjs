// Reads the directory of a ZIP archive as it says of itself, in the plain and in the wide form. Nothing is judged here
// but whether it can be read.
import { ELSEWHERE, END_BYTES, WIDE_END_BYTES } from './zip-format.mjs'

/** Of a local header before its name. */
export const LOCAL_HEADER_BYTES = 30
const RECORD_BYTES = 46
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const wideNumber = (view, at) => Number(view.getBigUint64(at, true))

/**
 * Where the directory is, from the last bytes of an archive; null when there is none. `behind` counts the bytes behind
 * the end.
 *
 * @param {Uint8Array} tail the last bytes of the archive
 */
export function readEnd(tail) {
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

/** The numbers of a record that stand in its extra field, in the order in which they are asked for. */
function widened(view, from, to, numbers) {
  let at = from
  while (at + 4 <= to && view.getUint16(at, true) !== 0x0001) at += 4 + view.getUint16(at + 2, true)
  at += 4
  return numbers.map((number) => {
    if (number !== ELSEWHERE || at + 8 > to) return number
    at += 8
    return wideNumber(view, at - 8)
  })
}

/**
 * The entries of a directory, or null when it cannot be read.
 *
 * @param {Uint8Array} bytes
 * @returns {(import('./zip-format.mjs').ZipEntry & { offset: number })[] | null}
 */
export function readDirectory(bytes) {
  const view = viewOf(bytes)
  const entries = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < RECORD_BYTES || view.getUint32(at, true) !== 0x02014b50) return null
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const extraAt = at + RECORD_BYTES + nameLength
    const next = extraAt + extraLength + commentLength
    if (next > bytes.length) return null
    const given = [24, 20, 42].map((place) => view.getUint32(at + place, true))
    const [size, storedSize, offset] = widened(view, extraAt, extraAt + extraLength, given)
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

/**
 * How many bytes stand between the first 30 of a local header and the bytes of its file.
 *
 * @param {Uint8Array} header its first 30 bytes
 */
export const restOfHeader = (header) => viewOf(header).getUint16(26, true) + viewOf(header).getUint16(28, true)
