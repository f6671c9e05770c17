// Counts the records of a CSV file (RFC 4180) and adds its figures up exactly, piece by piece.

/**
 * A sum of decimal figures, exact whatever their size: an integer and how many of its digits stand behind the point.
 */
class DecimalSum {
  #units = 0n
  #digits = 0

  /**
   * Adds a figure such as -1250.50; nothing counts as nothing.
   *
   * @param {string} figure
   * @returns {boolean} whether it was one
   */
  add(figure) {
    if (figure === '') return true
    const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(figure)
    if (!parts) return false
    const [, sign, whole, behind = ''] = parts
    if (behind.length > this.#digits) {
      this.#units *= 10n ** BigInt(behind.length - this.#digits)
      this.#digits = behind.length
    }
    const units = BigInt(`${whole}${behind.padEnd(this.#digits, '0')}`)
    this.#units += sign ? -units : units
    return true
  }

  /** The sum without zeros at the end: 1250.5, and 0 for nothing. */
  toString() {
    const sign = this.#units < 0n ? '-' : ''
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#digits + 1, '0')
    const [whole, behind] = [digits.slice(0, digits.length - this.#digits), digits.slice(digits.length - this.#digits)]
    const kept = behind.replace(/0+$/, '')
    return `${sign}${whole}${kept ? `.${kept}` : ''}`
  }
}

/**
 * A figure in the form in which sums are compared, or the text as it stands when it is none.
 *
 * @param {string} figure
 */
export function plainDecimal(figure) {
  const sum = new DecimalSum()
  return sum.add(figure) ? sum.toString() : figure
}

/** Reads a CSV file in pieces: `rows` counts its records without the header, `sums` holds the sum of each column that was asked for. */
export class CsvTotals {
  /** @type {string[] | null} */
  header = null
  rows = 0
  /** @type {string | null} what is no figure, in words */
  problem = null
  #columns
  #sums
  #record = []
  #cell = ''
  #quoted = false
  #closing = false
  #decoder = new TextDecoder('utf-8', { fatal: true })

  /** @param {string[]} columns the headers of the columns to add up */
  constructor(columns) {
    this.#columns = columns
    this.#sums = columns.map(() => new DecimalSum())
  }

  get sums() {
    return this.#columns.map((column, place) => ({ column, sum: this.#sums[place].toString() }))
  }

  /** @param {Uint8Array} bytes */
  update(bytes) {
    this.#read(this.#decoder.decode(bytes, { stream: true }))
  }

  /** Ends the file: what follows the last line end is a record too. */
  end() {
    this.#read(this.#decoder.decode())
    if (this.#cell !== '' || this.#record.length > 0) this.#endRecord()
  }

  #read(text) {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at]
      if (character === '"') {
        this.#cell += text.slice(from, at)
        // A quotation mark behind a closing one stands for itself.
        if (!this.#quoted && this.#closing) this.#cell += '"'
        this.#closing = this.#quoted
        this.#quoted = !this.#quoted
        from = at + 1
        continue
      }
      this.#closing = false
      if (this.#quoted || (character !== ',' && character !== '\n')) continue
      this.#cell += text.slice(from, at)
      from = at + 1
      if (character === ',') this.#endCell()
      else this.#endRecord()
    }
    this.#cell += text.slice(from)
  }

  #endCell() {
    this.#record.push(this.#cell)
    this.#cell = ''
  }

  #endRecord() {
    this.#cell = this.#cell.replace(/\r$/, '')
    this.#endCell()
    const record = this.#record
    this.#record = []
    if (!this.header) {
      this.header = record
      return
    }
    this.rows += 1
    for (const [place, column] of this.#columns.entries()) {
      const figure = record[this.header.indexOf(column)] ?? ''
      if (!this.#sums[place].add(figure))
        this.problem ??= `row ${this.rows} has ${JSON.stringify(figure)} in the column ${column}, which is no figure`
    }
  }
}
