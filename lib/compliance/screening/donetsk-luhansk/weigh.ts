import type { Stated } from '../evidence'
import { placeElsewhere } from '../places/places'
import type { Reading } from '../reading'
import type { Reason, ScreeningOutcome } from '../types'
import { besides } from '../weighing/context'
import { type BarredMatch, barredNamesIn } from './find'

const LIST = 'donetsk-luhansk' as const
const OBLASTS: Readonly<Record<string, string>> = { 'UA-14': 'Donetsk oblast', 'UA-09': 'Luhansk oblast' }
const ABBREVIATION = 3
/** Ukrposhta's codes of the two oblasts, and those Russian Post uses for the so-called republics (to be confirmed). */
const POSTCODES = /^(?:8[3-7]\d{3}|9[1-4]\d{3}|28[3-7]\d{3}|29[1-4]\d{3})$/

/**
 * The reasons that concern the so-called Donetsk and Luhansk People's Republic regions (E.O. 14065; FAQ 1009: a firm
 * may rely on vetted information such as postal codes and maps). Only part of each oblast is meant, so an oblast or a
 * postal code alone goes to a person; a so-called republic, or a city that its source puts inside with nothing against
 * it, is blocked.
 */
export function barredRegionReasons(reading: Reading): Reason[] {
  const names = barredNamesIn(reading)
  const reasons = names.flatMap((name) => reasonOf(name, reading))
  const covered = (stated: Stated) =>
    names.some((name) => name.field === stated.field && name.start < stated.end && name.end > stated.start)
  const stated = reading.stated.filter((one) => !one.isHint && !covered(one))
  return [
    ...reasons,
    ...stated.flatMap((one) => reasonOfOblast(one)),
    ...stated.flatMap((one) => reasonOfPostcode(one, reading)),
  ]
}

function reasonOf(name: BarredMatch, reading: Reading): Reason[] {
  const place = asMeant(name)
  if (name.mute === 'street' || name.mute === 'establishment') return []
  if (name.mute === 'company-name') return place.kind === 'republic' ? [reason(name, 'review', `${named(name)}.`)] : []
  const against = besides(name, reading.stated).filter(
    (stated) => !stated.isHint && !isOfOblast(stated, place.oblast) && isElsewhere(stated),
  )
  const homonyms = (placeElsewhere(name.key)?.codes ?? []).filter((code) => code !== place.oblast)
  const [contrary] = against
  if (contrary && (place.kind !== 'republic' || !place.isCertain)) {
    const isOther =
      name.isSlip || place.kind !== 'city' || contrary.kind === 'country' || holdsHomonym(contrary, homonyms)
    const message = `${named(name)}. "${contrary.matched}" contradicts this.`
    return [reason(name, isOther ? 'clear' : 'review', message)]
  }
  if (contrary) return [reason(name, 'review', `${named(name)}. "${contrary.matched}" contradicts this.`)]
  if (name.isSlip || !place.isCertain) return [reason(name, 'review', `${named(name)}${partly(name)}.`)]
  const isSaidInside = besides(name, reading.stated).some(
    (stated) => isOfOblast(stated, place.oblast) && stated.kind === 'region',
  )
  const open = isSaidInside
    ? []
    : homonyms.filter((code) => reading.country === undefined || code.startsWith(reading.country))
  if (place.kind === 'city' && open.length > 0) {
    return [reason(name, 'review', `${named(name)}. The name also exists elsewhere, so the region is needed.`)]
  }
  return [reason(name, 'blocked', `${named(name)}.`)]
}

/** ДНР in Cyrillic letters has one meaning; DNR in Latin letters is also a ministry, a firm, a name. */
function asMeant({ place, key, matched }: BarredMatch): BarredMatch['place'] {
  const isDoubtful = key.length <= ABBREVIATION && !/[\u0400-\u04FF]/.test(matched)
  return isDoubtful ? { ...place, isCertain: false } : place
}

function named({ place, matched, isSlip }: BarredMatch): string {
  const verb = isSlip ? 'is close to' : 'names'
  if (place.kind === 'republic') return `"${matched}" ${verb} the so-called ${place.name}`
  if (place.kind === 'oblast') return `"${matched}" ${verb} ${place.name}`
  return `"${matched}" ${verb} ${place.name} in ${OBLASTS[place.oblast] ?? place.oblast}`
}

function partly({ place }: BarredMatch): string {
  if (place.kind === 'oblast') return ', only part of which is barred'
  return place.kind === 'city' ? ', which no source confirms as inside' : ', or something else'
}

/** The name of an oblast in a spelling the list does not have, or its code. */
function reasonOfOblast(stated: Stated): Reason[] {
  const [code, second] = stated.codes
  const oblast = stated.kind === 'region' && second === undefined ? OBLASTS[code ?? ''] : undefined
  if (!oblast) return []
  const message = `"${stated.matched}" is ${oblast}, only part of which is barred.`
  return [reasonAt(stated, 'barred-region', 'review', message)]
}

function reasonOfPostcode(stated: Stated, reading: Reading): Reason[] {
  if (stated.kind !== 'postcode' || !POSTCODES.test(stated.matched)) return []
  const isHome = reading.country === 'UA' || (reading.country === 'RU' && stated.matched.length === 6)
  if (!isHome) return []
  const message = `${stated.matched} is a postal code of Donetsk or Luhansk oblast, only part of which is barred.`
  return [reasonAt(stated, 'barred-postcode', 'review', message)]
}

function isOfOblast(stated: Stated, oblast: string): boolean {
  return stated.codes.includes(oblast)
}

/**
 * A country other than the two, or a region or city that is not in the oblast. Postal codes and lesser places prove
 * little.
 */
function isElsewhere(stated: Stated): boolean {
  if (stated.kind === 'country') return stated.codes[0] !== 'UA' && stated.codes[0] !== 'RU'
  return stated.kind === 'region' || stated.kind === 'city'
}

function holdsHomonym(stated: Stated, homonyms: readonly string[]): boolean {
  return stated.codes.some((code) => homonyms.includes(code) || homonyms.includes(code.slice(0, 2)))
}

function reason(name: BarredMatch, outcome: ScreeningOutcome, message: string): Reason {
  const rule = name.isSlip ? 'near-name' : name.place.kind === 'city' ? 'barred-city' : 'barred-region'
  const { name: placeName, kind, source } = name.place
  return { ...reasonAt(name, rule, outcome, message), place: { name: placeName, kind, source } }
}

function reasonAt(
  span: Pick<Reason, 'field' | 'start' | 'end' | 'matched'>,
  rule: string,
  outcome: ScreeningOutcome,
  message: string,
): Reason {
  const { field, start, end, matched } = span
  return { list: LIST, rule, outcome, field, start, end, matched, message }
}
