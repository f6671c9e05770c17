import { type Sign, spanOf } from '../evidence'
import type { DestinationField } from '../types'

/** The characters between the digits of a number. */
const REST = String.raw`[\d\s().-]`
/** Codes of Crimean areas, Sevastopol and Crimean mobile networks under Russia's 7 or 8; those under Ukraine's 380. */
const UNDER_RUSSIA = '(?:365|869|978)'
const UNDER_UKRAINE = '(?:65|692)'
const LABEL = String.raw`(?:тел|моб|факс|tel|phone|mob|cell|fax|whatsapp|viber|telegram)\p{L}*[\s.:#№]*`
const PHONE = new RegExp(
  [
    // International numbers, all of them, so that no part of one is read as something else.
    String.raw`(?:\+|(?<![\p{L}\p{N}])00\s?)[78]${REST}{8,16}\d`,
    String.raw`\+380${REST}{7,14}\d`,
    String.raw`\+\d${REST}{6,18}\d`,
    // Crimean ones without their plus.
    String.raw`(?<![\p{L}\p{N}.,-])[78][\s(.-]{0,3}${UNDER_RUSSIA}${REST}{6,12}\d`,
    String.raw`(?<![\p{L}\p{N}.,-])(?:38[\s(.-]{0,3}|8[\s(.-]{1,3})0[\s)-]?${UNDER_UKRAINE}${REST}{5,12}\d`,
    String.raw`(?<![\p{L}\p{N}.,-])8\s?\(692\)${REST}{5,12}\d`,
    // The area code alone, in brackets or after a word for phone.
    String.raw`\((?:0${UNDER_UKRAINE}\d{0,3}|365\d{1,2}|8692|978)\)\s?\d${REST}{4,10}\d`,
    String.raw`(?<!\p{L})${LABEL}\(?(?:0${UNDER_UKRAINE}|365\d|8692|978)${REST}{5,11}\d`,
  ].join('|'),
  'giu',
)
const MAY_HOLD_PHONE = new RegExp(
  [
    String.raw`\+\d|\b00\s?\d|[78][\s(.-]{0,3}(?:365|869|978)|0[\s)-]?(?:65|692)|`,
    String.raw`\((?:365|8692|692|978)|(?:\p{L}|[\s.:#№(])(?:365|8692|978)`,
  ].join(''),
  'u',
)
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(?:7|8|007)?365/, 'is a Crimean phone number'],
  [/^(?:7|8|007)?869/, 'is a Sevastopol phone number'],
  [/^(?:380|80|0)65/, 'is a Crimean phone number'],
  [/^(?:380|80|0)69|^8692/, 'is a Sevastopol phone number'],
  [/^(?:7|8|007)?978/, 'is a Crimean mobile number'],
]
/** The most digits of a number: ten after the 7 or 8, nine after the 380, six or more of a local one. */
const MOST_DIGITS = 14

/**
 * Phone numbers in a text. A Crimean one goes to a person: it shows where its owner is registered, not where the goods
 * go.
 */
export function phonesIn(
  field: DestinationField,
  raw: string,
): { spans: { start: number; end: number }[]; signs: Sign[] } {
  const spans: { start: number; end: number }[] = []
  const signs: Sign[] = []
  if (!MAY_HOLD_PHONE.test(raw)) return { spans, signs }
  for (const match of raw.matchAll(PHONE)) {
    const start = match.index
    const end = start + match[0].length
    spans.push({ start, end })
    const digits = match[0].replace(/\D/g, '')
    const isForeign = match[0].startsWith('+') && !/^\+(?:7|8|380)/.test(match[0].replace(/[^\d+]/g, ''))
    const found =
      isForeign || digits.length > MOST_DIGITS ? undefined : PREFIXES.find(([prefix]) => prefix.test(digits))
    if (!found) continue
    const message = `${match[0]} ${found[1]}, so the goods may go there.`
    signs.push({ rule: 'phone', strength: 'weak', ...spanOf(field, raw, start, end), message })
  }
  return { spans, signs }
}
