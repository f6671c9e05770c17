// Reads the rows of a workbook (XLSX: a ZIP archive of XML) piece by piece. Where its sheets are stands at its end, so
// it is read twice.
import { Fault } from './fault.mjs'
import { contentOf, unpacked } from './read-archive.mjs'
import { LOCAL_HEADER_BYTES, readDirectory, readEnd, restOfHeader } from './zip-directory.mjs'

const TAIL_BYTES = 1 << 16
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/
const ROW_END = '</row>'
const CELL = /<c((?:\s[^>]*)?)(?:\/>|>(.*?)<\/c>)/gs
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const joined = (left, right) => {
  const bytes = new Uint8Array(left.length + right.length)
  bytes.set(left)
  bytes.set(right, left.length)
  return bytes
}

const plainText = (xml) =>
  xml.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code ? String.fromCodePoint(Number(code)) : ENTITIES[name]))

/** The place of a column from its letters: A is 0, AA is 26. */
const placeOf = (letters) => [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The cells of a row by their places: numbers as they are written, texts as they are meant. */
function cellsOf(row) {
  const cells = []
  for (const [, attributes, inside = ''] of row.matchAll(CELL)) {
    const letters = /\sr="([A-Z]+)\d+"/.exec(attributes)?.[1]
    const place = letters ? placeOf(letters) : cells.length
    if (/\st="s"/.test(attributes)) throw new Fault('The workbook keeps its texts in a way that is not read here')
    const number = /<v>([^<]*)<\/v>/.exec(inside)
    cells[place] = number ? number[1] : plainText(/<t[^>]*>([^<]*)<\/t>/.exec(inside)?.[1] ?? '')
  }
  return cells
}

/** Reads bytes that come in pieces, so many at a time. */
class Cursor {
  at = 0
  #pieces
  #rest = new Uint8Array(0)

  constructor(pieces) {
    this.#pieces = pieces
  }

  /** The next `count` bytes, as they come; fewer where the file ends. */
  async *next(count) {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#pieces.next()
        if (done) return
        this.#rest = value
      }
      const piece = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(piece.length)
      this.at += piece.length
      left -= piece.length
      yield piece
    }
  }

  async take(count) {
    let bytes = new Uint8Array(0)
    for await (const piece of this.next(count)) bytes = joined(bytes, piece)
    return bytes
  }

  async skip(count) {
    for await (const _ of this.next(count));
  }
}

/**
 * Reads the rows of a workbook in an archive and hands them to a tally: its sheets but the last, each below its header.
 */
export class SheetRows {
  #tally
  #entry
  #source
  #tail = new Uint8Array(0)

  /**
   * @param {Pick<import('./rows-tally.mjs').RowsTally, 'takeHeader' | 'takeRow'>} tally
   * @param {import('./read-archive.mjs').PackageSource} source
   * @param {import('./read-archive.mjs').ArchiveEntry} entry
   */
  constructor(tally, source, entry) {
    this.#tally = tally
    this.#source = source
    this.#entry = entry
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    const kept = bytes.length >= TAIL_BYTES ? new Uint8Array(0) : this.#tail
    this.#tail = joined(kept, bytes).slice(-TAIL_BYTES)
  }

  async end() {
    const cursor = new Cursor(contentOf(this.#source, this.#entry))
    for (const sheet of this.#sheets()) {
      await cursor.skip(sheet.offset - cursor.at)
      await cursor.skip(restOfHeader(await cursor.take(LOCAL_HEADER_BYTES)))
      const bytes = cursor.next(sheet.storedSize)
      await this.#readSheet(sheet.method === 0 ? bytes : unpacked(bytes))
    }
  }

  /** The sheets of rows, in the order in which they stand in the file. The last one says what was asked. */
  #sheets() {
    const end = readEnd(this.#tail)
    const begins = this.#entry.size - this.#tail.length
    const directoryAt = end ? end.offset - begins : -1
    const entries =
      end && directoryAt >= 0 ? readDirectory(this.#tail.subarray(directoryAt, this.#tail.length - end.endBytes)) : null
    if (!entries) throw new Fault('The workbook cannot be read')
    const numberOf = ({ name }) => Number(SHEET.exec(name)?.[1] ?? 0)
    const sheets = entries.filter(({ name }) => SHEET.test(name)).sort((one, other) => numberOf(one) - numberOf(other))
    return sheets.slice(0, -1).sort((one, other) => one.offset - other.offset)
  }

  async #readSheet(bytes) {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let [rest, headed] = ['', false]
    for await (const piece of bytes) {
      const rows = (rest + decoder.decode(piece, { stream: true })).split(ROW_END)
      rest = rows.pop() ?? ''
      for (const row of rows) {
        if (headed) this.#tally.takeRow(cellsOf(row))
        else this.#tally.takeHeader(cellsOf(row))
        headed = true
      }
    }
  }
}
