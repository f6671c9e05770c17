import { typedValue } from '@/lib/database/copy-text'
import { columnName } from './sheet-xml'

/** What a column of a sheet holds: numbers and days are typed, everything else is text. */
export type CellKind = 'number' | 'day' | 'text'

const TAB = '\t'
const DAY_MILLISECONDS = 86_400_000
/** Days since 30 Dec 1899, as every spreadsheet counts them. */
const FIRST_DAY = -25_569
/** What a cell may hold (ECMA-376), and where a longer text is cut. */
const LONGEST_TEXT = 32_767
const CUT_AT = 32_750
/**
 * A value in the text of COPY that cannot stand in XML as it is: escapes, marks of XML, controls, blanks at an end, and
 * what looks like an escape of a spreadsheet.
 */
const UNUSUAL = /[\\&<>]|[^\t -\xff]|(?:^|\t) | (?:\t|$)|_x[\dA-Fa-f]{4}_|\xef\xbf[\xbe\xbf]/

/**
 * Makes lines of PostgreSQL's COPY (its text form, nothing for NULL) rows of a sheet. Lines are taken byte by byte as
 * Latin-1, which costs no decoding: every sign that matters here is ASCII, and the bytes of all others pass through.
 */
export class SheetRows {
  readonly #columns: { name: string; kind: CellKind }[]
  readonly #days = new Map<string, number>()

  constructor(kinds: readonly CellKind[]) {
    this.#columns = kinds.map((kind, at) => ({ name: columnName(at), kind }))
  }

  /** One line without its end, as the row of this number; both in Latin-1. */
  row(line: string, number: number): string {
    const isUnusual = line.length > LONGEST_TEXT || UNUSUAL.test(line)
    const values = line.split(TAB)
    let cells = ''
    for (const [at, { name, kind }] of this.#columns.entries()) {
      const value = values[at]
      if (!value) continue
      if (kind === 'number') cells += `<c r="${name}${number}"><v>${value}</v></c>`
      else if (kind === 'day') cells += `<c r="${name}${number}" s="2"><v>${this.#day(value)}</v></c>`
      else if (isUnusual) cells += unusualCell(`${name}${number}`, value)
      else cells += `<c r="${name}${number}" t="inlineStr"><is><t>${value}</t></is></c>`
    }
    return `<row r="${number}">${cells}</row>\n`
  }

  #day(date: string): number {
    const known = this.#days.get(date)
    if (known !== undefined) return known
    const day = Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS - FIRST_DAY
    if (!Number.isInteger(day)) throw new Error(`a sheet has no day ${date}`)
    this.#days.set(date, day)
    return day
  }
}

function unusualCell(place: string, value: string): string {
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${sheetText(cut(typedValue(value)))}</t></is></c>`
}

/**
 * Text in XML: what XML forbids is left out, a line end is kept as a reference, and _x000D_ typed by somebody stays
 * that.
 */
const sheetText = (text: string): string =>
  text
    .replace(/[^\t\n\r -\xff]|\xef\xbf[\xbe\xbf]/g, '')
    .replace(/_(x[\dA-Fa-f]{4}_)/g, '_x005F_$1')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')

/** Counted in characters, not in bytes. */
function cut(bytes: string): string {
  if (bytes.length <= LONGEST_TEXT) return bytes
  const characters = [...Buffer.from(bytes, 'latin1').toString()]
  if (characters.length <= LONGEST_TEXT) return bytes
  return Buffer.from(`${characters.slice(0, CUT_AT).join('')} [cut]`).toString('latin1')
}
