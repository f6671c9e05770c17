import type { FileRow, LineProblem } from './table'
import { TableRefusal } from './table-refusal'

/** A spreadsheet cell holds no more characters; a quotation mark that closes later was never meant to open. */
const LONGEST_CELL = 32_767
/** After so many quotation marks that never close, none of the file means anything. */
const MOST_NEVER_CLOSED = 100
/** Cells that end after this many lines are worth a look: a stray quotation mark may have joined rows. */
const MANY_LINES = 10
/** A file with more of them is not a table. */
const MOST_PROBLEMS = 100_000

const number = (value: number): string => value.toLocaleString('en-US')

/**
 * Reads CSV text row by row as RFC 4180 has it, and loses nothing of a file that is not: a quotation mark that never
 * closes is text, one that is not doubled stays in its cell, and each is a problem with its line. Line ends are LF,
 * CR LF or CR.
 */
export class CsvRows {
  readonly problems: LineProblem[] = []
  #at = 0
  #line = 1
  #neverClosedCount = 0

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
    start = { at: 0, line: 1 },
    private readonly mostColumns = Number.POSITIVE_INFINITY,
  ) {
    this.#at = start.at
    this.#line = start.line
  }

  /** The next row, or null after the last. */
  next(): FileRow | null {
    if (this.#at >= this.text.length) return null
    const line = this.#line
    const cells: string[] = []
    for (;;) {
      const isQuoted = this.text[this.#at] === '"' && this.#neverClosedCount < MOST_NEVER_CLOSED
      if (cells.length === this.mostColumns)
        throw new TableRefusal(`has more than ${number(this.mostColumns)} columns in line ${number(line)}. Remove some`)
      cells.push(isQuoted ? this.#quotedCell() : this.#plainCell())
      const end = this.text[this.#at]
      this.#at += 1
      if (end === this.delimiter) continue
      if (end === '\r' && this.text[this.#at] === '\n') this.#at += 1
      const lastLine = this.#line
      this.#line += 1
      return { line, lastLine, cells }
    }
  }

  #plainCell(): string {
    const from = this.#at
    while (this.#at < this.text.length && !this.#endsCell(this.#at)) this.#at += 1
    return this.text.slice(from, this.#at)
  }

  #endsCell(at: number): boolean {
    const character = this.text[at]
    return character === undefined || character === this.delimiter || character === '\n' || character === '\r'
  }

  #quotedCell(): string {
    const [from, openLine] = [this.#at, this.#line]
    let cell = ''
    let isStray = false
    for (let at = from + 1; ; ) {
      const close = this.text.indexOf('"', at)
      if (close < 0 || close - from > LONGEST_CELL) return this.#neverClosed(from, openLine)
      cell += this.text.slice(at, close)
      at = close + 1
      if (this.text[at] !== '"' && this.#endsCell(at)) {
        this.#at = at
        break
      }
      cell += '"'
      if (this.text[at] === '"') at += 1
      else isStray = true
    }
    const lineEnds = cell.match(/\r\n|\r|\n/g)?.length ?? 0
    this.#line += lineEnds
    if (isStray)
      this.#note(openLine, 'A quotation mark inside a quoted cell is not doubled. The cell is read up to the last one')
    if (lineEnds >= MANY_LINES)
      this.#note(
        openLine,
        `One cell reaches to line ${this.#line.toLocaleString('en-US')}. A stray quotation mark may have joined rows`,
      )
    return cell
  }

  #neverClosed(from: number, line: number): string {
    this.#note(line, 'A quotation mark opens here and never closes. It is read as a part of the text')
    this.#neverClosedCount += 1
    this.#at = from + 1
    return `"${this.#plainCell()}`
  }

  #note(line: number, message: string): void {
    if (this.problems.length === MOST_PROBLEMS)
      throw new TableRefusal('is not a table: most of its lines cannot be read')
    this.problems.push({ line, message })
  }
}
