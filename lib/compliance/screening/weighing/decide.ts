import type { Reading } from '../reading'
import type { Reason } from '../types'
import { contextOf, isRegionLike } from './context'
import { reasonOfMuted, reasonOfRegion, reasonOfSettlement } from './weigh-names'
import { reasonOfPostcode, reasonOfSign } from './weigh-signs'

/**
 * Weighs everything read from a destination. Strong evidence first: a shared name need not be clarified when that
 * already settles the outcome.
 */
export function reasonsFor(reading: Reading): Reason[] {
  const context = contextOf(reading)
  const strongSigns = reading.signs
    .filter((sign) => sign.strength === 'strong')
    .map((sign) => reasonOfSign(sign, context))
  const weakSigns = reading.signs.filter((sign) => sign.strength === 'weak').map((sign) => reasonOfSign(sign, context))
  const postcodes = reading.postcodes.flatMap((code) => reasonOfPostcode(code, context))
  const regions = reading.names
    .filter((name) => isRegionLike(name) && !name.mute)
    .map((name) => reasonOfRegion(name, context))
  const certain = [...strongSigns, ...postcodes, ...regions].some((reason) => reason.outcome === 'blocked')
  const names = reading.names.filter((name) => !isRegionLike(name) && !name.mute)
  const settlements = names.map((name) => reasonOfSettlement(name, context, certain))
  const open = [...strongSigns, ...postcodes, ...regions, ...settlements]
  const muted = reading.names.filter((name) => name.mute).flatMap((name) => reasonOfMuted(name, context, open))
  return [...open, ...weakSigns, ...muted]
}
