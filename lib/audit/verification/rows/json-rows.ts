import { Fault } from '../fault'
import { Lines } from './lines'
import type { RowTaker } from './rows-tally'

/** One member of a flat object. A number is taken as text: read as a number it would lose digits. */
const MEMBER = /([{,])("[^"\\]*(?:\\.[^"\\]*)*"):(?:("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d+(?:\.\d+)?)|null|(true|false))/y

/** Reads the rows of a JSON Lines file (one flat object on each line) piece by piece, and hands them to a tally. */
export class JsonRows {
  readonly #tally: RowTaker
  #lines = new Lines((line) => this.#takeLine(line))

  constructor(tally: RowTaker) {
    this.#tally = tally
  }

  take(bytes: Uint8Array): void {
    this.#lines.take(bytes)
  }

  end(): void {
    this.#lines.end()
  }

  #takeLine(line: string): void {
    const [names, cells]: [string[], string[]] = [[], []]
    MEMBER.lastIndex = 0
    for (;;) {
      const at = MEMBER.lastIndex
      const member = MEMBER.exec(line)
      if (!member) {
        if (at > 0 && line.slice(at) === '}') break
        throw new Fault(`The line ${JSON.stringify(line.slice(0, 60))} is not a flat JSON object`)
      }
      const [, opening, name, text, number, truth] = member
      if ((opening === '{') !== (at === 0)) throw new Fault(`The line ${JSON.stringify(line.slice(0, 60))} is not JSON`)
      names.push(JSON.parse(name ?? ''))
      cells.push(text === undefined ? (number ?? truth ?? '') : JSON.parse(text))
    }
    this.#tally.takeHeader(names)
    this.#tally.takeRow(cells)
  }
}
