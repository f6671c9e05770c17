import { Transform, type TransformCallback } from 'node:stream'
import type { OnRows } from './row-progress'

const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
/** Without it a spreadsheet reads Cyrillic as another alphabet; programs that read UTF-8 skip it. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Turns PostgreSQL's CSV into a file by RFC 4180, in UTF-8 with a byte order mark: each record ends with CR LF, while a
 * line feed inside quotes stays as typed. Holds no data between chunks. The header does not count as a row.
 */
export function csvLines(onRows: OnRows = () => {}): Transform {
  let quoted = false
  let begun = false
  let header = 1
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (!begun) this.push(BYTE_ORDER_MARK)
      begun = true
      const found = recordEnds(chunk, quoted)
      quoted = found.quoted
      if (found.ends.length > 0) {
        onRows(found.ends.length - header)
        header = 0
      }
      done(null, withLineEnds(chunk, found.ends))
    },
  })
}

/**
 * Finds the ends of records in a chunk that may begin inside quotes, and whether it ends inside quotes. Native code
 * skips all bytes but quotes and line feeds.
 */
function recordEnds(chunk: Buffer, begunQuoted: boolean): { ends: number[]; quoted: boolean } {
  const ends: number[] = []
  let quoted = begunQuoted
  let quote = chunk.indexOf(QUOTE)
  for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, end + 1)) {
    for (; quote >= 0 && quote < end; quote = chunk.indexOf(QUOTE, quote + 1)) quoted = !quoted
    if (!quoted) ends.push(end)
  }
  for (; quote >= 0; quote = chunk.indexOf(QUOTE, quote + 1)) quoted = !quoted
  return { ends, quoted }
}

function withLineEnds(chunk: Buffer, ends: readonly number[]): Buffer {
  const file = Buffer.allocUnsafe(chunk.length + ends.length)
  let [from, at] = [0, 0]
  for (const end of ends) {
    at += chunk.copy(file, at, from, end)
    file[at] = CARRIAGE_RETURN
    at += 1
    from = end
  }
  chunk.copy(file, at, from)
  return file
}
