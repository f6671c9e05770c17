import type { Sign, Stated } from '../evidence'
import type { PostalCode } from '../signs/postcodes'
import type { Reason } from '../types'
import { besides, type Context, isAbroad } from './context'
import { describeContradiction } from './messages'

export function reasonOfSign(sign: Sign, context: Context): Reason {
  const { rule, field, start, end, matched, place, message } = sign
  const base = { rule, field, start, end, matched, ...(place ? { place } : {}) }
  if (sign.strength === 'weak') return { ...base, outcome: 'review', message }
  const [contrary] = besides(sign, context.against)
  if (contrary) return { ...base, outcome: 'review', message: describeContradiction(message, contrary) }
  return { ...base, outcome: 'blocked', message }
}

export function reasonOfPostcode(code: PostalCode, context: Context): Reason[] {
  const { field, start, end, matched, place } = code
  const base = { rule: `${code.system}-postcode`, field, start, end, matched, place }
  const where = place.name === 'Crimea' || place.name === 'Sevastopol' ? place.name : `${place.name} in Crimea`
  const system = code.system === 'ukrainian' ? ' in the Ukrainian system' : ''
  const message = `${matched} is a postal code of ${where}${system}.`
  const { against, home, reading } = context
  const hasName = reading.names.some((name) => !name.mute && name.edits === 0)
  if (code.system === 'ukrainian') {
    const fits = home === 'UA' || (home === undefined && hasName && against.length === 0)
    if (!fits && !(code.isWholeField && isAlone(context)) && !(reading.hasCyrillic && home === undefined)) return []
    if (against.length > 0)
      return home === 'UA' ? [{ ...base, outcome: 'review', message: contradict(message, against) }] : []
    return [fits ? { ...base, outcome: 'blocked', message } : { ...base, outcome: 'review', message: bare(message) }]
  }
  if (!home && against.some(isAbroad) && !hasName) return []
  if (against.length > 0) return [{ ...base, outcome: 'review', message: contradict(message, against) }]
  const fits = home !== undefined || reading.hasCyrillic || hasName
  return [fits ? { ...base, outcome: 'blocked', message } : { ...base, outcome: 'review', message: bare(message) }]
}

export function contradict(message: string, against: readonly Stated[]): string {
  const [first] = against
  return first ? describeContradiction(message, first) : message
}

function bare(message: string): string {
  return `${message} Other countries use such codes too, and no country is given.`
}

function isAlone({ reading }: Context): boolean {
  return reading.country === undefined && reading.stated.every((stated) => stated.kind === 'postcode')
}
