import { type Sign, type Stated, spanOf } from '../evidence'
import { countryCode, regionName } from '../places/places'
import type { DestinationField } from '../types'
import {
  AIRPORTS,
  CODE_PATTERNS,
  DOUBTFUL,
  MAY_HOLD_CODE,
  UNDER_RUSSIA,
  UNDER_UKRAINE,
  UNDER_UKRAINE_IN_DOUBT,
} from './code-lists'

/** A bare code fills its field. */
const MOST_CODE_LENGTH = 8
const ISO_REGION = /^([A-Z]{2})-([A-Z0-9]{1,3})$/
/** The same number with the letters of Ukraine in front. */
const NUMBER_OF_UKRAINE = /^UA[-_ ]?(\d\d)$/

export interface CodeEvidence {
  signs: Sign[]
  stated: Stated[]
}

/**
 * Codes in a text, and in the region field the bare codes whose meaning depends on the country (43 is Kirov in Russia).
 */
export function codesIn(field: DestinationField, raw: string, country: string | undefined): CodeEvidence {
  const found: CodeEvidence = { signs: [], stated: [] }
  if (!MAY_HOLD_CODE.test(raw)) return addBareCode(found, field, raw, country)
  for (const { pattern, place, strength } of CODE_PATTERNS) {
    const match = pattern.exec(raw)
    if (!match) continue
    const span = spanOf(field, raw, match.index, match.index + match[0].length)
    found.signs.push({
      rule: 'region-code',
      strength,
      ...span,
      place,
      message: `${match[0]} is a code of ${place.name}.`,
    })
  }
  return found.signs.length === 0 ? addBareCode(found, field, raw, country) : found
}

function addBareCode(
  found: CodeEvidence,
  field: DestinationField,
  raw: string,
  country: string | undefined,
): CodeEvidence {
  if (raw.length > MOST_CODE_LENGTH && raw.trim().length > MOST_CODE_LENGTH) return found
  const typed = raw.trim()
  const code = field === 'region' ? typed.toUpperCase() : typed
  const start = raw.indexOf(typed)
  const span = spanOf(field, raw, start, start + code.length)
  const underCountry = country === 'UA' ? UNDER_UKRAINE[code] : country === 'RU' ? UNDER_RUSSIA[code] : undefined
  const iso = knownRegion(code)
  const ukrainian = NUMBER_OF_UKRAINE.exec(code)?.[1] ?? (country === 'UA' ? code : '')
  const doubt = AIRPORTS[code] ?? DOUBTFUL[code]
  const doubtUnderUkraine = field === 'region' ? UNDER_UKRAINE_IN_DOUBT[ukrainian] : undefined
  if (field === 'region' && underCountry) {
    const message = `Region ${span.matched} of the stated country is ${underCountry.name}.`
    found.signs.push({ rule: 'region-code', strength: 'strong', ...span, place: underCountry, message })
  } else if (doubtUnderUkraine) {
    found.signs.push({ rule: 'region-code', strength: 'weak', ...span, message: `"${code}" ${doubtUnderUkraine}.` })
  } else if (iso) {
    found.stated.push({ ...span, kind: 'region', codes: [iso] })
  } else if (doubt && isDoubtHere(field, code, country)) {
    found.signs.push({ rule: 'region-code', strength: 'weak', ...span, message: `"${code}" ${doubt}.` })
  }
  return found
}

/**
 * The region of an ISO 3166-2 code, or its country where the regions are not listed. Undefined for an unknown code,
 * including a number of some other system.
 */
function knownRegion(code: string): string | undefined {
  const [, country = ''] = ISO_REGION.exec(code) ?? []
  if (country === 'UA' || country === 'RU') return regionName(code) && code
  return country && countryCode(`=${country}`)
}

function isDoubtHere(field: DestinationField, code: string, country: string | undefined): boolean {
  if (AIRPORTS[code]) return field !== 'country'
  if (/^\p{Script=Cyrillic}+$|^ARC$/u.test(code)) return country === undefined || country === 'UA' || country === 'RU'
  if (code === '82') return field === 'region' && (country === 'RU' || country === undefined)
  return field === 'region' && country === undefined
}
