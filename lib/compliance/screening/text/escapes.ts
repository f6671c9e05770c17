import { decodeBytes } from './code-pages'
import { afterEachOther, Rewriter, type Rewriting } from './rewriting'

/** Tested first, since hardly any text contains one. */
const MAY_HOLD_ESCAPE = /%[0-9a-f]{2}|&[#a-z]|\\[ux]|=[0-9A-F]{2}=[0-9A-F]{2}/i
const BYTES = String.raw`(?:%[0-9a-f]{2})+|(?:=[0-9a-f]{2}){2,}|(?:\\x[0-9a-f]{2})+`
const NUMBERED = String.raw`&#\d{2,7};?|&#x[0-9a-f]{1,6};?|\\u\{[0-9a-f]{1,6}\}|(?:\\u|%u)[0-9a-f]{4}`
const ESCAPE = new RegExp(`${BYTES}|${NUMBERED}|&[a-z]{2,8};`, 'gi')
/** An escape of an escape, such as "%25D0" and "&amp;#1050;". */
const MOST_LAYERS = 3

/** Named HTML entities that occur in addresses; the letters of the Russian alphabet have names too. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  comma: ',',
  period: '.',
  colon: ':',
  num: '#',
  deg: '°',
  prime: '′',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hyphen: '-',
  rsquo: '’',
  lsquo: '‘',
}
const CYRILLIC_NAMES =
  'a b v g d ie zh z i j k l m n o p r s t u f kh ts ch sh shch hard y soft e yu ya io yi iuk juk'.split(' ')
const CYRILLIC_LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюяёїіє'

/**
 * A text with its escapes decoded: percent and quoted-printable bytes, HTML entities, \u and \x. Undefined when there
 * are none.
 */
export function withoutEscapes(raw: string): Rewriting | undefined {
  let read: Rewriting | undefined
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const text = read?.text ?? raw
    if (!MAY_HOLD_ESCAPE.test(text)) break
    const next = readOnce(text)
    if (!next) break
    read = afterEachOther(read, next)
  }
  return read
}

function readOnce(text: string): Rewriting | undefined {
  const lines = new Rewriter()
  let at = 0
  let isRead = false
  const isForm = /%[0-9a-f]{2}/i.test(text) && !text.includes(' ')
  for (const match of text.matchAll(ESCAPE)) {
    const [typed] = match
    keep(lines, text, at, match.index, isForm)
    at = match.index + typed.length
    isRead = readEscape(lines, typed, match.index) || isRead
  }
  if (!isRead) return undefined
  keep(lines, text, at, text.length, isForm)
  return lines.result()
}

/** In a submitted form, a plus means a space. */
function keep(lines: Rewriter, text: string, from: number, to: number, isForm: boolean): void {
  let at = from
  for (let plus = isForm ? text.indexOf('+', at) : -1; plus >= 0 && plus < to; plus = text.indexOf('+', at)) {
    lines.keep(text, at, plus)
    lines.add(' ', plus, plus + 1)
    at = plus + 1
  }
  lines.keep(text, at, to)
}

/** Adds the character of the escape, or the escape itself when it is unknown. */
function readEscape(lines: Rewriter, typed: string, start: number): boolean {
  const end = start + typed.length
  const numbered = /^(?:&#x|\\u\{?|%u)([0-9a-f]+)[;}]?$/i.exec(typed)?.[1]
  const decimal = /^&#(\d+);?$/.exec(typed)?.[1]
  if (numbered || decimal) {
    const point = numbered ? Number.parseInt(numbered, 16) : Number(decimal)
    const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    lines.add(isCharacter ? String.fromCodePoint(point) : typed, start, end)
    return isCharacter
  }
  if (typed.startsWith('&')) {
    const name = typed.slice(1, -1)
    const letter = namedLetter(name)
    lines.add(letter ?? typed, start, end)
    return letter !== undefined
  }
  const width = typed.startsWith('\\x') ? 4 : 3
  const bytes: number[] = []
  for (let at = 0; at < typed.length; at += width)
    bytes.push(Number.parseInt(typed.slice(at + width - 2, at + width), 16))
  let at = start
  for (const { character, length } of decodeBytes(bytes)) {
    lines.add(character, at, at + length * width)
    at += length * width
  }
  return true
}

function namedLetter(name: string): string | undefined {
  const known = NAMED[name.toLowerCase()]
  if (known !== undefined) return known
  if (!/cy$/i.test(name)) return undefined
  const letter = CYRILLIC_LETTERS[CYRILLIC_NAMES.indexOf(name.slice(0, -2).toLowerCase())]
  if (!letter) return undefined
  return /^[A-Z]/.test(name) ? letter.toUpperCase() : letter
}
