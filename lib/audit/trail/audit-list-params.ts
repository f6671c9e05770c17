import { z } from 'zod'
import { VERB_GROUPS } from '@/lib/audit/events/verb-groups'
import { cursorParam, dateParam, idParam, lineOf, searchText, withCursors, withDays } from '@/lib/kernel/list-fields'

const exactText = lineOf(300).optional()

const fields = z.object({
  person: idParam,
  group: z.enum(VERB_GROUPS).optional(),
  company: idParam,
  /** First and last day, in the organisation's zone. */
  from: dateParam,
  to: dateParam,
  /** Part of the record's name. */
  q: searchText,
  /** The id of one record, for its complete history. */
  target: exactText,
  chain: exactText,
  after: cursorParam,
  before: cursorParam,
})

/** Filters and cursor of the audit trail: one schema for the page, its filter bar and its export. */
export const auditListParams = withCursors(withDays(fields), (text) => readAuditCursor(text) !== null)

export type AuditListParams = z.output<typeof auditListParams>

/** A cursor in the trail. */
type AuditCursor = { at: string; chain: string; seq: number }

/** Writes a cursor as one parameter. */
export const writeAuditCursor = ({ at, chain, seq }: { at: Date; chain: string; seq: number }): string =>
  `${at.toISOString()}~${seq}~${chain}`

/** Reads a cursor; null for text that is not one. */
export function readAuditCursor(text: string | undefined): AuditCursor | null {
  const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(\d{1,9})~(.+)$/.exec(text ?? '')
  const [, at = '', seq = '', chain = ''] = shape ?? []
  return shape && !Number.isNaN(Date.parse(at)) ? { at, seq: Number(seq), chain } : null
}
