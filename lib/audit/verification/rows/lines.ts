import { TextParts } from './text-parts'

/** Cuts UTF-8 that comes in pieces into its lines, and hands each to `takeLine` without its line feed. */
export class Lines {
  readonly #takeLine: (line: string) => void
  readonly #parts = new TextParts('\n')
  #decoder = new TextDecoder('utf-8', { fatal: true })

  constructor(takeLine: (line: string) => void) {
    this.#takeLine = takeLine
  }

  /** Throws a Fault for a line that is longer than in any package. */
  take(bytes: Uint8Array): void {
    for (const line of this.#parts.take(this.#decoder.decode(bytes, { stream: true }))) this.#takeLine(line)
  }

  /** Ends the text: what follows the last line feed is a line too. */
  end(): void {
    this.#decoder.decode()
    const rest = this.#parts.takeRest()
    if (rest !== '') this.#takeLine(rest)
  }
}
