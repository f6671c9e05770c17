import { expect, it } from 'vitest'
import { rowCounter } from './row-counter'

const counted = (format: 'csv' | 'jsonl' | 'xlsx', ...pieces: string[]) => {
  const count = rowCounter(format)
  return pieces.map((piece) => count(Buffer.from(piece)))
}

it.each([
  ['csv', ['H\r\n', 'a\r\nb\r\n', 'c\r\n'], [0, 2, 3]],
  // A row end on the border of two pieces, and a line feed that somebody typed.
  ['csv', ['H\r', '\na\r\n"b\nb', '"\r\n'], [0, 1, 2]],
  ['csv', [''], [0]],
  ['jsonl', ['{}\n{}\n{', '}\n'], [2, 3]],
  ['xlsx', ['a\r\nb\n'], [0]],
] as const)('%s in the pieces %j', (format, pieces, expected) => {
  expect(counted(format, ...pieces)).toEqual(expected)
})
