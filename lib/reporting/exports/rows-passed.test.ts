import { describe, expect, it } from 'vitest'
import { csvLines } from './csv-lines'
import { passingLines, type RowsPassed } from './rows-passed'
import { Workbook } from './workbook'

const COLUMNS = [{ header: 'H', kind: 'text' }] as const
const SHAPES = {
  csv: (passed: RowsPassed) => csvLines(passed),
  jsonl: (passed: RowsPassed) => passingLines(passed),
  xlsx: (passed: RowsPassed) => new Workbook(COLUMNS, [], { passed }),
}

/** How many rows have passed after each piece of what PostgreSQL writes. */
async function counted(format: keyof typeof SHAPES, pieces: readonly string[]): Promise<number[]> {
  let rows = 0
  const shape = SHAPES[format]((more) => {
    rows += more
  })
  shape.resume()
  const counts: number[] = []
  for (const piece of pieces) {
    await new Promise<void>((resolve, reject) => {
      shape.write(Buffer.from(piece), (error) => (error ? reject(error) : resolve()))
    })
    counts.push(rows)
  }
  return counts
}

describe('the rows that have passed', () => {
  it.each([
    ['csv', ['H\n', 'a\nb\n', 'c\n'], [0, 2, 3]],
    ['csv', [''], [0]],
    // A header that comes in two pieces, and a line feed that somebody typed, on the border of two pieces.
    ['csv', ['H', '\na\n"b\nb', '\nb"\n'], [0, 1, 2]],
    ['jsonl', ['{}\n{}\n{', '}\n'], [2, 3]],
    ['xlsx', ['a\nb\n', 'c', '\n'], [2, 2, 3]],
  ] as const)('%s in the pieces %j', async (format, pieces, expected) => {
    expect(await counted(format, pieces)).toEqual(expected)
  })
})
