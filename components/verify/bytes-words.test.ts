import { expect, test } from 'vitest'
import { bytesWords } from './bytes-words'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [999_999, '999.9 kB'],
  [1_000_000, '1.0 MB'],
  [2_147_483_648, '2.1 GB'],
  [5e15, '5000.0 TB'],
])('%d bytes are %s', (bytes, words) => expect(bytesWords(bytes)).toBe(words))
