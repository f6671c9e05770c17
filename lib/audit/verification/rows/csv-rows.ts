import { Fault } from '../fault'
import { MOST_COLUMNS } from '../manifest-shape'
import type { RowTaker } from './rows-tally'

/** In characters. A cell holds at most a change as the audit trail has it, which is far shorter. */
const LONGEST_CELL = 4_000_000
const LONGEST_RECORD = 16_000_000

/** Where the reader is within a cell. After `return` a line feed must follow. */
type Position = 'start' | 'plain' | 'quoted' | 'closed' | 'return'

/**
 * Reads the records of a CSV file (RFC 4180, UTF-8, with a byte order mark or without) piece by piece, and hands them
 * to a tally. Programs disagree on a file that is not well formed, and may show other rows than are counted here:
 * it is refused.
 */
export class CsvRows {
  readonly #tally: RowTaker
  #columns = 0
  #record: string[] = []
  /** The text of the cell so far, in pieces: one for each doubled quotation mark. */
  #cell: string[] = []
  #cellLength = 0
  #recordLength = 0
  #position: Position = 'start'
  #decoder = new TextDecoder('utf-8', { fatal: true })

  constructor(tally: RowTaker) {
    this.#tally = tally
  }

  take(bytes: Uint8Array): void {
    this.#read(this.#decoder.decode(bytes, { stream: true }))
  }

  /** Ends the file: what follows the last line end is a record too. Throws a Fault when no header was read. */
  end(): void {
    this.#read(this.#decoder.decode())
    if (this.#position === 'quoted') this.#refuse('ends within a quoted cell')
    if (this.#position !== 'start' || this.#record.length > 0) this.#endRecord()
    if (this.#columns === 0) this.#refuse('has no header')
  }

  #read(text: string): void {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at]
      if (this.#position === 'quoted') {
        if (character !== '"') continue
        this.#append(text.slice(from, at))
        this.#position = 'closed'
      } else if (character === '"') {
        if (this.#position === 'closed') this.#append('"')
        else if (this.#position !== 'start') this.#refuse('has a quotation mark inside a cell')
        this.#position = 'quoted'
      } else if (character === '\n' || (character === ',' && this.#position !== 'return')) {
        if (this.#position === 'plain') this.#append(text.slice(from, at))
        if (character === ',') this.#endCell()
        else this.#endRecord()
      } else if (this.#position === 'closed' && character === '\r') {
        this.#position = 'return'
      } else if (this.#position === 'closed' || this.#position === 'return') {
        this.#refuse('has text after a quoted cell')
      } else {
        this.#position = 'plain'
        continue
      }
      from = at + 1
    }
    if (this.#position === 'plain' || this.#position === 'quoted') this.#append(text.slice(from))
  }

  #append(text: string): void {
    this.#cell.push(text)
    this.#cellLength += text.length
    this.#recordLength += text.length
    if (this.#cellLength > LONGEST_CELL || this.#recordLength > LONGEST_RECORD)
      this.#refuse('has a cell or a row that is longer than in any package')
  }

  #endCell(): void {
    if (this.#record.length === MOST_COLUMNS) this.#refuse('has more columns than any package')
    this.#record.push(this.#cell.join(''))
    this.#cell = []
    this.#cellLength = 0
    this.#position = 'start'
  }

  #endRecord(): void {
    const isPlain = this.#position === 'plain'
    this.#endCell()
    const record = this.#record
    const last = record.at(-1)
    if (isPlain && last?.endsWith('\r')) record[record.length - 1] = last.slice(0, -1)
    this.#record = []
    this.#recordLength = 0
    if (this.#columns === 0) {
      this.#tally.takeHeader(record)
      this.#columns = record.length
    } else {
      if (record.length !== this.#columns) this.#refuse('has a row with another number of cells than its header')
      this.#tally.takeRow(record)
    }
  }

  #refuse(what: string): never {
    throw new Fault(`The file ${what}`)
  }
}
