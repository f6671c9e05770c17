import { describe, expect, it } from 'vitest'
import { csvLines } from './csv-lines'
import { countLines, type OnRows } from './row-progress'
import { Workbook } from './workbook'

const COLUMNS = [{ header: 'H', kind: 'text' }] as const
const SHAPES = {
  csv: (onRows: OnRows) => csvLines(onRows),
  jsonl: (onRows: OnRows) => countLines(onRows),
  xlsx: (onRows: OnRows) => new Workbook(COLUMNS, [], { onRows }),
}

/** How many rows have been counted after each chunk that PostgreSQL writes. */
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

describe('the progress of rows', () => {
  it.each([
    ['csv', ['H\n', 'a\nb\n', 'c\n'], [0, 2, 3]],
    ['csv', [''], [0]],
    // A header that comes in two pieces, and a typed line feed on the border of two pieces.
    ['csv', ['H', '\na\n"b\nb', '\nb"\n'], [0, 1, 2]],
    ['jsonl', ['{}\n{}\n{', '}\n'], [2, 3]],
    ['xlsx', ['a\nb\n', 'c', '\n'], [2, 2, 3]],
  ] as const)('%s in the pieces %j', async (format, pieces, expected) => {
    expect(await counted(format, pieces)).toEqual(expected)
  })
})
