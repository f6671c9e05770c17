/**
 * Reads the records of a CSV file (RFC 4180, UTF-8, with a byte order mark or without) piece by piece, and hands them
 * to a tally.
 */
export class CsvRows {
  #tally
  #headed = false
  #record = []
  #cell = ''
  #quoted = false
  #closing = false
  #decoder = new TextDecoder('utf-8', { fatal: true })

  /** @param {Pick<import('./rows-tally.mjs').RowsTally, 'takeHeader' | 'takeRow'>} tally */
  constructor(tally) {
    this.#tally = tally
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
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
    if (this.#headed) this.#tally.takeRow(record)
    else this.#tally.takeHeader(record)
    this.#headed = true
  }
}
