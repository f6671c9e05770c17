import { Fault } from '../fault'

/**
 * The longest line or row that is read, in characters: the largest change that can be recorded has a million, and the
 * longest row of a sheet is far below.
 */
const LONGEST_PART_CHARACTERS = 16_000_000

/**
 * Cuts text that comes in pieces into the parts between delimiters. Each piece is searched once, so that the time is
 * linear in the length of the text, however long a part is.
 */
export class TextParts {
  readonly #delimiter: string
  #pieces: string[] = []
  /** The last characters, in which a delimiter may have begun. */
  #tail = ''
  #length = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The parts that end in this piece. Throws a Fault when the part that has not ended is too long. */
  take(piece: string): string[] {
    const [first = '', ...others] = (this.#tail + piece).split(this.#delimiter)
    const rest = others.pop()
    if (rest === undefined) {
      this.#append(first)
      return []
    }
    const ended = this.#pieces.join('') + first
    this.#pieces = []
    this.#length = 0
    this.#append(rest)
    return [ended, ...others]
  }

  /** The first characters of the part that has not ended. */
  beginning(count: number): string {
    let text = ''
    for (const piece of this.#pieces) {
      if (text.length >= count) break
      text += piece
    }
    return (text + this.#tail).slice(0, count)
  }

  /** The part that has not ended; the next begins empty. */
  takeRest(): string {
    const rest = this.#pieces.join('') + this.#tail
    this.#pieces = []
    this.#tail = ''
    this.#length = 0
    return rest
  }

  #append(text: string): void {
    const tailBegins = Math.max(0, text.length - this.#delimiter.length + 1)
    this.#pieces.push(text.slice(0, tailBegins))
    this.#tail = text.slice(tailBegins)
    this.#length += tailBegins
    if (this.#length > LONGEST_PART_CHARACTERS) throw new Fault('A line or a row is longer than in any package')
  }
}
