const PIECE = 500_000
const SAMPLE = 20_000

/** A long CSV text in pieces that end at the end of a row: a line end inside quotes does not count. */
export class TextPieces {
  #at = 0
  constructor(private readonly text: string) {}

  /** The beginning, for guessing the delimiter. */
  sample(): string {
    return this.text.slice(0, SAMPLE)
  }

  /** The next piece, or null after the last. */
  next(): string | null {
    if (this.#at >= this.text.length) return null
    let inQuotes = false
    let end = this.text.length
    for (let at = this.#at; at < this.text.length; at += 1) {
      const code = this.text.charCodeAt(at)
      if (code === 34) inQuotes = !inQuotes
      else if (code === 10 && !inQuotes && at - this.#at >= PIECE) {
        end = at + 1
        break
      }
    }
    const piece = this.text.slice(this.#at, end)
    this.#at = end
    return piece
  }
}
