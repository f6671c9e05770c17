import { Fault } from '../fault'
import type { RowTaker } from './rows-tally'

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
  #cell = ''
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
        this.#cell += text.slice(from, at)
        this.#position = 'closed'
      } else if (character === '"') {
        if (this.#position === 'closed') this.#cell += '"'
        else if (this.#position !== 'start') this.#refuse('has a quotation mark inside a cell')
        this.#position = 'quoted'
      } else if (character === '\n' || (character === ',' && this.#position !== 'return')) {
        if (this.#position === 'plain') this.#cell += text.slice(from, at)
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
    if (this.#position === 'plain' || this.#position === 'quoted') this.#cell += text.slice(from)
  }

  #endCell(): void {
    this.#record.push(this.#cell)
    this.#cell = ''
    this.#position = 'start'
  }

  #endRecord(): void {
    if (this.#position === 'plain') this.#cell = this.#cell.replace(/\r$/, '')
    this.#endCell()
    const record = this.#record
    this.#record = []
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
