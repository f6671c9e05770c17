import { expect, it } from 'vitest'
import { byteWords } from './byte-words'

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1449, '1.4 kB'],
  [52_428_800, '52.4 MB'],
  [1_500_000_000, '1.5 GB'],
  [16_000_000_000_000, '16,000 GB'],
])('%i is %s', (bytes, words) => {
  expect(byteWords(bytes)).toBe(words)
})
