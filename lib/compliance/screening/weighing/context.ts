import type { Span, Stated } from '../evidence'
import type { NameMatch } from '../names/names'
import { isHomeCode } from '../places/home-code'
import type { Reading } from '../reading'
import type { Segment } from '../text/segments'

/** What the stated places mean for the names, collected once per destination. */
export interface Context {
  reading: Reading
  /** Statements that put the goods outside Crimea: all except a lesser place, which proves little. */
  against: Stated[]
  /** `UA` or `RU` when that is the stated country. */
  home: 'UA' | 'RU' | undefined
}

export function contextOf(reading: Reading): Context {
  const home = reading.country === 'UA' || reading.country === 'RU' ? reading.country : undefined
  const hasRegion = reading.names.some((name) => !name.mute && name.edits === 0 && isRegionLike(name))
  const against = reading.stated.filter((stated) => {
    if (stated.isHint || (stated.isShared && hasRegion)) return false
    if (stated.kind === 'country') return stated.codes[0] !== 'UA' && stated.codes[0] !== 'RU'
    // Beside Russia a city abroad is a hotel or a street. Goods that do go abroad have a country stated as well.
    if (stated.kind === 'city' && home !== undefined && isWhollyAbroad(stated)) return false
    return stated.kind !== 'place'
  })
  return { reading, against: againstInRange(against, home), home }
}

/** A Ukrainian five-digit code counts under Ukraine only: every second country has five digits. */
function againstInRange(against: readonly Stated[], home: string | undefined): Stated[] {
  return against.filter((stated) => stated.kind !== 'postcode' || !stated.codes[0]?.startsWith('UA') || home === 'UA')
}

/**
 * Whether anything states a place outside Crimea. Lesser places are ignored, because there are too many of them, and so
 * is what `besideSegment` itself states: it may be part of the name that is looked for.
 */
export function isSaidElsewhere(reading: Reading, besideSegment?: Segment): boolean {
  const { against } = contextOf(reading)
  const first = besideSegment?.tokens[0]
  const last = besideSegment?.tokens.at(-1)
  if (!besideSegment || !first || !last) return against.length > 0
  const isWithin = (stated: Stated) =>
    stated.field === besideSegment.field && stated.start >= first.start && stated.end <= last.end
  return against.some((stated) => !isWithin(stated) || stated.kind === 'region')
}

/** Former names of Sevastopol: Akyar is a district centre in Bashkortostan. */
const FORMER_NAMES = new Set(['akiar', 'ahtiar'])

/** Crimea itself, Sevastopol, or a district whose name is used nowhere else. */
export function isRegionLike({ key, place, elsewhere }: NameMatch): boolean {
  if (elsewhere.length > 0 && FORMER_NAMES.has(key)) return false
  return place.kind === 'region' || (place.kind === 'district' && elsewhere.length === 0)
}

/** What other words state: a name is not evidence against itself. */
export function besides(name: Span, stated: readonly Stated[]): Stated[] {
  return stated.filter((one) => one.field !== name.field || one.end <= name.start || one.start >= name.end)
}

/**
 * Whether it is a country or a region, by its name or its postal code, that holds the name too. A city is not enough:
 * another place of the name may be anywhere around it.
 */
export function holds(stated: Stated, elsewhere: readonly string[]): boolean {
  if (stated.isHint || (stated.kind !== 'country' && stated.kind !== 'region' && stated.kind !== 'postcode'))
    return false
  if (stated.kind === 'postcode' && !stated.codes[0]?.includes('-')) return false
  return stated.codes.some((code) => {
    if (code === 'RU' || code === 'UA') return elsewhere.some((one) => one.startsWith(code))
    return elsewhere.includes(code) || (isHomeCode(code) && elsewhere.includes(code.slice(0, 2)))
  })
}

/** It cannot be in any region of Russia or Ukraine. */
export function isWhollyAbroad({ codes, kind }: Stated): boolean {
  return kind !== 'point' && kind !== 'postcode' && !codes.some(isHomeCode)
}

export function isAbroad({ codes, kind }: Stated): boolean {
  return kind !== 'point' && kind !== 'postcode' && codes.some((code) => !isHomeCode(code))
}
