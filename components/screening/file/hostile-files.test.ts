import { describe, expect, test } from 'vitest'
import { archiveOf } from '@/test/files/hostile-packages'
import { readTable } from './read-table'

// Files of some kilobytes that would fill the memory of a browser, or keep it busy for minutes.

const MEBIBYTE = 2 ** 20
const WORKBOOK =
  '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
  '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const RELATION = `<Relationship Id="rId1" Type="${TYPE}" Target="worksheets/sheet1.xml"/>`
const RELATIONS = `<Relationships>${RELATION}</Relationships>`
const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
const FIRST = `<row r="1">${cell('A1', 'City')}</row><row r="2">${cell('A2', 'Kerch')}</row>`

type Parts = Parameters<typeof archiveOf>[0]
const partsOf = (rows: string, before = ''): Parts => [
  { name: 'xl/workbook.xml', bytes: Buffer.from(WORKBOOK) },
  { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from(RELATIONS) },
  {
    name: 'xl/worksheets/sheet1.xml',
    bytes: Buffer.from(`<?xml version="1.0"?>${before}<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  },
]
const fileOf = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 't.xlsx')
const messageOf = async (file: File) => {
  const read = await readTable(file)
  return read.ok ? null : read.message
}

describe('a spreadsheet', () => {
  test('of the same parts is read', async () => {
    const read = await readTable(fileOf(archiveOf(partsOf(FIRST)).bytes))
    expect(read).toMatchObject({ ok: true, table: { sheets: [{ rows: [{ cells: ['City'] }, { cells: ['Kerch'] }] }] } })
  })

  test.each<[string, Parts, RegExp]>([
    ['a row a hundred billion rows below', partsOf(`${FIRST}<row r="99999999999"/>`), /where no spreadsheet has one/],
    ['a row below in another notation', partsOf(`${FIRST}<row x=">" r="1e9"/>`), /where no spreadsheet has one/],
    [
      'a cell in the last row and column',
      partsOf(`${FIRST}<row r="1048576">${cell('XFD1048576', 'x')}</row>`),
      /has 17,179,869,184 cells from its first to its last; 10,000,000 can be read/,
    ],
    ['entities', partsOf('&a;', '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>'), /declares a document type/],
    [
      'a part that unpacks to 300 MB',
      [...partsOf(FIRST), { name: 'xl/sharedStrings.xml', bytes: Buffer.from('<sst/>'), statedSize: 300 * MEBIBYTE }],
      /unpacks to more than 200 MB/,
    ],
    [
      'a part that unpacks to more than it states',
      [...partsOf(FIRST), { name: 'xl/sharedStrings.xml', bytes: Buffer.alloc(20 * MEBIBYTE, ' '), statedSize: 6 }],
      /cannot be read as a table/,
    ],
    ['a part twice', [...partsOf(FIRST), ...partsOf(FIRST)], /has a part twice/],
    [
      'thousands of parts',
      [
        ...partsOf(FIRST),
        ...Array.from({ length: 2_001 }, (_, at) => ({ name: `xl/${at}.xml`, bytes: Buffer.from('') })),
      ],
      /has more parts than any spreadsheet/,
    ],
  ])('with %s is refused with a message', async (_what, parts, message) => {
    expect(await messageOf(fileOf(archiveOf(parts).bytes))).toMatch(message)
  })

  test('whose parts share their bytes is refused', async () => {
    const { bytes, entries } = archiveOf(partsOf(FIRST))
    const overlapping = Buffer.from(bytes)
    // The offset of the second record in the directory becomes that of the third.
    const records = [...overlapping.entries()].filter(
      ([at]) => overlapping.readUInt32LE(Math.min(at, bytes.length - 4)) === 0x02014b50,
    )
    overlapping.writeUInt32LE(entries[2]!.offset, records[1]![0] + 42)
    expect(await messageOf(fileOf(overlapping))).toMatch(/has parts that overlap/)
  })

  test('whose one text is named by a million cells is refused', async () => {
    const shared = `<sst><si><t>${'Kerch, '.repeat(4_000)}</t></si></sst>`
    const rows = Array.from(
      { length: 3_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    )
    const type = TYPE.replace('worksheet', 'sharedStrings')
    const other = `<Relationship Id="rId2" Type="${type}" Target="sharedStrings.xml"/>`
    const relation = RELATIONS.replace('</Relationships>', `${other}</Relationships>`)
    const parts = partsOf(rows.join('')).map((part) =>
      part.name.endsWith('.rels') ? { ...part, bytes: Buffer.from(relation) } : part,
    )
    const bytes = archiveOf([...parts, { name: 'xl/sharedStrings.xml', bytes: Buffer.from(shared) }]).bytes
    expect(await messageOf(fileOf(bytes))).toMatch(/holds too much text/)
  })
})

describe('text', () => {
  test.each<[string, string, RegExp]>([
    ['of a million columns', `City\n${','.repeat(2_000_000)}`, /more than 1,000 columns in line 2/],
    ['of a million rows', 'x\n'.repeat(1_000_000), /more than 100,000 rows/],
    ['of quotation marks that never close', `a,b\n${'"x",'.repeat(20)}`.concat('"a"b'.repeat(30_000)), /^$/],
  ])('%s is refused, or read in a moment', async (_what, text, message) => {
    expect((await messageOf(new File([text], 't.csv'))) ?? '').toMatch(message)
  })

  test('in a cell of 30,000 letters and blanks is held to be no address in a moment', async () => {
    const text = `Delivery\n${'ab '.repeat(10_000)}\n`
    expect(await readTable(new File([text], 't.csv'))).toMatchObject({ ok: true })
  })
})
