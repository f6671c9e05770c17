import { type Sign, spanOf } from '../evidence'
import { worstOf } from '../outcomes'
import { isHomeCode } from '../places/home-code'
import { hasLetters, notUnderstood } from '../text/understood'
import type { DestinationField, Reason, Verdict } from '../types'

interface ReadField {
  field: DestinationField
  raw: string
}

const WHY = {
  garbled: 'is letter soup: it was saved in another encoding, and what it names cannot be read.',
  'unknown-script': 'is in a script whose place names are not known here.',
} as const

/** What cannot be read goes to a person: letter soup, and scripts in which no place is listed. */
export function notReadIn({ field, raw }: ReadField): Sign[] {
  const found = notUnderstood(raw)
  if (!found) return []
  const span = spanOf(field, raw, found.start, found.end)
  return [{ rule: 'not_read', strength: 'weak', ...span, says: `"${span.matched}" ${WHY[found.why]}` }]
}

/** A dash, or words that stand where a place should, in the languages of those who fill in such fields. */
const STANDS_FOR_NONE = new RegExp(
  [
    String.raw`^[\s.\-\u2013\u2014]*$`,
    String.raw`^\s*(?:same\b|as (?:above|billing)|see |n\/?a$|none$|null$|unknown$|not (?:applicable|given|known)|tb[acd]$)`,
    String.raw`^\s*to be (?:advised|announced|confirmed|determined)`,
    '^\\s*(?:совпадает|тот же|та же|там же|см\\.|не (?:указан|известен)|уточняется|нет$|збігається|той самий|немає$|siehe |wie )',
  ].join('|'),
  'iu',
)

/** Whether a text sends the reader elsewhere or stands for nothing: "same as billing", "см. приложение", a dash. */
export const standsForNone = (text: string): boolean => STANDS_FOR_NONE.test(text)

/** What a destination says beside its fields: the country that was read, and whether more than a country is stated. */
interface Said {
  country: string | undefined
  isPlaced: boolean
}

/** The number of a region, alone or after the letters of its country: each of the two countries counts its own. */
const NUMBER_OF_REGION = /^\s*(?:(?:UA|RU)[-_ ]?)?\d{1,2}\s*$/i

/** A code that no list has, in a field for codes: figures, with letters or without. */
const isUnknownCode = ({ field, raw }: ReadField): boolean =>
  (field === 'region' || field === 'postalCode') && /\d/.test(raw) && !NUMBER_OF_REGION.test(raw)

/**
 * Figures and placeholders name no place. Where they stand for the address or the city, and nothing but a country is
 * known that may hold Crimea, or none, nothing was said of where the goods go; nor was it by a code that no list has. A
 * country or the number of a region by itself is what it is: no other field was given.
 */
export function unplacedIn(fields: readonly ReadField[], { country, isPlaced }: Said): Sign[] {
  const places = fields.filter(({ field }) => field !== 'name')
  const beside = places.filter(({ field }) => field !== 'country')
  const named = beside.filter(({ field }) => field !== 'region' && field !== 'postalCode')
  const asked = country === undefined ? places : [...named, ...beside.filter(isUnknownCode)]
  const [first] = asked
  if (!first || (country !== undefined && (isPlaced || !isHomeCode(country)))) return []
  // A country that no list has says nothing, in whatever letters.
  const isNamed = ({ field, raw }: ReadField) => field !== 'country' && hasLetters(raw) && !standsForNone(raw)
  if (asked.some((one) => isNamed(one) && !isUnknownCode(one))) return []
  const span = spanOf(first.field, first.raw, 0, first.raw.length)
  const says = `"${span.matched.trim()}" names no place that could be read.`
  return [{ rule: 'not_read', strength: 'weak', ...span, says }]
}

/** Whether a reason says that no place is named, and not that something could not be read. */
const namesNoPlace = ({ rule, matched }: Reason): boolean => rule === 'not_read' && notUnderstood(matched) === undefined

/** The verdict on a text that need not name a place, a note or a cell beside the address: that it names none is no doubt. */
export function asMention(verdict: Verdict): Verdict {
  const reasons = verdict.reasons.filter((reason) => !namesNoPlace(reason))
  return reasons.length === verdict.reasons.length
    ? verdict
    : { ...verdict, reasons, outcome: worstOf(reasons.map(({ outcome }) => outcome)) }
}
