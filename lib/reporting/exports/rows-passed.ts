import { PassThrough, Transform } from 'node:stream'

const LINE_FEED = 0x0a

/** Told how many more rows of a file have passed, as they do: for its progress. */
export type RowsPassed = (rows: number) => void

/** Passes lines on as they are, a row each. */
export function passingLines(passed?: RowsPassed): Transform {
  if (!passed) return new PassThrough()
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rows = 0
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, end + 1)) rows += 1
      passed(rows)
      done(null, chunk)
    },
  })
}
