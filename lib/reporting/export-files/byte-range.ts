/** First and last byte, both included. */
export type ByteRange = { from: number; to: number }

/**
 * What a Range header asks for of so many bytes (RFC 9110, section 14). A header that cannot be read, of another unit,
 * or of several ranges is answered with the whole, as the standard allows; a range that begins beyond the end cannot be
 * answered.
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

/** Whether the part somebody has is of these bytes: only the same strong mark says so, never a date. */
export const isSameFile = (ifRange: string | null, etag: string): boolean => ifRange === null || ifRange.trim() === etag
