import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { readTable } from './read-table'

const file = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, name)
const rowsOf = async (given: File) => {
  const read = await readTable(given)
  return read.ok ? read.sheets[0]?.rows : read.says
}
/** "Ялта" as Windows-1251 writes it. */
const YALTA_1251 = new Uint8Array([0xdf, 0xeb, 0xf2, 0xe0])

describe('a CSV file is read as it was meant', () => {
  it.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1;2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR LF and an empty row',
      'a,b\r\n\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes with a line end and a comma',
      '"a, ""b""\nc",d\n1,2',
      [
        ['a, "b"\nc', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark',
      '\ufeffa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'Yalta\nOslo', [['Yalta'], ['Oslo']]],
  ])('%s', async (_what, text, rows) => {
    expect(await rowsOf(file('t.csv', text))).toEqual(rows)
  })

  it('in Windows-1251 and in UTF-16, as spreadsheets save it', async () => {
    expect(await decode(file('t.csv', YALTA_1251))).toBe('Ялта')
    expect(await decode(file('t.csv', new Uint8Array([0xff, 0xfe, 0x2f, 0x04])))).toBe('Я')
    expect(await decode(file('t.csv', 'Ялта'))).toBe('Ялта')
  })
})

describe('what is no table is refused in words', () => {
  it.each<[string, File, RegExp]>([
    ['an empty file', file('t.csv', ''), /^t\.csv is empty$/],
    ['blank lines', file('t.csv', '\n\n \n'), /^t\.csv has no rows$/],
    ['a picture', file('t.png', new Uint8Array([0x89, 0x50, 0, 0, 1])), /cannot be read as a table/],
    [
      'an old XLS file, or one with a password',
      file('t.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])),
      /XLS file or protected/,
    ],
    ['a broken XLSX file', file('t.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])), /cannot be read as a table/],
    ['too many rows', file('t.csv', 'x\n'.repeat(100_002)), /has 100,002 rows; 100,000 can be screened at a time/],
  ])('%s', async (_what, given, words) => {
    expect(await rowsOf(given)).toMatch(words)
  })
})
