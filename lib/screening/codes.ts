import { type Sign, type Stated, spanOf } from './evidence'
import { countryCode, regionName } from './places'
import type { DestinationField } from './types'

const CRIMEA = { name: 'Crimea', kind: 'region', source: 'ISO 3166-2 and codes in use' }
const SEVASTOPOL = { name: 'Sevastopol', kind: 'region', source: 'ISO 3166-2 and codes in use' }

/**
 * Codes that mean Crimea or Sevastopol wherever they stand: ISO 3166-2, GeoNames, FIPS 10-4, HASC and codes of Russian
 * systems.
 */
const ANYWHERE: readonly (readonly [RegExp, typeof CRIMEA])[] = [
  [/\bUA[-_ .]?43\b|\bUA\.11\b|\bRU-(?:CR|CRI|KRY|KRM)\b|\bUA\.KR\b|\bUP11\b|\bUA-CRI\b/i, CRIMEA],
  [/\bUA[-_ .]?40\b|\bUA\.20\b|\bRU-SEV\b|\bUA\.SC\b|\bUP20\b|\bUASVP\b/i, SEVASTOPOL],
  [
    /\bEurope\/Simferopol\b|\bbd8e6511-e4b9-4841-90de-6bbc231a789e\b|\bUA01\d{15}\b|\b91\d{11}\b|\bQ(?:7835|756294)\b/i,
    CRIMEA,
  ],
  [/\b6fdecb78-893a-4e3f-a5ba-aa062459463b\b|\bUA85\d{15}\b|\b92\d{11}\b|\bQ7525\b/i, SEVASTOPOL],
  [/\b(?:UASIP|UAYAL|UAKEH|UAFEO|UAEUP|UKFF|URFF|UKFK)\b/, CRIMEA],
  [/\b(?:UKFB|URFB)\b/, SEVASTOPOL],
]
/** Asked first, since hardly any text holds one. */
const MAY_HOLD_CODE =
  /\b(?:UA[-_ .]?[0-9K]|UA\.SC|UA-CRI|UASVP|RU-|UP11|UP20|Europe\/Si|bd8e6511|6fdecb78|9[12]\d{11}|Q7|UA[SYKFE]|UKF|URFF)/i
const UNDER_UKRAINE: Readonly<Record<string, typeof CRIMEA>> = { '43': CRIMEA, '40': SEVASTOPOL }
const UNDER_RUSSIA: Readonly<Record<string, typeof CRIMEA>> = {
  '91': CRIMEA,
  '92': SEVASTOPOL,
  CR: CRIMEA,
  CRI: CRIMEA,
  SEV: SEVASTOPOL,
}
/**
 * Numbers of Ukraine that are no ISO 3166-2 codes of it: whoever writes them counts in another system, and in one of
 * them they mean Crimea.
 */
const UNDER_UKRAINE_IN_DOUBT: Readonly<Record<string, string>> = {
  '11': 'is Crimea in GeoNames and FIPS 10-4, and no ISO 3166-2 code of Ukraine',
  '20': 'is Sevastopol in GeoNames and FIPS 10-4, and no ISO 3166-2 code of Ukraine',
  '01': 'is Crimea in KATOTTG and KOATUU and Cherkasy in GeoNames',
  '85': 'is Sevastopol in KATOTTG and KOATUU, and no ISO 3166-2 code of Ukraine',
}
/** Plates and letters that mean Crimea to some and something else to others. */
const DOUBTFUL: Readonly<Record<string, string>> = {
  '82': 'is on Crimean number plates and was the code of Koryakia',
  CR: 'may stand for Crimea or for Costa Rica',
  АРК: 'is short for the Autonomous Republic of Crimea and for other things',
  ARC: 'is short for the Autonomous Republic of Crimea and for other things',
}
/** A bare code is a field of its own. */
const MOST_CODE_LENGTH = 8
const ISO_REGION = /^([A-Z]{2})-([A-Z0-9]{1,3})$/
/** The same number with the letters of Ukraine in front. */
const NUMBER_OF_UKRAINE = /^UA[-_ ]?(\d\d)$/

export interface CodeEvidence {
  signs: Sign[]
  stated: Stated[]
}

/**
 * Codes in a text, and in the region field the bare ones whose meaning depends on the country (43 is Kirov in Russia).
 */
export function codesIn(field: DestinationField, raw: string, country: string | undefined): CodeEvidence {
  const found: CodeEvidence = { signs: [], stated: [] }
  if (!MAY_HOLD_CODE.test(raw)) return addBareCode(found, field, raw, country)
  for (const [pattern, place] of ANYWHERE) {
    const match = pattern.exec(raw)
    if (!match) continue
    const span = spanOf(field, raw, match.index, match.index + match[0].length)
    found.signs.push({
      rule: 'region-code',
      strength: 'strong',
      ...span,
      place,
      says: `${match[0]} is a code of ${place.name}.`,
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
  const iso = ISO_REGION.exec(code)
  const ukrainian = NUMBER_OF_UKRAINE.exec(code)?.[1] ?? (country === 'UA' ? code : '')
  const doubt = DOUBTFUL[code]
  const doubtUnderUkraine = field === 'region' ? UNDER_UKRAINE_IN_DOUBT[ukrainian] : undefined
  if (field === 'region' && underCountry) {
    const says = `Region ${span.matched} of the stated country is ${underCountry.name}.`
    found.signs.push({ rule: 'region-code', strength: 'strong', ...span, place: underCountry, says })
  } else if (doubtUnderUkraine) {
    found.signs.push({ rule: 'region-code', strength: 'weak', ...span, says: `"${code}" ${doubtUnderUkraine}.` })
  } else if (iso?.[1] && isKnownRegion(code, iso[1])) {
    const known = iso[1] === 'UA' || iso[1] === 'RU' ? code : iso[1]
    found.stated.push({ ...span, kind: 'region', codes: [known] })
  } else if (doubt && isDoubtHere(field, code, country)) {
    found.signs.push({ rule: 'region-code', strength: 'weak', ...span, says: `"${code}" ${doubt}.` })
  }
  return found
}

/** A code that no list has says nothing about where the goods go. */
function isKnownRegion(code: string, country: string): boolean {
  if (country === 'UA' || country === 'RU') return regionName(code) !== undefined
  return countryCode(`=${country}`) !== undefined
}

function isDoubtHere(field: DestinationField, code: string, country: string | undefined): boolean {
  if (/^\p{Script=Cyrillic}+$|^ARC$/u.test(code)) return country === undefined || country === 'UA' || country === 'RU'
  if (code === '82') return field === 'region' && (country === 'RU' || country === undefined)
  return field === 'region' && country === undefined
}
