import { Transform, type TransformCallback } from 'node:stream'

const QUOTE = 0x22
const LINE_FEED = 0x0a
const LINE_END = Buffer.from('\r\n')
/** Without it a spreadsheet reads Cyrillic as another alphabet; programs that read UTF-8 skip it. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Makes PostgreSQL's CSV a file as RFC 4180 has it, in UTF-8 with a byte order mark: each record ends with CR LF, while a line feed inside quotes
 * stays as it was typed. Keeps one bit between chunks and nothing else.
 */
export function csvLines(): Transform {
  let quoted = false
  let begun = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (!begun) this.push(BYTE_ORDER_MARK)
      begun = true
      const pieces: Buffer[] = []
      let from = 0
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at]
        if (byte === QUOTE) quoted = !quoted
        if (byte !== LINE_FEED || quoted) continue
        pieces.push(chunk.subarray(from, at), LINE_END)
        from = at + 1
      }
      pieces.push(chunk.subarray(from))
      done(null, Buffer.concat(pieces))
    },
  })
}
