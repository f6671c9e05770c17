import { describe, expect, it } from 'vitest'
import { COMPUTED_LINES, type ComputedColumn } from './computed-lines'

const COLUMNS: ComputedColumn[] = [
  { header: 'Company', kind: 'text' },
  { header: 'Paid on', kind: 'day' },
  { header: 'Dollars', kind: 'number' },
]

describe('a line of a file that the program makes', () => {
  it.each([
    ['plain', ['Acme', '2026-11-27', '-12.50'], 'Acme,2026-11-27,-12.50\n', 'Acme\t2026-11-27\t-12.50\n'],
    ['with nothing in it', [null, null, null], ',,\n', '\t\t\n'],
    ['a formula is text', ['=1+1', null, '0.00'], "'=1+1,,0.00\n", "'=1+1\t\t0.00\n"],
    [
      'signs of either form',
      ['a "b", c\td\\e\nf', null, null],
      '"a ""b"", c\td\\e\nf",,\n',
      'a "b", c\\td\\\\e\\nf\t\t\n',
    ],
  ])('%s', (_name, row, csv, xlsx) => {
    expect(COMPUTED_LINES.csv(COLUMNS, row)).toBe(csv)
    expect(COMPUTED_LINES.xlsx(COLUMNS, row)).toBe(xlsx)
  })

  it('as JSON, where numbers are numbers with the digits they came with and nothing is defanged', () => {
    expect(COMPUTED_LINES.jsonl(COLUMNS, ['=1+1 "x"', '2026-11-27', '-12.50'])).toBe(
      '{"Company":"=1+1 \\"x\\"","Paid on":"2026-11-27","Dollars":-12.50}\n',
    )
    expect(COMPUTED_LINES.jsonl(COLUMNS, [null, null, null])).toBe('{"Company":null,"Paid on":null,"Dollars":null}\n')
  })
})
