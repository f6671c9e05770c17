import type { Stated } from '../evidence'
import type { NameMatch } from '../names/names'
import { isHomeCode } from '../places/home-code'
import type { Reason, ScreeningOutcome } from '../types'
import { besides, type Context, holds, isWhollyAbroad } from './context'
import {
  describeAmbiguous,
  describeContradiction,
  describeDismissed,
  describeMuted,
  describeName,
  describeUnlikely,
} from './messages'
import { contradict } from './weigh-signs'

/** A word that names this many places may be part of a longer name: "Maly prospekt", "San Sai", "Planta Alta". */
const COMMON_NAME = 3
/** A shorter village name is part of too many other names. */
const LONG_ENOUGH = 5
/** Two slips in a phrase as long as "Республика Крым" leave no doubt. */
const LONG_NAME = 12

/** Crimea, Sevastopol or a district only Crimea has. Only a region or country that holds the same name clears them. */
export function reasonOfRegion(name: NameMatch, context: Context): Reason {
  const { home, reading } = context
  const against = besides(name, context.against)
  const message = describeName(name)
  if (against.length > 0) {
    const isStatedAsRegion = name.field === 'region' || name.field === 'country'
    const proof = against.find((stated) => stated.kind === 'region' || stated.kind === 'country')
    if (proof && !isStatedAsRegion && name.edits === 0 && holds(proof, name.elsewhere)) return dismissed(name, proof)
    const [contrary] = against
    if (name.edits > 0 && name.key.length < 6 && contrary) {
      return nameReason(name, 'near-name', 'clear', describeUnlikely(name, contrary))
    }
    return nameReason(name, 'contradiction', 'review', contradict(message, against))
  }
  const isBareWord =
    home === 'RU' && name.field !== 'region' && name.field !== 'country' && /^(?:krim|kirim)$/.test(name.key)
  const others = reading.names.filter((other) => other !== name && !other.mute)
  if (isBareWord && others.length === 0 && name.elsewhere.includes('RU-ROS') && reading.postcodes.length === 0) {
    return nameReason(name, 'ambiguous-name', 'review', describeAmbiguous(name, ['RU-ROS']))
  }
  const isFar = name.edits > 1 && name.key.length < LONG_NAME
  if (isFar || name.via === 'keyboard' || name.isNearOther) return nameReason(name, 'near-name', 'review', message)
  return nameReason(name, 'region-name', 'blocked', message)
}

export function reasonOfSettlement(name: NameMatch, context: Context, certain: boolean): Reason {
  const { home } = context
  const against = besides(name, context.against)
  const message = describeName(name)
  if (certain) return nameReason(name, 'place-name', name.via ? 'review' : 'blocked', message)
  const proof = against.find((stated) => holds(stated, name.elsewhere))
  if (proof && name.edits === 0) return dismissed(name, proof)
  const [contrary] = against
  if (contrary) return reasonOfContradiction(name, contrary, against)
  const homonyms = home ? name.elsewhere.filter((code) => code.startsWith(home)) : name.elsewhere
  if (name.via) return reasonOfNearName(name, homonyms, message)
  if (homonyms.length > 0) return nameReason(name, 'ambiguous-name', 'review', describeAmbiguous(name, homonyms))
  if (name.isPart && name.place.kind !== 'city') return nameReason(name, 'place-name', 'review', message)
  return nameReason(name, 'place-name', 'blocked', message)
}

function reasonOfContradiction(name: NameMatch, contrary: Stated, against: readonly Stated[]): Reason {
  const isSlip = name.edits > 0 || name.via !== undefined
  const isVillage = name.place.kind !== 'city' && name.place.kind !== 'region'
  const isPartOfForeignName = name.isPart && isVillage && against.some(isWhollyAbroad)
  if (isSlip || isPartOfForeignName) return nameReason(name, 'near-name', 'clear', describeUnlikely(name, contrary))
  if (name.isPart && isVillage && name.elsewhere.length >= COMMON_NAME) return dismissed(name, contrary)
  return nameReason(name, 'contradiction', 'review', describeContradiction(describeName(name), contrary))
}

function reasonOfNearName(name: NameMatch, homonyms: readonly string[], message: string): Reason {
  const isClose = name.via === 'spelling' && name.edits === 1 && name.matched.length >= 6 && !name.isPart
  const isSure = isClose && !name.isNearOther && homonyms.length === 0
  return nameReason(name, 'near-name', isSure ? 'blocked' : 'review', message)
}

/**
 * A name in a street, a business or a company's name: it goes to a person only when nothing shows where the goods go.
 */
export function reasonOfMuted(name: NameMatch, { reading }: Context, open: readonly Reason[]): Reason[] {
  if (!isTelling(name) || name.key.length < 4) return []
  if (name.mute === 'company-name') {
    const isAnswered = name.field !== 'name' && open.some((reason) => reason.outcome !== 'clear')
    return isAnswered ? [] : [nameReason(name, 'company-name', 'review', describeMuted(name))]
  }
  if (open.some((reason) => reason.outcome !== 'clear')) return []
  const saysWhere = besides(name, reading.stated).some(
    (stated) => stated.kind !== 'country' || !isHomeCode(stated.codes[0] ?? ''),
  )
  return [nameReason(name, 'street-name', saysWhere ? 'clear' : 'review', describeMuted(name))]
}

/** Names of a region, of a city of the two countries, and of a settlement that no other place shares. */
function isTelling({ place, elsewhere, mute, key }: NameMatch): boolean {
  if (place.kind === 'region') return true
  if (place.kind === 'city') return elsewhere.every(isHomeCode)
  if (key.length < LONG_ENOUGH || mute === 'street') return false
  return mute === 'establishment' ? elsewhere.length <= 1 : place.kind === 'settlement' && elsewhere.length === 0
}

function dismissed(name: NameMatch, proof: Stated): Reason {
  return nameReason(name, 'homonym', 'clear', describeDismissed(name, proof))
}

function nameReason(name: NameMatch, rule: string, outcome: ScreeningOutcome, message: string): Reason {
  const { field, start, end, matched, place } = name
  return { rule, outcome, field, start, end, matched, place, message }
}
