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
  garbled: 'is garbled: it was saved in another encoding and cannot be read.',
  'unknown-script': 'is in a script whose place names are not known here.',
} as const

/** What cannot be read goes to a person: letter soup, and scripts in which no place is listed. */
export function notReadIn({ field, raw }: ReadField): Sign[] {
  const found = notUnderstood(raw)
  if (!found) return []
  const span = spanOf(field, raw, found.start, found.end)
  return [{ rule: 'not_read', strength: 'weak', ...span, message: `"${span.matched}" ${WHY[found.why]}` }]
}

/** Words that fill a field in place of an address, and what programs write when they have none. */
const FILLERS = new RegExp(
  `^(?:${[
    String.raw`same|n[./]?\s?a|none|null|nil|undefined|unknown|empty|blank|object object|ref|value|x+|test|tb[acd]`,
    'confidential|withheld|нет|немає|неизвестно|невідомо',
  ].join('|')})?$`,
  'iu',
)
/** The beginnings of texts that refer to another place, or to a later day. */
const REFERENCES = new RegExp(
  `^(?:${[
    String.raw`same\b|as (?:above|billing|per)\b|see |per (?:po|invoice|contract)\b|pick[- ]?up\b|collect(?:ed|ion)?\b`,
    'not (?:applicable|available|given|known)|to be (?:advised|announced|collected|confirmed|determined)',
    String.raw`совпадает|тот же|та же|там же|см\.|не (?:указан|известен)|уточняется|самовывоз`,
    'по (?:договору|счету|счёту)',
    'збігається|той самий|самовивіз|siehe |wie ',
  ].join('|')})`,
  'iu',
)

/** The parts of a text between commas, without brackets, quotes and dashes around them. */
const partsOf = (text: string): string[] =>
  text.split(/[,;|\n]/).map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))

/** Whether a text only fills a field, though one of the words may be a place elsewhere: Same is a town in Tanzania. */
const isFiller = (text: string): boolean => partsOf(text).every((part) => FILLERS.test(part))

/** Whether a text refers to something else or is empty: "same as billing", "см. приложение", "#N/A", a dash. */
export const standsForNone = (text: string): boolean =>
  partsOf(text).every((part) => FILLERS.test(part) || REFERENCES.test(part))

/** What was read of a destination: its country, and the fields with words that name more than a country. */
interface Placement {
  country: string | undefined
  placedIn: readonly DestinationField[]
}

/**
 * The number of a region, alone or after the letters of its country: the two countries number their regions separately.
 */
const NUMBER_OF_REGION = /^\s*(?:(?:UA|RU)[-_ ]?)?\d{1,2}\s*$/i

/** A code that is in no list, in a field for codes: digits, with letters or without. */
const isUnknownCode = ({ field, raw }: ReadField): boolean =>
  (field === 'region' || field === 'postalCode') && /\d/.test(raw) && !NUMBER_OF_REGION.test(raw)

/**
 * Digits and placeholders do not name a place. Where they are given as the address or the city, and nothing else is
 * known but a country that may hold Crimea, or no country, the destination is not given; nor is it given by a code that
 * is in no list. A country or the number of a region alone is taken as such: no other field was given.
 */
export function unplacedIn(fields: readonly ReadField[], { country, placedIn }: Placement): Sign[] {
  const isPlaced = fields.some(({ field, raw }) => placedIn.includes(field) && !isFiller(raw))
  const places = fields.filter(({ field }) => field !== 'name')
  const beside = places.filter(({ field }) => field !== 'country')
  const named = beside.filter(({ field }) => field !== 'region' && field !== 'postalCode')
  const asked = country === undefined ? places : [...named, ...beside.filter(isUnknownCode)]
  const [first] = asked
  if (!first || (country !== undefined && (isPlaced || !isHomeCode(country)))) return []
  // A country that is in no list does not count, in any script.
  const isNamed = ({ field, raw }: ReadField) => field !== 'country' && hasLetters(raw) && !standsForNone(raw)
  if (asked.some((one) => isNamed(one) && !isUnknownCode(one))) return []
  const span = spanOf(first.field, first.raw, 0, first.raw.length)
  const message = `"${span.matched.trim()}" does not name a place that could be read.`
  return [{ rule: 'not_read', strength: 'weak', ...span, message }]
}

/** Whether a reason means that no place is named, rather than that something could not be read. */
const namesNoPlace = ({ rule, matched }: Reason): boolean => rule === 'not_read' && notUnderstood(matched) === undefined

/** The verdict on a text that may name no place, such as a note: naming none does not make it a review. */
export function asMention(verdict: Verdict): Verdict {
  const reasons = verdict.reasons.filter((reason) => !namesNoPlace(reason))
  return reasons.length === verdict.reasons.length
    ? verdict
    : { ...verdict, reasons, outcome: worstOf(reasons.map(({ outcome }) => outcome)) }
}
