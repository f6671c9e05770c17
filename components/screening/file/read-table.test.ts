import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { encoded } from '@/test/files/encoded'
import { readTable } from './read-table'

const file = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, name)
const rowsOf = async (given: File) => {
  const read = await readTable(given)
  return read.ok ? read.table.sheets[0]?.rows.map(({ cells }) => cells) : read.message
}
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

  it('in the encoding it was saved in, which is returned', async () => {
    const given = new File([encoded('Город\nКерчь\n', 'koi8-r')], 't.csv')
    expect(await readTable(given)).toMatchObject({ ok: true, table: { encoding: 'koi8-r', doubt: null } })
    const chosen = await readTable(given, 'windows-1251')
    expect(chosen).toMatchObject({
      table: { encoding: 'windows-1251', doubt: expect.stringMatching(/does not read as a language/) },
    })
  })
})

const xlsx = async (...sheets: { sheet: string; data: (string | null)[][] }[]) => {
  const written = sheets.map(({ sheet, data }) => ({
    sheet,
    data: data.map((row) => row.map((value) => (value === null ? null : { value, type: String }))),
  }))
  const buffer = await writeExcelFile(written).toBuffer()
  return new File([new Uint8Array(buffer)], 't.xlsx')
}

describe('a spreadsheet', () => {
  it('that begins at C4 is read with its lines and columns', async () => {
    const data = [[null], [null], [null], [null, null, 'Город'], [null, null, 'Керчь']]
    const read = await readTable(await xlsx({ sheet: 'Лист', data }))
    expect(read).toMatchObject({
      ok: true,
      table: {
        encoding: null,
        sheets: [{ rows: [{ line: 4, cells: ['', '', 'Город'] }, { line: 5 }], lineCount: 5, emptyLineCount: 3 }],
      },
    })
  })

  it('is opened at the sheet with the data; the others are named with their rows', async () => {
    const read = await readTable(
      await xlsx(
        { sheet: 'About', data: [['Made by the shop'], ['in May'], ['for the bank']] },
        { sheet: 'Orders', data: [['City'], ['Kerch']] },
      ),
    )
    expect(read).toMatchObject({
      table: { chosen: 1, sheets: [{ name: 'About', rows: { length: 3 } }, { name: 'Orders' }] },
    })
  })
})

describe('what is not a table is refused with a message', () => {
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
    [
      'too many rows',
      file('t.csv', 'x\n'.repeat(100_050)),
      /has more than 100,000 rows, the most that can be screened at a time/,
    ],
  ])('%s', async (_what, given, words) => {
    expect(await rowsOf(given)).toMatch(words)
  })
})
