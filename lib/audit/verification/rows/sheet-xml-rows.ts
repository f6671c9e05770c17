// Reads the XML of one sheet as an export writes it, piece by piece. Whatever else it holds is refused: a spreadsheet
// program might show rows or figures of it that nothing here has counted.
import { Fault } from '../fault'
import type { RowTaker } from './rows-tally'
import { TextParts } from './text-parts'

const DATA_BEGIN = '<sheetData>'
const DATA_END = '</sheetData>'
/** Characters in which the end of the rows is looked for: a line feed or a few blanks may be before it. */
const BLANKS_AND_END = DATA_END.length + 20
const ROW_END = '</row>'
/** The longest text before the first row, and after the last: the widths of some hundred columns are far below. */
const LONGEST_FRAME = 1_000_000
const ROW_BEGIN = /^\s*<row r="(\d+)">/
const CELL = new RegExp(
  [
    String.raw`<c r="([A-Z]{1,3})(\d+)"(?: s="\d+")?`,
    String.raw`(?: t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>|><v>([^<]*)<\/v>)<\/c>`,
  ].join(''),
  'y',
)
/** Markup that could show, hide or replace rows or columns outside the data of the sheet. */
const ROWS_ELSEWHERE = /<(?:(?:\w+:)?(?:row|c|sheetData)[\s/>]|!|\?(?!xml ))|\shidden=/
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const refusal = (what: string) => new Fault(`The workbook ${what}, which no export writes`)

const plainText = (xml: string): string =>
  xml.replace(/&(?:#(\d{1,7});|(\w{1,8});)?/g, (_, code: string | undefined, name: string | undefined) => {
    if (code && Number(code) <= 0x10ffff) return String.fromCodePoint(Number(code))
    const character = ENTITIES[name ?? '']
    if (character === undefined) throw refusal('has an unknown character reference')
    return character
  })

/** The index of a column from its letters: A is 0, AA is 26. */
const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Hands the rows of a sheet to a tally, the first of them as its header. */
export class SheetXmlRows {
  readonly #tally: RowTaker
  /** What is before or after the rows. */
  #frame = ''
  readonly #rows = new TextParts(ROW_END)
  #part: 'beginning' | 'rows' | 'end' = 'beginning'
  #lastRow = 0

  constructor(tally: RowTaker) {
    this.#tally = tally
  }

  take(text: string): void {
    if (this.#part === 'rows') {
      this.#readRows(text)
      return
    }
    this.#frame += text
    if (this.#part === 'beginning') this.#readBeginning()
    if (this.#frame.length > LONGEST_FRAME) throw refusal('has too much before or after the rows of a sheet')
  }

  /** Ends the sheet. Throws a Fault when it has no end, or anything after its rows that could be one. */
  end(): void {
    if (this.#part !== 'end' || this.#lastRow === 0) throw refusal('has a sheet without rows or without an end')
    if (ROWS_ELSEWHERE.test(this.#frame)) throw refusal('has content after the rows of a sheet')
  }

  #readBeginning(): void {
    const begins = this.#frame.indexOf(DATA_BEGIN)
    if (begins < 0) return
    if (ROWS_ELSEWHERE.test(this.#frame.slice(0, begins))) throw refusal('has content before the rows of a sheet')
    const rows = this.#frame.slice(begins + DATA_BEGIN.length)
    this.#frame = ''
    this.#part = 'rows'
    this.#readRows(rows)
  }

  #readRows(text: string): void {
    for (const row of this.#rows.take(text)) this.#readRow(row)
    if (!this.#rows.beginning(BLANKS_AND_END).trimStart().startsWith(DATA_END)) return
    this.#frame = this.#rows.takeRest().trimStart().slice(DATA_END.length)
    this.#part = 'end'
  }

  #readRow(xml: string): void {
    const begin = ROW_BEGIN.exec(xml)
    if (!begin) throw refusal('has content between two rows')
    const number = Number(begin[1])
    if (number <= this.#lastRow) throw refusal('has a row twice')
    const cells: string[] = []
    CELL.lastIndex = begin[0].length
    while (CELL.lastIndex < xml.length) {
      const cell = CELL.exec(xml)
      if (!cell) throw refusal(`has a cell in row ${number} that is not a text or a figure`)
      const index = columnIndex(cell[1] ?? '')
      if (Number(cell[2]) !== number || index < cells.length) throw refusal(`has a cell in row ${number} twice`)
      cells[index] = cell[4] ?? plainText(cell[3] ?? '')
    }
    if (this.#lastRow === 0) this.#tally.takeHeader(cells)
    else this.#tally.takeRow(cells)
    this.#lastRow = number
  }
}
