import { typedValue } from '@/lib/database/copy-text'
import { columnName } from './sheet-xml'

/** The kind of a column's cells: numbers and days are typed, everything else is text. */
export type CellKind = 'number' | 'day' | 'text'

const TAB = '\t'
const DAY_MILLISECONDS = 86_400_000
/** Days since 30 Dec 1899, as every spreadsheet counts them. */
const FIRST_DAY = -25_569
/** The most characters of a cell (ECMA-376), and where a longer text is cut. */
const LONGEST_TEXT = 32_767
const CUT_AT = 32_750
/**
 * A value in the text of COPY that must be escaped in XML: COPY escapes, XML delimiters, control characters, leading or
 * trailing blanks, and what looks like a spreadsheet escape.
 */
const UNUSUAL = /[\\&<>]|[^\t -\xff]|(?:^|\t) | (?:\t|$)|_x[\dA-Fa-f]{4}_|\xef\xbf[\xbe\xbf]/

/**
 * Turns lines of PostgreSQL's COPY (text format, empty for NULL) into rows of a sheet. Lines are read byte by byte as
 * Latin-1, which needs no decoding: every delimiter is ASCII, and all other bytes pass through.
 */
export class SheetRows {
  readonly #columns: { name: string; kind: CellKind }[]
  readonly #days = new Map<string, number>()

  constructor(kinds: readonly CellKind[]) {
    this.#columns = kinds.map((kind, at) => ({ name: columnName(at), kind }))
  }

  /** Turns a line without its end into the row with this number; both in Latin-1. */
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

function unusualCell(reference: string, value: string): string {
  const text = sheetText(cut(typedValue(value)))
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/**
 * Escapes text for XML: characters that XML forbids are removed, line ends become references, and a typed _x000D_ stays
 * as typed.
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
