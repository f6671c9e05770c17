import { type Sign, type Span, type Stated, spanOf } from '../evidence'
import { postalHead } from '../places/places'
import { regionOfPostcode } from '../places/postal-regions'
import type { DestinationField, MatchedPlace } from '../types'

/** A run of digits that is a Crimean postal code in one of the two systems. What it is worth depends on the rest. */
export interface PostalCode extends Span {
  system: 'russian' | 'ukrainian'
  /** It fills its field: nothing but a code was typed there. */
  isWholeField: boolean
  place: MatchedPlace
}

export interface PostcodeEvidence {
  crimean: PostalCode[]
  /** Codes of the Russian or Ukrainian system that lie elsewhere. */
  stated: Stated[]
  /** Crimean codes that carry the letters of their country: UA-98600, 298600RU. */
  signs: Sign[]
}

/**
 * A number of its own: no decimals, no part of a longer code; a full stop after a word ("инд.299011") is none of it.
 */
const DIGITS = /(?:(?<![\p{L}\p{N}-]|\p{N}\.)|(?<=(?:индекс|індекс|index|zip)[-–]))\d{5,6}(?![\p{L}\p{N}]|[.-]\d)/gu
/** Written in two groups in a text, or next to a word, only Crimean codes are looked for. */
const IN_GROUPS = /(?<!\p{N}[.,+-]? ?|[\p{L}+-])(?:29[5-9]|9[5-9]) \d{3}(?![\p{L}\p{N}]| ?[\d-])/gu
const NEXT_TO_WORD =
  /(?<=\p{L}{3})(?:29[5-9]|9[5-9])\d{3}(?!\p{N}|[.-]\d)|(?<![\p{L}\p{N}.-])(?:29[5-9]|9[5-9])\d{3}(?=\p{L}{3})/gu
const MAY_BE_GLUED = /\p{L}(?:29[5-9]|9[5-9])\d|(?:29[5-9]|9[5-9])(?:\d{3}\p{L}| \d)/u
const WITH_COUNTRY = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:(?:RU|RUS|РФ)[-– ]?29[5-9] ?\d{3}|`,
    String.raw`(?:UA|UKR)[-– ]?9[5-9] ?\d{3}|`,
    String.raw`29[5-9]\d{3}[-– ]?(?:RU|RUS|РФ)|`,
    String.raw`9[5-9]\d{3}[-– ]?(?:UA|UKR))(?![\p{L}\p{N}])`,
  ].join(''),
  'giu',
)
const MAY_HAVE_COUNTRY = /(?:RUS?|РФ|UA|UKR)[-– ]?2?9[5-9]|2?9[5-9]\d{3}[-– ]?(?:RU|UA|UKR|РФ)/i
/** 805100 is a service office filed under Crimea; 290-294 are unused. */
const RUSSIAN_CRIMEA = /^(?:29[5-9]\d{3}|805100)$/
const RUSSIAN = /^[1-689]\d{5}$/
const UKRAINIAN_CRIMEA = /^9[5-9]\d{3}$/
const UKRAINIAN = /^\d{5}$/

/** Five and six digit runs of a field, sorted into Crimean ones and others. Offsets are of the raw text. */
export function postcodesIn(field: DestinationField, raw: string): PostcodeEvidence {
  const found: PostcodeEvidence = { crimean: [], stated: [], signs: [] }
  if (!/\d{2}/.test(raw)) return found
  const rest = MAY_HAVE_COUNTRY.test(raw) ? takeThoseWithCountry(found, field, raw) : raw
  const text = field === 'postalCode' ? joinDigitGroups(rest) : undefined
  if (text) {
    classify(found, text.digits, spanOf(field, raw, text.start, text.end), true)
    return found
  }
  for (const match of rest.matchAll(DIGITS)) {
    const span = spanOf(field, raw, match.index, match.index + match[0].length)
    classify(found, match[0], span, raw.trim() === match[0])
  }
  if (!MAY_BE_GLUED.test(rest)) return found
  for (const pattern of [IN_GROUPS, NEXT_TO_WORD]) {
    for (const match of rest.matchAll(pattern)) {
      const span = spanOf(field, raw, match.index, match.index + match[0].length)
      classify(found, match[0].replace(' ', ''), span, raw.trim() === match[0])
    }
  }
  return found
}

/** Codes with the letters of their country need no other word; what is left of the text has them blanked. */
function takeThoseWithCountry(found: PostcodeEvidence, field: DestinationField, raw: string): string {
  return raw.replace(WITH_COUNTRY, (typed, start: number) => {
    const digits = typed.replace(/\D/g, '')
    const isRussian = digits.length === 6
    const place = isRussian
      ? placeOf(digits, 'Russian Post index')
      : placeOf(`2${digits}`, 'Ukrposhta codes before 2014')
    const rule = isRussian ? 'russian-postcode' : 'ukrainian-postcode'
    const where = place.name === 'Crimea' || place.name === 'Sevastopol' ? place.name : `${place.name} in Crimea`
    const message = `${typed} is a postal code of ${where}.`
    found.signs.push({ rule, strength: 'strong', ...spanOf(field, raw, start, start + typed.length), place, message })
    return ' '.repeat(typed.length)
  })
}

/** "298 600" in the postal code field is one code, and "298600.0" is what a spreadsheet makes of it. */
function joinDigitGroups(raw: string): { digits: string; start: number; end: number } | undefined {
  const group = /^\D*?(\d[\d\s.-]{3,7}\d)\D*$/.exec(raw)?.[1]
  if (!group) return undefined
  const start = raw.search(/\d/)
  const digits = group.replace(/\.0+$/, '').replace(/\D/g, '')
  return digits.length === 5 || digits.length === 6 ? { digits, start, end: start + group.length } : undefined
}

function classify(found: PostcodeEvidence, digits: string, span: Span, isWholeField: boolean): void {
  if (RUSSIAN_CRIMEA.test(digits)) {
    found.crimean.push({ ...span, system: 'russian', isWholeField, place: placeOf(digits, 'Russian Post index') })
  } else if (UKRAINIAN_CRIMEA.test(digits)) {
    found.crimean.push({
      ...span,
      system: 'ukrainian',
      isWholeField,
      place: placeOf(`2${digits}`, 'Ukrposhta codes before 2014'),
    })
  } else if (RUSSIAN.test(digits)) {
    found.stated.push({ ...span, kind: 'postcode', codes: [regionOfPostcode(digits) ?? 'RU'] })
  } else if (UKRAINIAN.test(digits)) {
    found.stated.push({ ...span, kind: 'postcode', codes: [regionOfPostcode(digits) ?? 'UA'] })
  }
}

function placeOf(russianCode: string, source: string): MatchedPlace {
  const area = russianCode.startsWith('299') ? 'Sevastopol' : 'Crimea'
  return {
    name: postalHead(russianCode) ?? postalHead(`${russianCode.slice(0, 4)}00`) ?? area,
    kind: 'postal code',
    source,
  }
}
