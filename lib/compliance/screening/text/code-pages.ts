import { Rewriter, type Rewriting } from './rewriting'

/** The code pages in which Cyrillic files are written and misread. */
const PAGES = ['windows-1251', 'koi8-r', 'ibm866', 'windows-1252'] as const
type Page = (typeof PAGES)[number]
type Meant = 'utf-8' | Exclude<Page, 'windows-1252'>
const MEANT: readonly Meant[] = ['utf-8', 'windows-1251', 'koi8-r', 'ibm866']

/**
 * What a text looks like that was read by a wrong code page. Asked first and generously: a text is only changed when it
 * then reads as Russian or Ukrainian.
 */
const SUSPICIOUS = new RegExp(
  [
    String.raw`[\u0080-\u009f]`,
    // UTF-8 read as Windows-1252, and as Windows-1251
    String.raw`[ÐÑ][\u00a0-\u00bf\u0152-\u0192\u02c6-\u2122]`,
    String.raw`(?:[РС][\u00a0-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u0491\u2013-\u2122]){2}`,
    // Windows-1251 read as Windows-1252
    String.raw`[\u00c0-\u00ff]{3}`,
    // box drawing: read as CP866 or KOI8-R
    String.raw`[\u2500-\u25a0]`,
    // KOI8-R read as Windows-1251 and the other way round: small and capital letters change places
    '(?<![а-яё])[а-яё][А-ЯЁ]{2}',
    '(?<![А-Яа-яё])[а-яё][А-ЯЁ](?![А-Яа-яё])',
    // CP866 read as Windows-1251
    '[ЂЃЌЋЏђѓќћџҐґ¤¦¬®]',
  ].join('|'),
)

/** A letter of a text that may have been misread. */
const NOT_ASCII = /[\u0080-\uffff]/
const CHUNK = /[^\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/g
const RUSSIAN_OR_UKRAINIAN_WORD =
  /^[«“„‘—–№]*(?:[А-ЯЁІЇЄҐ]?[а-яёіїєґ’ʼ]+|[А-ЯЁІЇЄҐ’ʼ]+|[А-ЯЁІЇЄҐа-яёіїєґ]?\d+[а-яА-Я]?)[»”“’…]*$/
const BAD_START = /^[«“]*[ъьыЪЬЫ]/
const VOWEL = /[аеёиоуыэюяіїє]/i
/** Letters by how often Russian and Ukrainian use them. */
const COMMON = 'оеаинтсрвлкмдпуяі'
const RARE = 'щэфъёґїєцюшж'

/** The text as it was meant, when a wrong code page was used to read it; undefined when nothing suggests that. */
export function inRightCodePage(text: string): Rewriting | undefined {
  if (!SUSPICIOUS.test(text)) return undefined
  const own = readability(text)
  let best: { read: Rewriting; score: number } | undefined
  for (const page of PAGES) {
    const bytes = bytesOf(text, page)
    if (!bytes) continue
    for (const meant of MEANT) {
      if (meant === page) continue
      const read = readBytes(bytes, meant)
      if (!read) continue
      const score = readability(read.text)
      if (score > own && (!best || score > best.score)) best = { read, score }
    }
  }
  return best?.read
}

/**
 * How well a text reads as Russian or Ukrainian: 0 when some word outside ASCII does not, more the commoner its
 * letters.
 */
function readability(text: string): number {
  let score = 0
  for (const [chunk] of text.matchAll(CHUNK)) {
    if (!NOT_ASCII.test(chunk)) continue
    if (!RUSSIAN_OR_UKRAINIAN_WORD.test(chunk) || BAD_START.test(chunk)) return 0
    if (chunk.length > 3 && !VOWEL.test(chunk)) return 0
    for (const letter of chunk.toLowerCase()) score += COMMON.includes(letter) ? 2 : RARE.includes(letter) ? -2 : 1
  }
  return score
}

/** 0x80 to 0x9f of Windows-1252, written out: not every TextDecoder tells it from Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** For each page its 256 characters, and the byte of each. */
let tables: Record<Page, { characters: string; bytes: ReadonlyMap<string, number> }> | undefined

function tableOf(page: Page): { characters: string; bytes: ReadonlyMap<string, number> } {
  tables ??= Object.fromEntries(PAGES.map((one) => [one, makeTable(one)])) as NonNullable<typeof tables>
  return tables[page]
}

function makeTable(page: Page) {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const characters =
    page === 'windows-1252'
      ? [...all].map((byte) => WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte)).join('')
      : new TextDecoder(page).decode(all)
  return { characters, bytes: new Map([...characters].map((character, byte) => [character, byte])) }
}

/** The bytes that a page reads as this text; undefined when it cannot have come from that page. */
function bytesOf(text: string, page: Page): number[] | undefined {
  const table = tableOf(page).bytes
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const byte = code < 0x80 || (page === 'windows-1252' && code < 0x100) ? code : table.get(text[at] ?? '')
    if (byte === undefined) return undefined
    bytes.push(byte)
  }
  return bytes
}

function readBytes(bytes: readonly number[], meant: Meant): Rewriting | undefined {
  const out = new Rewriter()
  if (meant !== 'utf-8') {
    const { characters } = tableOf(meant)
    for (const [at, byte] of bytes.entries()) out.add(characters[byte] ?? '', at, at + 1)
    return out.result()
  }
  for (let at = 0; at < bytes.length; ) {
    const next = utf8At(bytes, at)
    if (!next) return undefined
    out.add(next.character, at, at + next.length)
    at += next.length
  }
  return out.result()
}

/** Three bytes above ASCII in a row are a word of Windows-1251; fewer are an accented letter of Western Europe. */
const FEWEST_OF_A_WORD = 3

/** Bytes as characters, with the number of bytes each took: UTF-8 where they are, or a code page of one byte each. */
export function decodeBytes(bytes: readonly number[]): { character: string; length: number }[] {
  const out: { character: string; length: number }[] = []
  for (let at = 0; at < bytes.length; ) {
    const next = utf8At(bytes, at)
    if (!next) return decodeByPage(bytes)
    out.push(next)
    at += next.length
  }
  return out
}

function decodeByPage(bytes: readonly number[]): { character: string; length: number }[] {
  const isWord = bytes.filter((byte) => byte >= 0x80).length >= FEWEST_OF_A_WORD
  const { characters } = tableOf(isWord ? 'windows-1251' : 'windows-1252')
  return bytes.map((byte) => ({ character: characters[byte] ?? '', length: 1 }))
}

function utf8At(bytes: readonly number[], at: number): { character: string; length: number } | undefined {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { character: String.fromCharCode(first), length: 1 }
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  if (length === 0 || first >= 0xf5) return undefined
  let point = first & (0x7f >> length)
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[at + offset]
    if (next === undefined || (next & 0xc0) !== 0x80) return undefined
    point = (point << 6) | (next & 0x3f)
  }
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined
  return { character: String.fromCodePoint(point), length }
}
