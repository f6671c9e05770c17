import { TableRefusal } from './table-refusal'

/** What a spreadsheet program can hold. A reader fills a sheet up to the last row and column that is named. */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384
/** Cells of all sheets, the empty ones before a filled one included. */
const MOST_CELLS = 10_000_000
/** Rows of all sheets up to the last that is named, the empty ones included. */
const MOST_ROWS_NAMED = 5 * LAST_ROW
const LONGEST_TEXT = 1_000_000

const TAG = /<(?:(row|c)(?=[\s/>])|!(?!--|\[CDATA\[))/g
const ATTRIBUTES = /((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const REFERENCE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/

const number = (value: number): string => value.toLocaleString('en-US')

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)

/**
 * Reads the XML of a workbook piece by piece, before anything is built from it: the last row and column of each sheet
 * that is filled. Throws a TableRefusal where the cells are more than can be read, or where the XML declares entities.
 */
export class WorkbookCells {
  #rest = ''
  #lastRowNamed = 0
  #lastRow = 0
  #lastColumn = 0
  #cells = 0
  #rows = 0

  /** A piece of a part; a tag may be cut. */
  take(piece: string): void {
    const text = this.#rest + piece
    const cut = text.lastIndexOf('<')
    const whole = cut < 0 ? text : text.slice(0, cut)
    this.#rest = text.slice(whole.length)
    if (this.#rest.length > LONGEST_TEXT) throw new TableRefusal('has a cell that is too long')
    this.#read(whole)
  }

  /** Ends a part. */
  end(): void {
    this.#read(this.#rest)
    this.#rest = ''
    this.#cells += this.#lastRow * this.#lastColumn
    if (this.#cells > MOST_CELLS)
      throw new TableRefusal(
        `has ${number(this.#cells)} cells from its first to its last; ${number(MOST_CELLS)} can be read. ` +
          'Remove what is far below or beside the addresses, or save it as CSV',
      )
    this.#rows += this.#lastRowNamed
    if (this.#rows > MOST_ROWS_NAMED) throw new TableRefusal('has too many empty rows. Remove them, or save it as CSV')
    this.#lastRowNamed = 0
    this.#lastRow = 0
    this.#lastColumn = 0
  }

  #read(text: string): void {
    TAG.lastIndex = 0
    for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
      if (!tag[1]) throw new TableRefusal('declares a document type, which no spreadsheet does')
      ATTRIBUTES.lastIndex = TAG.lastIndex
      const read = ATTRIBUTES.exec(text)
      if (!read) throw new TableRefusal('has a cell that cannot be read')
      TAG.lastIndex = ATTRIBUTES.lastIndex
      this.#place(tag[1] === 'c', read[1] ?? '', read[2] === '/')
    }
  }

  #place(isCell: boolean, attributes: string, isEmpty: boolean): void {
    const found = REFERENCE.exec(attributes)
    const reference = found?.[1] ?? found?.[2]
    if (reference === undefined) return
    const parts = (isCell ? /^([A-Z]{1,3})(\d{1,7})$/ : /^()(\d{1,7})$/).exec(reference)
    const row = Number(parts?.[2])
    const column = columnOf(parts?.[1] ?? '')
    if (!parts || row > LAST_ROW || column > LAST_COLUMN)
      throw new TableRefusal('has a cell where no spreadsheet has one')
    this.#lastRowNamed = Math.max(this.#lastRowNamed, row)
    if (!isCell || isEmpty) return
    this.#lastRow = Math.max(this.#lastRow, row)
    this.#lastColumn = Math.max(this.#lastColumn, column)
  }
}
