import { type Sign, spanOf } from './evidence'
import type { DestinationField } from './types'
import { hasLetters, notUnderstood } from './understood'

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

/** Numbers alone name no place, and no country says whose they are. */
export function bareNumbersIn(fields: readonly ReadField[]): Sign[] {
  const places = fields.filter(({ field }) => field !== 'name')
  const [first] = places
  if (!first || places.some(({ raw }) => hasLetters(raw))) return []
  const span = spanOf(first.field, first.raw, 0, first.raw.length)
  const says = `"${span.matched.trim()}" names no place that could be read.`
  return [{ rule: 'not_read', strength: 'weak', ...span, says }]
}
