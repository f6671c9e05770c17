import type { Sign, Stated } from './evidence'
import type { NameMatch } from './names'
import type { PostalCode } from './postcodes'
import type { Reading } from './reading'
import { describeAmbiguous, describeContradiction, describeDismissed, describeMuted, describeName, describeUnlikely } from './sentences'
import type { Reason, ScreeningOutcome } from './types'

/** A name this common is in the stated region even when the list of that region does not have it. */
const COMMON_NAME = 3
/** Two slips in a phrase as long as "Республика Крым" leave no doubt. */
const LONG_NAME = 12

/** What the stated places mean for the names: gathered once for a destination. */
interface Context {
  reading: Reading
  /** Statements that put the goods outside Crimea: anything but a lesser place, which proves little. */
  against: Stated[]
  /** `UA` or `RU` when that is the stated country. */
  home: 'UA' | 'RU' | undefined
}

export function reasonsFor(reading: Reading): Reason[] {
  const context = contextOf(reading)
  const strongSigns = reading.signs.filter((sign) => sign.strength === 'strong').map((sign) => reasonOfSign(sign, context))
  const weakSigns = reading.signs.filter((sign) => sign.strength === 'weak').map((sign) => reasonOfSign(sign, context))
  const postcodes = reading.postcodes.flatMap((code) => reasonOfPostcode(code, context))
  const regions = reading.names.filter((name) => isRegionLike(name) && !name.mute).map((name) => reasonOfRegion(name, context))
  const certain = [...strongSigns, ...postcodes, ...regions].some((reason) => reason.outcome === 'blocked')
  const names = reading.names.filter((name) => !isRegionLike(name) && !name.mute)
  const settlements = names.map((name) => reasonOfSettlement(name, context, certain))
  const open = [...strongSigns, ...postcodes, ...regions, ...settlements]
  const muted = reading.names.filter((name) => name.mute).flatMap((name) => reasonOfMuted(name, context, open))
  return [...open, ...weakSigns, ...muted]
}

function contextOf(reading: Reading): Context {
  const home = reading.country === 'UA' || reading.country === 'RU' ? reading.country : undefined
  const against = reading.stated.filter((stated) => {
    if (stated.kind === 'country') return stated.codes[0] !== 'UA' && stated.codes[0] !== 'RU'
    return stated.kind !== 'place'
  })
  return { reading, against: againstInRange(against, home), home }
}

/** A Ukrainian five-digit code counts under Ukraine only: every second country has five digits. */
function againstInRange(against: readonly Stated[], home: string | undefined): Stated[] {
  return against.filter((stated) => stated.kind !== 'postcode' || stated.codes[0] === 'RU' || home === 'UA')
}

/** Crimea itself, Sevastopol, or a district whose name is used nowhere else. */
export function isRegionLike({ place, elsewhere }: NameMatch): boolean {
  return place.kind === 'region' || (place.kind === 'district' && elsewhere.length === 0)
}

function reasonOfSign(sign: Sign, { against }: Context): Reason {
  const { rule, field, start, end, matched, place, says } = sign
  const base = { rule, field, start, end, matched, ...(place ? { place } : {}) }
  if (sign.strength === 'weak') return { ...base, outcome: 'review', says }
  const contrary = against[0]
  if (contrary) return { ...base, outcome: 'review', says: describeContradiction(says, contrary) }
  return { ...base, outcome: 'blocked', says }
}

function reasonOfPostcode(code: PostalCode, context: Context): Reason[] {
  const { field, start, end, matched, place } = code
  const base = { rule: `${code.system}-postcode`, field, start, end, matched, place }
  const where = place.name === 'Crimea' || place.name === 'Sevastopol' ? place.name : `${place.name} in Crimea`
  const says = `${matched} is a postal code of ${where}${code.system === 'ukrainian' ? ' in the Ukrainian system' : ''}.`
  const { against, home, reading } = context
  const hasName = reading.names.some((name) => !name.mute && name.edits === 0)
  if (code.system === 'ukrainian') {
    const fits = home === 'UA' || (home === undefined && hasName && against.length === 0)
    if (!fits && !(code.isWholeField && isAlone(context)) && !(reading.hasCyrillic && home === undefined)) return []
    if (against.length > 0) return home === 'UA' ? [{ ...base, outcome: 'review', says: contradict(says, against) }] : []
    return [fits ? { ...base, outcome: 'blocked', says } : { ...base, outcome: 'review', says: bare(says) }]
  }
  if (!home && against.some(isAbroad) && !hasName) return []
  if (against.length > 0) return [{ ...base, outcome: 'review', says: contradict(says, against) }]
  const fits = home !== undefined || reading.hasCyrillic || hasName
  return [fits ? { ...base, outcome: 'blocked', says } : { ...base, outcome: 'review', says: bare(says) }]
}

function contradict(says: string, against: readonly Stated[]): string {
  const [first] = against
  return first ? describeContradiction(says, first) : says
}

function bare(says: string): string {
  return `${says} Other countries use such codes too, and no country is given.`
}

function isAlone({ reading }: Context): boolean {
  return reading.country === undefined && reading.stated.every((stated) => stated.kind === 'postcode')
}

function isAbroad({ codes, kind }: Stated): boolean {
  return kind !== 'point' && kind !== 'postcode' && codes.some((code) => !isHomeCode(code))
}

function isHomeCode(code: string): boolean {
  return /^(?:UA|RU)(?:-|$)/.test(code)
}

/** Crimea, Sevastopol or a district only Crimea has. They are cleared only by a region or country that holds the same name. */
function reasonOfRegion(name: NameMatch, context: Context): Reason {
  const { home, reading } = context
  const against = besides(name, context.against)
  const says = describeName(name)
  if (against.length > 0) {
    const isStatedAsRegion = name.field === 'region' || name.field === 'country'
    const proof = against.find((stated) => stated.kind === 'region' || stated.kind === 'country')
    if (proof && !isStatedAsRegion && name.edits === 0 && holds(proof, name.elsewhere)) return dismissed(name, proof)
    const [contrary] = against
    if (name.edits > 0 && name.key.length < 6 && contrary) {
      return nameReason(name, 'near-name', 'clear', describeUnlikely(name, contrary))
    }
    return nameReason(name, 'contradiction', 'review', contradict(says, against))
  }
  const isBareWord = home === 'RU' && name.field !== 'region' && name.field !== 'country' && /^(?:krim|kirim)$/.test(name.key)
  const others = reading.names.filter((other) => other !== name && !other.mute)
  if (isBareWord && others.length === 0 && name.elsewhere.includes('RU-ROS') && reading.postcodes.length === 0) {
    return nameReason(name, 'ambiguous-name', 'review', describeAmbiguous(name, ['RU-ROS']))
  }
  const isFar = name.edits > 1 && name.key.length < LONG_NAME
  if (isFar || name.via === 'keyboard' || name.isNearOther) return nameReason(name, 'near-name', 'review', says)
  return nameReason(name, 'region-name', 'blocked', says)
}

function reasonOfSettlement(name: NameMatch, context: Context, certain: boolean): Reason {
  const { home, reading } = context
  const against = besides(name, context.against)
  const says = describeName(name)
  if (certain) return nameReason(name, 'place-name', name.via ? 'review' : 'blocked', says)
  const proof = against.find((stated) => holds(stated, name.elsewhere)) ?? lesserProof(name, besides(name, reading.stated))
  if (proof && name.edits === 0) return dismissed(name, proof)
  const [contrary] = against
  if (contrary) return reasonOfContradiction(name, contrary)
  const homonyms = home ? name.elsewhere.filter((code) => code.startsWith(home)) : name.elsewhere
  if (name.via) return reasonOfNearName(name, homonyms, says)
  if (homonyms.length > 0) return nameReason(name, 'ambiguous-name', 'review', describeAmbiguous(name, homonyms))
  if (name.isPart && name.place.kind !== 'city') return nameReason(name, 'place-name', 'review', says)
  return nameReason(name, 'place-name', 'blocked', says)
}

/** What other words state: a name is no evidence against itself. */
function besides(name: NameMatch, stated: readonly Stated[]): Stated[] {
  return stated.filter((one) => one.field !== name.field || one.end <= name.start || one.start >= name.end)
}

function reasonOfContradiction(name: NameMatch, contrary: Stated): Reason {
  const isSlip = name.edits > 0 || name.via !== undefined
  const isCommon = name.elsewhere.length >= COMMON_NAME || (contrary.kind === 'point' && name.elsewhere.length > 0)
  const isPartOfForeignName = name.isPart && isAbroad(contrary) && contrary.kind === 'country' && name.place.kind !== 'city'
  if (isSlip || isPartOfForeignName) return nameReason(name, 'near-name', 'clear', describeUnlikely(name, contrary))
  if (isCommon) return dismissed(name, contrary)
  return nameReason(name, 'contradiction', 'review', describeContradiction(describeName(name), contrary))
}

function reasonOfNearName(name: NameMatch, homonyms: readonly string[], says: string): Reason {
  const isClose = name.via === 'spelling' && name.edits === 1 && name.matched.length >= 6 && !name.isPart
  const isSure = isClose && !name.isNearOther && homonyms.length === 0
  return nameReason(name, 'near-name', isSure ? 'blocked' : 'review', says)
}

/** A lesser place proves the region of an ambiguous name only when it exists in hardly any other. */
function lesserProof(name: NameMatch, stated: readonly Stated[]): Stated | undefined {
  return stated.find((one) => one.kind === 'place' && one.codes.length <= 2 && holds(one, name.elsewhere))
}

/** Does the stated place lie in a region or country that holds the name too? */
function holds(stated: Stated, elsewhere: readonly string[]): boolean {
  return stated.codes.some((code) => {
    if (code === 'RU' || code === 'UA') return elsewhere.some((one) => one.startsWith(code))
    return elsewhere.includes(code) || (isHomeCode(code) && elsewhere.includes(code.slice(0, 2)))
  })
}

/** A name in a street, a business or a company's name: it asks a person only when nothing says where the goods go. */
function reasonOfMuted(name: NameMatch, { reading }: Context, open: readonly Reason[]): Reason[] {
  const isTelling = name.place.kind === 'region' || (name.place.kind === 'city' && name.elsewhere.length === 0)
  if (!isTelling || name.key.length < 4) return []
  if (name.mute === 'company-name') return [nameReason(name, 'company-name', 'review', describeMuted(name))]
  if (open.some((reason) => reason.outcome !== 'clear')) return []
  const saysWhere = reading.stated.some((stated) => stated.kind !== 'country' || !isHomeCode(stated.codes[0] ?? ''))
  return [nameReason(name, 'street-name', saysWhere ? 'clear' : 'review', describeMuted(name))]
}

function dismissed(name: NameMatch, proof: Stated): Reason {
  return nameReason(name, 'homonym', 'clear', describeDismissed(name, proof))
}

function nameReason(name: NameMatch, rule: string, outcome: ScreeningOutcome, says: string): Reason {
  const { field, start, end, matched, place } = name
  return { rule, outcome, field, start, end, matched, place, says }
}
