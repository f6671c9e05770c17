/** First and last byte, inclusive. */
export type ByteRange = { from: number; to: number }

/**
 * The part of a file of `size` bytes that a Range header requests (RFC 9110, section 14). A header that cannot be read,
 * has another unit or several ranges is answered with the whole file, as the standard allows; a range that begins
 * beyond the end cannot be satisfied.
 */
export function readByteRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 }
  }
  if (last !== '' && Number(last) < Number(first)) return 'whole'
  if (Number(first) >= size) return 'unsatisfiable'
  return { from: Number(first), to: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** Whether the client has a part of the same bytes: only an equal strong ETag proves it, never a date. */
export const isSameFile = (ifRange: string | null, etag: string): boolean => ifRange === null || ifRange.trim() === etag
