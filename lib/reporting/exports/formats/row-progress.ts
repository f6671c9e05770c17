import { PassThrough, Transform } from 'node:stream'

const LINE_FEED = 0x0a

/** Called with the number of rows written since the last call, to show the progress of a file. */
export type OnRows = (rows: number) => void

/** Passes lines on unchanged and counts each as a row. */
export function countLines(onRows?: OnRows): Transform {
  if (!onRows) return new PassThrough()
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rows = 0
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, end + 1)) rows += 1
      onRows(rows)
      done(null, chunk)
    },
  })
}
