import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { defanged } from './defang'
import { destinationOf } from './read-rows'
import { csvOf, resultRows } from './result-file'

describe('a row becomes a destination', () => {
  it.each([
    [['Palma', ' Yalta ', ''], ['name', 'city', 'country'], { name: 'Palma', city: 'Yalta' }],
    [['ul. Lenina 3', 'kv. 4'], ['address', 'address'], { address: 'ul. Lenina 3, kv. 4' }],
    [['44,95', '34.1'], ['latitude', 'longitude'], { latitude: 44.95, longitude: 34.1 }],
    [['north', 'Yalta'], ['latitude', 'city'], { text: 'north', city: 'Yalta' }],
    [['x'], ['ignored'], {}],
    [[], ['city'], {}],
  ] as const)('%j as %j', (row, roles, destination) => {
    expect(destinationOf(row, roles)).toEqual(destination)
  })
})

describe('what a spreadsheet would run is shown instead', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  =SUM(A1)', "'  =SUM(A1)"],
    ['+7 978 123', "'+7 978 123"],
    ['@cmd', "'@cmd"],
    ['-cmd', "'-cmd"],
    ['\uff1d1', "'\uff1d1"],
    ['\tx', "'\tx"],
    ['-5.5', '-5.5'],
    ['+1', '+1'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j: %j', (typed, shown) => {
    expect(defanged(typed)).toBe(shown)
  })
})

describe('the result', () => {
  const reason = {
    rule: 'place-name',
    outcome: 'blocked',
    field: 'text',
    start: 0,
    end: 5,
    matched: 'Kerch',
    says: '"Kerch" is a city in Crimea.',
  } as const
  const file = {
    header: ['Text', 'Note, "quoted"'],
    rows: [['Kerch', '=1'], ['Oslo'], ['Bergen', 'line\nend']],
    answers: [
      { outcome: 'blocked' as const, reasons: [reason] },
      { outcome: 'clear' as const, reasons: [] },
      undefined,
    ],
    versions: { placesVersion: 'p', rulesVersion: 'r' },
  }

  it('has every column of the file, then the outcome with its reasons; rows that were not answered are left out', () => {
    expect(resultRows(file)).toEqual([
      ['Text', 'Note, "quoted"', 'Outcome', 'Reasons', 'Rules', 'Matched', 'Places version', 'Rules version'],
      ['Kerch', "'=1", 'blocked', '"Kerch" is a city in Crimea.', 'place-name', 'Kerch', 'p', 'r'],
      ['Oslo', '', 'clear', '', '', '', 'p', 'r'],
    ])
    expect(resultRows(file, 'clear')).toHaveLength(2)
  })

  it('is RFC 4180 with a byte order mark, and reads back as it was', () => {
    const rows = resultRows({ ...file, answers: file.answers.map(() => ({ outcome: 'clear' as const, reasons: [] })) })
    const text = csvOf(rows)
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(papa.parse(text.slice(1), { newline: '\r\n', skipEmptyLines: true }).data).toEqual(rows)
  })
})
