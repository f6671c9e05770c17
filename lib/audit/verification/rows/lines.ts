/** Cuts UTF-8 that comes in pieces into its lines, and hands each to `takeLine` without its line feed. */
export class Lines {
  readonly #takeLine: (line: string) => void
  #rest = ''
  #decoder = new TextDecoder('utf-8', { fatal: true })

  constructor(takeLine: (line: string) => void) {
    this.#takeLine = takeLine
  }

  take(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#takeLine(line)
  }

  /** Ends the text: what follows the last line feed is a line too. */
  end(): void {
    this.#decoder.decode()
    if (this.#rest !== '') this.#takeLine(this.#rest)
    this.#rest = ''
  }
}
