import { z } from 'zod'
import { dateParam, idParam, lineOf, placeParam, searchText, withCursors, withDays } from '@/lib/kernel/list-fields'
import { VERB_GROUPS } from './verb-groups'

const exactText = lineOf(300).optional()

const fields = z.object({
  person: idParam,
  group: z.enum(VERB_GROUPS).optional(),
  company: idParam,
  /** First and last day, in the organisation's zone. */
  from: dateParam,
  to: dateParam,
  /** Part of what the record is called. */
  q: searchText,
  /** The id of one record, for the whole history of it. */
  target: exactText,
  chain: exactText,
  after: placeParam,
  before: placeParam,
})

/** Filters and place of the audit trail: one schema for the page, its filter bar and its export. */
export const auditListParams = withCursors(withDays(fields), (text) => readAuditPlace(text) !== null)

export type AuditListParams = z.output<typeof auditListParams>

/** A place in the trail: newest first, chains by name within an instant, the later event of a chain first. */
export type AuditPlace = { at: string; chain: string; seq: number }

/** Writes a place as one parameter. */
export const writeAuditPlace = ({ at, chain, seq }: { at: Date; chain: string; seq: number }): string =>
  `${at.toISOString()}~${seq}~${chain}`

/** Reads a place; null for anything that is not one. */
export function readAuditPlace(text: string | undefined): AuditPlace | null {
  const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(\d{1,9})~(.+)$/.exec(text ?? '')
  const [, at = '', seq = '', chain = ''] = shape ?? []
  return shape && !Number.isNaN(Date.parse(at)) ? { at, seq: Number(seq), chain } : null
}
