import { type Span, type Stated, spanOf } from './evidence'
import { postalHead } from './places'
import { regionOfPostcode } from './postal-regions'
import type { DestinationField, MatchedPlace } from './types'

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
}

const DIGITS = /(?<![\p{L}\p{N}.-])\d{5,6}(?![\p{L}\p{N}]|[.-]\d)/gu
/** 805100 is a service office filed under Crimea; 290-294 are unused. */
const RUSSIAN_CRIMEA = /^(?:29[5-9]\d{3}|805100)$/
const RUSSIAN = /^[1-689]\d{5}$/
const UKRAINIAN_CRIMEA = /^9[5-9]\d{3}$/
const UKRAINIAN = /^\d{5}$/

/** Five and six digit runs of a field, sorted into Crimean ones and others. Offsets are of the raw text. */
export function postcodesIn(field: DestinationField, raw: string): PostcodeEvidence {
  const found: PostcodeEvidence = { crimean: [], stated: [] }
  if (!/\d{3}/.test(raw)) return found
  const text = field === 'postalCode' ? joinDigitGroups(raw) : undefined
  if (text) {
    classify(found, text.digits, spanOf(field, raw, text.start, text.end), true)
    return found
  }
  for (const match of raw.matchAll(DIGITS)) {
    const span = spanOf(field, raw, match.index, match.index + match[0].length)
    classify(found, match[0], span, raw.trim() === match[0])
  }
  return found
}

/** "298 600" in the postal code field is one code. */
function joinDigitGroups(raw: string): { digits: string; start: number; end: number } | undefined {
  const match = /^\D*?(\d[\d\s]{3,7}\d)\D*$/.exec(
    raw.normalize('NFKC').length === raw.length ? raw.normalize('NFKC') : raw,
  )
  const group = match?.[1]
  if (!group) return undefined
  const start = raw.search(/\p{N}/u)
  const digits = group.replace(/\s/g, '')
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
