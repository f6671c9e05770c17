import { type Sign, spanOf } from './evidence'
import type { DestinationField } from './types'

const PHONE =
  /(?:\+|\b00)[78][\d\s().-]{8,16}\d|\+380[\d\s().-]{7,14}\d|\b8[\s(.-]{1,2}(?:365|869|978)[\d\s().-]{6,12}\d|\+\d[\d\s().-]{6,18}\d/g
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(?:7|8|007)365/, 'is a telephone number of Crimea'],
  [/^(?:7|8|007)869/, 'is a telephone number of Sevastopol'],
  [/^38065/, 'is a telephone number of Crimea'],
  [/^38069/, 'is a telephone number of Sevastopol'],
  [/^(?:7|8|007)978/, 'is a mobile number of Crimea'],
]

/**
 * Telephone numbers in a text. A Crimean one asks a person: it tells where its owner is at home, not where the goods
 * go.
 */
export function phonesIn(
  field: DestinationField,
  raw: string,
): { spans: { start: number; end: number }[]; signs: Sign[] } {
  const spans: { start: number; end: number }[] = []
  const signs: Sign[] = []
  if (!/\d{2}/.test(raw)) return { spans, signs }
  for (const match of raw.matchAll(PHONE)) {
    const start = match.index
    const end = start + match[0].length
    spans.push({ start, end })
    const digits = match[0].replace(/\D/g, '')
    const found = PREFIXES.find(([prefix]) => prefix.test(digits))
    if (!found) continue
    const says = `${match[0]} ${found[1]}, so the goods may go there.`
    signs.push({ rule: 'phone', strength: 'weak', ...spanOf(field, raw, start, end), says })
  }
  return { spans, signs }
}
