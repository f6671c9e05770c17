import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Workbook } from '@/lib/reporting/exports/formats/workbook'
import type { ArchiveEntry } from '../archive/read-archive'
import { DEFLATED, descriptor, directory, localHeader, STORED, type ZipEntry } from '../archive/zip-format'
import { SheetRows } from './sheet-rows'

type Part = { name: string; text: string; method?: number }

const BEGIN = '<?xml version="1.0"?>\n<worksheet xmlns="x"><cols/><sheetData>'
const END = '</sheetData></worksheet>'
const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Note</t></is></c><c r="B1" t="inlineStr"><is><t>USD</t></is></c></row>'
const rowOf = (number: number, figure: string) => `<row r="${number}"><c r="B${number}"><v>${figure}</v></c></row>\n`
const FRAME: Part[] = [
  { name: '_rels/.rels', text: '<Relationships/>' },
  { name: 'xl/styles.xml', text: '<styleSheet/>' },
]
const LIST: Part[] = [
  { name: 'xl/worksheets/sheet2.xml', text: `${BEGIN}${HEADER}${END}` },
  { name: 'xl/workbook.xml', text: '<workbook/>' },
]
const sheet = (rows: string, name = 'xl/worksheets/sheet1.xml'): Part => ({
  name,
  text: `${BEGIN}${HEADER}${rows}${END}`,
})

/** An archive of parts; `change` has the last word on its directory. */
function archiveOf(parts: Part[], change: (entries: (ZipEntry & { offset: number })[]) => void = () => {}): Buffer {
  const pieces: Uint8Array[] = []
  const entries: (ZipEntry & { offset: number })[] = []
  let offset = 0
  for (const { name, text, method = DEFLATED } of parts) {
    const content = Buffer.from(text)
    const stored = method === STORED ? content : deflateRawSync(content)
    const entry = { name, method, crc: 0, storedSize: stored.length, size: content.length }
    const bytes = [localHeader(entry), stored, descriptor(entry)]
    entries.push({ ...entry, offset })
    pieces.push(...bytes)
    offset += bytes.reduce((sum, { length }) => sum + length, 0)
  }
  change(entries)
  return Buffer.concat([...pieces, directory(entries, offset)])
}

async function rowsOf(bytes: Buffer): Promise<(string | undefined)[][]> {
  const rows: (string | undefined)[][] = []
  const tally = {
    takeHeader: (names: string[]) => rows.push(names),
    takeRow: (cells: (string | undefined)[]) => rows.push(cells),
  }
  const source = { size: bytes.length, read: async (from: number, to: number) => bytes.subarray(from, to) }
  const entry: ArchiveEntry = {
    ...{ name: 'rows.xlsx', method: STORED, crc: 0, offset: 0, begins: 0 },
    ...{ storedSize: bytes.length, size: bytes.length },
  }
  const reader = new SheetRows(tally as ConstructorParameters<typeof SheetRows>[0], source, entry)
  for (let at = 0; at < bytes.length; at += 1000) reader.take(bytes.subarray(at, at + 1000))
  await reader.end()
  return rows.map((cells) => Array.from(cells))
}

describe('the rows of a workbook', () => {
  test('that an export has written are read, sheet after sheet, with their texts as typed', async () => {
    const columns = [
      { header: 'Note', kind: 'text' },
      { header: 'USD', kind: 'number' },
    ] as const
    const lines = ['a <b> & "c"\t1.50\n', 'two\\nlines\t-2\n', '\t3\n']
    const workbook = new Workbook(columns, [['Report', 'payments']], { limits: { rows: 2, bytes: 1e9 } })
    const rows = await rowsOf(await buffer(Readable.from(lines.map((line) => Buffer.from(line))).pipe(workbook)))
    expect(rows).toEqual([
      ['Note', 'USD'],
      ['a <b> & "c"', '1.50'],
      ['two\nlines', '-2'],
      ['Note', 'USD'],
      [undefined, '3'],
    ])
  })

  test.each([DEFLATED, STORED])('are read from parts that are packed or not (%i)', async (method) => {
    const parts = [...FRAME, sheet(rowOf(2, '5')), ...LIST].map((part) => ({ ...part, method }))
    expect(await rowsOf(archiveOf(parts))).toEqual([
      ['Note', 'USD'],
      [undefined, '5'],
    ])
  })
})

describe('a workbook is refused', () => {
  const wellFormed = rowOf(2, '5')
  test.each<[string, string]>([
    ['a row whose end has a blank', '<row r="3"><c r="B3"><v>9</v></c></row >'],
    ['a row that ends in its beginning', '<row r="3"/>'],
    ['a hidden row', '<row r="3" hidden="1"><c r="B3"><v>9</v></c></row>'],
    ['a row in a comment', '<!--<row r="3"><c r="B3"><v>9</v></c></row>-->'],
    ['a row number twice', rowOf(2, '9')],
    ['a row number that goes back', rowOf(9, '1') + rowOf(3, '1')],
    ['text between two rows', 'x<row r="3"><c r="B3"><v>9</v></c></row>'],
    ['a formula, which shows another figure', '<row r="3"><c r="B3"><f>1+1</f><v>9</v></c></row>'],
    ['a cell of shared texts', '<row r="3"><c r="B3" t="s"><v>0</v></c></row>'],
    ['a cell twice', '<row r="3"><c r="B3"><v>9</v></c><c r="B3"><v>8</v></c></row>'],
    ['a cell of another row', '<row r="3"><c r="B4"><v>9</v></c></row>'],
    ['text of two runs', '<row r="3"><c r="A3" t="inlineStr"><is><r><t>a</t></r></is></c></row>'],
    ['an unknown reference', '<row r="3"><c r="A3" t="inlineStr"><is><t>&hidden;</t></is></c></row>'],
    ['a row in a namespace', '<x:row r="3"><x:c r="B3"><x:v>9</x:v></x:c></x:row>'],
    ['rows behind the rows', `</sheetData><sheetData>${rowOf(3, '9')}`],
    ['a row behind the rows', `</sheetData>${rowOf(3, '9')}`],
  ])('with %s', async (_what, rows) => {
    await expect(rowsOf(archiveOf([...FRAME, sheet(wellFormed + rows), ...LIST]))).rejects.toThrow(/^The workbook .*/)
  })

  test.each<[string, () => Buffer]>([
    ['without a sheet of rows', () => archiveOf([...FRAME, ...LIST])],
    [
      'whose sheet has no end',
      () => archiveOf([...FRAME, { name: 'xl/worksheets/sheet1.xml', text: BEGIN + HEADER }, ...LIST]),
    ],
    [
      'whose sheet has no header',
      () => archiveOf([...FRAME, { name: 'xl/worksheets/sheet1.xml', text: BEGIN + END }, ...LIST]),
    ],
    [
      'with rows before its rows',
      () =>
        archiveOf([
          ...FRAME,
          { name: 'xl/worksheets/sheet1.xml', text: `<worksheet>${wellFormed}<sheetData>${HEADER}${END}` },
          ...LIST,
        ]),
    ],
    [
      'with a sheet of another name',
      () => archiveOf([...FRAME, sheet(wellFormed), sheet('', 'xl/worksheets/more.xml'), ...LIST]),
    ],
    [
      'with a hidden column',
      () => {
        const begin = BEGIN.replace('<cols/>', '<cols><col min="2" max="2" hidden="1"/></cols>')
        const hidden = { name: 'xl/worksheets/sheet1.xml', text: `${begin}${HEADER}${wellFormed}${END}` }
        return archiveOf([...FRAME, hidden, ...LIST])
      },
    ],
    ['with a macro', () => archiveOf([...FRAME, sheet(wellFormed), { name: 'xl/vbaProject.bin', text: '' }, ...LIST])],
    ['with a part twice', () => archiveOf([...FRAME, sheet(wellFormed), sheet(wellFormed), ...LIST])],
    [
      'with bytes after its end',
      () => Buffer.concat([archiveOf([...FRAME, sheet(wellFormed), ...LIST]), Buffer.from('x')]),
    ],
    [
      'with two parts in the same place',
      () =>
        archiveOf([...FRAME, sheet(wellFormed), ...LIST], (entries) => {
          entries[3]!.offset = entries[2]!.offset
        }),
    ],
    [
      'with a part that begins within another',
      () =>
        archiveOf([...FRAME, sheet(wellFormed), ...LIST], (entries) => {
          entries[2]!.offset -= 5
        }),
    ],
    [
      'whose part reaches into the next',
      () =>
        archiveOf([...FRAME, sheet(wellFormed), ...LIST], (entries) => {
          entries[2]!.storedSize += 40
        }),
    ],
    [
      'whose last part reaches behind its end',
      () =>
        archiveOf([...FRAME, sheet(wellFormed), ...LIST], (entries) => {
          entries[4]!.storedSize += 100_000
        }),
    ],
    [
      'with a part that is not listed',
      () =>
        archiveOf([...FRAME, sheet(wellFormed), sheet(wellFormed, 'xl/worksheets/sheet3.xml'), ...LIST], (entries) => {
          entries.splice(3, 1)
        }),
    ],
    [
      'with a part of two names',
      () =>
        archiveOf([...FRAME, sheet(wellFormed), ...LIST], (entries) => {
          entries[2]!.name = 'xl/worksheets/sheet9.xml'
        }),
    ],
  ])('%s', async (_what, archive) => {
    await expect(rowsOf(archive())).rejects.toThrow(/workbook/)
  })
})
