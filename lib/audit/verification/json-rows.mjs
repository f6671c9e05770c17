import { Fault } from './fault.mjs'
import { Lines } from './lines.mjs'

/** One member of a flat object. A number is taken as it is written: read as a number it would lose digits. */
const MEMBER = /([{,])("(?:[^"\\]|\\.)*"):(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|null|true|false)/y

/** Reads the rows of a JSON Lines file (a flat object a line) piece by piece, and hands them to a tally. */
export class JsonRows {
  #tally
  #lines = new Lines((line) => this.#takeLine(line))

  /** @param {Pick<import('./rows-tally.mjs').RowsTally, 'takeHeader' | 'takeRow'>} tally */
  constructor(tally) {
    this.#tally = tally
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    this.#lines.take(bytes)
  }

  end() {
    this.#lines.end()
  }

  #takeLine(line) {
    const [names, cells] = [[], []]
    MEMBER.lastIndex = 0
    for (;;) {
      const at = MEMBER.lastIndex
      const member = MEMBER.exec(line)
      if (!member) {
        if (at > 0 && line.slice(at) === '}') break
        throw new Fault(`The line ${JSON.stringify(line.slice(0, 60))} is no flat JSON object`)
      }
      const [, opening, name, text, number] = member
      if ((opening === '{') !== (at === 0)) throw new Fault(`The line ${JSON.stringify(line.slice(0, 60))} is no JSON`)
      names.push(JSON.parse(name))
      cells.push(text === undefined ? (number ?? '') : JSON.parse(text))
    }
    this.#tally.takeHeader(names)
    this.#tally.takeRow(cells)
  }
}
