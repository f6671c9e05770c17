import { describe, expect, it } from 'vitest'
import { isSameFile, readByteRange } from './byte-range'

describe('a range of a file of 1,000 bytes', () => {
  it.each([
    [null, 'whole'],
    ['', 'whole'],
    ['bytes=0-', { from: 0, to: 999 }],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=0-499', { from: 0, to: 499 }],
    ['bytes=500-', { from: 500, to: 999 }],
    ['bytes=999-', { from: 999, to: 999 }],
    ['bytes=500-5000', { from: 500, to: 999 }],
    ['bytes=-1', { from: 999, to: 999 }],
    ['bytes=-1000', { from: 0, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['Bytes= 1-2 ', { from: 1, to: 2 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-1001', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    // A header that cannot be read as one range of bytes is ignored.
    ['bytes=-', 'whole'],
    ['bytes=2-1', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=1', 'whole'],
    ['bytes=+1-2', 'whole'],
    ['bytes=1.5-2', 'whole'],
    ['bytes=9999999999999999-', 'whole'],
    ['rows=0-1', 'whole'],
  ])('%j', (header, expected) => {
    expect(readByteRange(header, 1000)).toEqual(expected)
  })

  it('of an empty file cannot be satisfied', () => {
    expect(readByteRange('bytes=0-', 0)).toBe('unsatisfiable')
    expect(readByteRange('bytes=-5', 0)).toBe('unsatisfiable')
  })
})

describe('If-Range', () => {
  it.each([
    [null, true],
    ['"abc"', true],
    [' "abc" ', true],
    ['"abd"', false],
    ['W/"abc"', false],
    ['abc', false],
    ['Thu, 26 Nov 2026 10:00:00 GMT', false],
  ])('%j', (given, same) => {
    expect(isSameFile(given, '"abc"')).toBe(same)
  })
})
