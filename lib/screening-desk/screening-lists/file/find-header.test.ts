import { expect, it } from 'vitest'
import { findHeader, headerNames } from './find-header'
import { lineSum } from './table'

const rowsOf = (table: string[][]) => table.map((cells, at) => ({ line: at + 1, lastLine: at + 1, cells }))

it.each<[string, string[][], number, number, string[]]>([
  [
    'in the first row',
    [
      ['City', 'Country'],
      ['Kerch', 'UA'],
    ],
    0,
    1,
    ['City', 'Country'],
  ],
  [
    'below a title',
    [
      ['Orders of May', ''],
      ['made on 2 May', ''],
      ['City', 'Country'],
      ['Kerch', 'UA'],
    ],
    2,
    1,
    ['City', 'Country'],
  ],
  [
    'over two rows, the upper one of merged cells',
    [
      ['Shipper', '', 'Consignee', ''],
      ['Name', 'City', 'Name', 'City'],
      ['A', 'Kerch', 'B', 'Berlin'],
    ],
    0,
    2,
    ['Shipper Name', 'Shipper City', 'Consignee Name', 'Consignee City'],
  ],
  [
    'with cells that reach down over both rows',
    [
      ['№', 'Получатель', '', 'Сумма'],
      ['', 'Имя', 'Город', ''],
      ['1', 'A', 'Керчь', '5'],
    ],
    0,
    2,
    ['№', 'Получатель Имя', 'Получатель Город', 'Сумма'],
  ],
  [
    'in a corner of a sheet',
    [
      ['', '', 'Город', 'Страна'],
      ['', '', 'Керчь', ''],
    ],
    0,
    1,
    ['', '', 'Город', 'Страна'],
  ],
  ['nowhere in a list of addresses', [['Yalta, Krimea'], ['Oslo']], 0, 0, ['']],
  ['nowhere in a list with a known word far down', [...Array(9).fill(['Oslo']), ['Station'], ['Oslo']], 0, 0, ['']],
  ['nowhere in a file of nothing', [], 0, 0, []],
])('the header is found %s', (_where, table, first, count, names) => {
  const rows = rowsOf(table)
  const header = findHeader(rows)
  expect(header).toEqual({ first, count })
  expect(headerNames(rows, header, names.length)).toEqual(names)
})

it('the rows are held against the lines of the file', () => {
  const rows = [...rowsOf([['Orders'], ['City']]), { line: 4, lastLine: 6, cells: ['a\n\nb'] }]
  const sheet = { name: 't', rows, lineCount: 6, emptyLineCount: 1, problems: [], delimiter: null, hasOwnWidths: true }
  expect(lineSum(sheet, 1, 1)).toBe(
    '6 lines: 1 above the header, 1 of the header, 1 empty, 1 row to screen, 2 further lines of rows.',
  )
  expect(lineSum({ ...sheet, lineCount: 9 }, 1, 1)).toContain('3 lines are not accounted for.')
})
