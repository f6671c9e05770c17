import { expect, it } from 'vitest'
import { formatBytes } from './format-bytes'

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1449, '1.4 kB'],
  [52_428_800, '52.4 MB'],
  [1_500_000_000, '1.5 GB'],
  [16_000_000_000_000, '16,000 GB'],
])('formats %i as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
