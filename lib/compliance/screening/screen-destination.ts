import { barredRegionReasons } from './donetsk-luhansk/weigh'
import { ENGINE_VERSIONS } from './engine-versions'
import type { Sign } from './evidence'
import { disguisedNamesIn } from './names/disguises'
import { gluedNamesIn } from './names/glued'
import type { NameMatch } from './names/names'
import { nearNamesIn, type SearchBudget } from './names/near-names'
import { byWorst, worstOf } from './outcomes'
import { type Reading, read } from './reading'
import type { Segment } from './text/segments'
import { rawSpan } from './text/visible'
import type { Destination, Reason, ScreeningList, Verdict } from './types'
import { isRegionLike, isSaidElsewhere } from './weighing/context'
import { reasonsFor } from './weighing/decide'

/**
 * Near spellings are searched in at most this many segments; an address has fewer, and a flood of words must not take
 * long.
 */
const MAX_SEGMENTS_SEARCHED = 24
/** With more segments, only the first are searched: a person reviews such a text anyway. */
const SEARCHED_OF_TOO_MANY = 8
/** The most phrases that are compared with every name: an address has fewer unknown words. */
const MAX_SEARCHES = 48

/**
 * Answers one question: is this destination in Crimea (the Autonomous Republic of Crimea or Sevastopol)? If requested,
 * the second list answers the same question about the so-called DNR and LNR regions; the outcome is then the worst of
 * both. Pure: no clock, no database, only the place list it carries. Never throws; what it cannot read goes to review,
 * never to clear. `blocked` means strong evidence with nothing against it, `review` that a person has to decide.
 */
export function screenDestination(destination: Destination, lists: readonly ScreeningList[] = ['crimea']): Verdict {
  try {
    const reading = read(destination)
    const found = lists.flatMap((list) => REASONS[list](reading))
    const reasons = found.map((reason) => withRawSpan(reason, reading))
    return {
      outcome: worstOf(reasons.map((reason) => reason.outcome)),
      reasons: reasons.sort(byWorst),
      ...ENGINE_VERSIONS,
    }
  } catch {
    return { outcome: 'review', reasons: [FAILED], ...ENGINE_VERSIONS }
  }
}

const REASONS: Readonly<Record<ScreeningList, (reading: Reading) => Reason[]>> = {
  crimea: (reading) => {
    if (!isSettled(reading)) reading.names.push(...hiddenNames(reading))
    return reasonsFor(reading)
  },
  'donetsk-luhansk': barredRegionReasons,
}

/** Maps the span of a reason back to the field as typed, including invisible characters. */
function withRawSpan(reason: Reason, { fields }: Reading): Reason {
  const field = fields.get(reason.field)
  if (!field?.visible.rewriting) return reason
  const { start, end } = rawSpan(field.visible, reason.start, reason.end)
  return { ...reason, start, end, matched: field.raw.slice(start, end) }
}

const FAILED: Reason = {
  rule: 'broken-data',
  outcome: 'review',
  field: 'text',
  start: 0,
  end: 0,
  matched: '',
  message: 'The destination could not be screened.',
}

/** A strong sign, a region or a name only Crimea has was read as typed: guessing is unnecessary. */
function isSettled(reading: Reading): boolean {
  if (reading.signs.some((sign) => sign.strength === 'strong')) return true
  return reading.names.some((name) => !name.mute && !name.isPart && (isRegionLike(name) || name.elsewhere.length === 0))
}

/**
 * Names that were not typed correctly: near spellings, then digits for letters and the wrong keyboard layout. Beside a
 * name that other places share, or a place elsewhere, only a hidden region can change the answer.
 */
function hiddenNames(reading: Reading): NameMatch[] {
  const isNamedAlready = reading.names.some((name) => !name.mute)
  const kinds = isNamedAlready || isSaidElsewhere(reading) ? 'regions' : 'all'
  const open = reading.segments.filter((segment) => segment.mute === undefined && !isNamed(segment, reading.names))
  const searched = open.length > MAX_SEGMENTS_SEARCHED ? open.slice(0, SEARCHED_OF_TOO_MANY) : open
  const budget: SearchBudget = { left: MAX_SEARCHES }
  const near = searched.flatMap((segment) => {
    const isAll = !isNamedAlready && !isSaidElsewhere(reading, segment)
    return nearNamesIn(segment, isAll ? 'all' : 'regions', budget)
  })
  if (searched.length < open.length || budget.left < 0) reading.signs.push(tooManyParts(open))
  if (near.length > 0) return near
  const glued = searched.flatMap(gluedNamesIn)
  if (glued.length > 0) return glued.filter((name) => kinds === 'all' || isRegionLike(name))
  const fields = new Map(reading.segments.filter((one) => one.field !== 'name').map((one) => [one.field, one.raw]))
  const disguised = [...fields].flatMap(([field, raw]) => disguisedNamesIn(field, raw, kinds))
  return disguised.filter((name) => kinds === 'all' || isRegionLike(name))
}

function tooManyParts(open: readonly Segment[]): Sign {
  const { field, raw } = open[MAX_SEGMENTS_SEARCHED] ?? open.at(-1) ?? { field: 'text', raw: '' }
  const message = `The ${field} has too many parts to be searched for misspelled names.`
  return { rule: 'broken-data', strength: 'weak', field, start: 0, end: raw.length, matched: raw, message }
}

function isNamed(segment: Segment, names: readonly NameMatch[]): boolean {
  return names.some(
    (name) => name.field === segment.field && segment.tokens.some((token) => token.start === name.start),
  )
}
