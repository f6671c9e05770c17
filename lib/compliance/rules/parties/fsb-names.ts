/** A name of the FSB found in a text: the span as typed (end exclusive), and whether the name can mean nothing else. */
export type FsbName = { start: number; end: number; matched: string; certain: boolean; meaning: string }

type Pattern = { source: RegExp; certain: boolean; meaning: string }

const before = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'
const word = (source: string): RegExp => new RegExp(`${before}(?:${source})${after}`, 'giu')

/** Cyrillic letters that look Latin, and the other way round, stand in for each other: a name is not hidden by them. */
const LATIN_FSB = 'f[\\s.-]{0,2}[sѕ][\\s.-]{0,2}[bв]'
const CYRILLIC_FSB = 'ф[\\s.-]{0,2}[сc][\\s.-]{0,2}[бb]'
const UNIT = '(?:cent(?:er|re)|directorate|department|academy|border\\s+(?:guard\\s+)?service|licensing)'
const KIND = '(?:(?:licensing|certification|regional|border|\\d+(?:st|nd|rd|th)?)\\s+)?'

const PATTERNS: readonly Pattern[] = [
  { source: word(`(?:у|у\\s)?${CYRILLIC_FSB}`), certain: true, meaning: 'the FSB in Russian' },
  {
    source: word(
      "federal(?:'?naya|'?noi|'?noy|naia)?\\s+(?:(?:state\\s+)?security\\s+service|sluzh?ba\\s+bezopasnosti)",
    ),
    certain: true,
    meaning: 'the full name of the FSB',
  },
  {
    source: word('федеральн\\p{L}{2,3}\\s+служб\\p{L}{1,2}\\s+безопасности'),
    certain: true,
    meaning: 'the full name of the FSB',
  },
  { source: word(`u${LATIN_FSB}`), certain: true, meaning: 'a regional directorate of the FSB' },
  {
    source: word(`${LATIN_FSB}\\s+(?:of\\s+)?(?:the\\s+)?(?:russian?|rf)(?:\\s+federation)?`),
    certain: true,
    meaning: 'the FSB of Russia',
  },
  { source: word(`${LATIN_FSB}[\\s,]+${KIND}${UNIT}`), certain: true, meaning: 'a part of the FSB' },
  {
    source: word(`${UNIT}\\s+(?:of|at)\\s+(?:the\\s+)?(?:russian\\s+)?${LATIN_FSB}`),
    certain: true,
    meaning: 'a part of the FSB',
  },
  { source: word('fsb\\.(?:gov\\.)?ru'), certain: true, meaning: 'the internet domain of the FSB' },
  { source: word(LATIN_FSB), certain: false, meaning: 'may stand for the Federal Security Service' },
  {
    source: word(
      '(?:в\\s?[/.\\\\]?\\s?ч\\.?|войсков\\p{L}+\\s+част\\p{L}+|' +
        'military\\s+unit|v\\s?/\\s?ch\\.?)\\s*(?:№|no\\.?|n)?\\s*\\d{4,6}',
    ),
    certain: false,
    meaning: 'a military unit number, as the FSB uses for its parts',
  },
  {
    source: word('federal\\s+security\\s+(?:bureau|agency)|russian\\s+security\\s+service'),
    certain: false,
    meaning: 'may mean the FSB',
  },
  {
    source: word(
      '(?:lub(?:ya|ia|ja)n(?:ka|skaya)|лубянк\\p{L}|лубянская)[\\s,]+' +
        '(?:(?:street|str\\.?|ul\\.?|sq\\.?|square|ул\\.?|пл\\.?|площадь|' +
        'д\\.?|дом|bld\\.?|b\\.?)[\\s,]*)*[12](?:\\s*/\\s*\\d)?',
    ),
    certain: false,
    meaning: 'an address on Lubyanka that the FSB uses',
  },
]

/**
 * Finds the FSB in a name or an address as typed: Latin or Cyrillic, dotted, spaced, with invisible characters or
 * look-alike letters. The bare Latin letters FSB, as in `FSB Bank`, are a possible name only. Spans do not overlap; a
 * certain name wins over a possible one.
 */
export function findFsbNames(text: string): FsbName[] {
  const { clean, positions } = readable(text)
  const found: FsbName[] = []
  for (const { source, certain, meaning } of PATTERNS) {
    for (const match of clean.matchAll(source)) {
      const start = positions[match.index] ?? 0
      const end = (positions[match.index + match[0].length - 1] ?? text.length - 1) + 1
      if (found.some((other) => start < other.end && other.start < end)) continue
      found.push({ start, end, matched: text.slice(start, end), certain, meaning })
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

/**
 * The text without invisible characters and with compatibility forms unfolded, and where each character of it stood.
 */
function readable(text: string): { clean: string; positions: number[] } {
  let clean = ''
  const positions: number[] = []
  let position = 0
  for (const character of text) {
    const plain = /[\p{Cf}\p{Cc}]/u.test(character) && !/\s/.test(character) ? '' : character.normalize('NFKC')
    clean += plain
    for (let index = 0; index < plain.length; index += 1) positions.push(position)
    position += character.length
  }
  return { clean, positions }
}
