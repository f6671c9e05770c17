import fc from 'fast-check'
import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { CsvRows } from './csv-rows'
import { findDelimiter } from './delimiter'
import { readCsv } from './read-csv'

function read(text: string, delimiter = ',') {
  const reader = new CsvRows(text, delimiter)
  const rows = []
  for (let row = reader.next(); row; row = reader.next()) rows.push(row)
  return { rows, problems: reader.problems }
}

describe('CSV is read according to RFC 4180', () => {
  it.each<[string, string, [number, ...string[]][]]>([
    [
      'rows and cells',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CR LF, CR and empty rows',
      'a\r\n\r\nb\rc',
      [
        [1, 'a'],
        [2, ''],
        [3, 'b'],
        [4, 'c'],
      ],
    ],
    [
      'quotes',
      '"a, ""b""\nc",d\ne',
      [
        [1, 'a, "b"\nc', 'd'],
        [3, 'e'],
      ],
    ],
    [
      'an empty cell at the end',
      'a,\n,b',
      [
        [1, 'a', ''],
        [2, '', 'b'],
      ],
    ],
    ['a quotation mark inside a cell', '5" pipe,b', [[1, '5" pipe', 'b']]],
  ])('%s', (_what, text, rows) => {
    expect(read(text).rows.map(({ line, cells }) => [line, ...cells])).toEqual(rows)
    expect(read(text).problems).toEqual([])
  })

  it('like another reader, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'ж', ' ') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = papa.unparse(rows, { newline: '\n' })
        expect(read(text).rows.map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })
})

describe('deviations are reported with their line, and nothing is lost', () => {
  it.each<[string, string, string[], number, RegExp]>([
    ['never closed', 'a,b\n1,"two\n3,four\n5,six', ['a,b', '1,"two', '3,four', '5,six'], 2, /never closes/],
    ['not doubled', 'a\n"Hotel "Yalta" Praha",x\nb', ['a', 'Hotel "Yalta" Praha,x', 'b'], 2, /is not doubled/],
    [
      'joins many rows',
      `a\n"b${'\nc,d'.repeat(12)}"\ne`,
      ['a', `b${'\nc,d'.repeat(12)}`, 'e'],
      2,
      /reaches to line 14/,
    ],
  ])('%s', (_what, text, rows, line, message) => {
    const { rows: found, problems } = read(text)
    expect(found.map(({ cells }) => cells.join(','))).toEqual(rows)
    expect(problems).toEqual([{ line, message: expect.stringMatching(message) }])
  })

  it('every character of a text is in a row, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n') }), (text) => {
        const letters = (given: string) => given.replace(/[^a]/g, '').length
        expect(read(text).rows.reduce((sum, { cells }) => sum + letters(cells.join('')), 0)).toBe(letters(text))
      }),
    )
  })

  it('the time for a flood of quotation marks is linear', () => {
    const begun = performance.now()
    expect(read('"x\n'.repeat(50_000)).rows).toHaveLength(50_000)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})

describe('the delimiter', () => {
  it.each<[string, string, string, boolean]>([
    ['commas', 'a,b\n1,2', ',', false],
    ['semicolons with commas in the text', 'a;b\nx, y;2\nz;3', ';', false],
    ['tabs', 'a\tb\n1\t2', '\t', false],
    ['one column', 'Yalta\nOslo', ',', false],
    ['stated in the file', 'sep=|\na,b|c', '|', true],
  ])('%s', (_what, text, character, isStated) => {
    expect(findDelimiter(text)).toMatchObject({ character, isStated })
  })

  it('a first line sep=; is not a row', () => {
    const read = readCsv('t.csv', 'sep=;\r\na;b\r\n').next()
    expect(read.value).toMatchObject({ rows: [{ line: 2, cells: ['a', 'b'] }], lineCount: 2 })
  })
})
