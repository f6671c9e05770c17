import { z } from 'zod'
import { readDate } from '@/lib/calendar'
import { idParam, placeParam, searchText } from '@/lib/list-fields'
import { VERB_GROUPS } from './verb-groups'

const dateParam = z
  .string()
  .transform((text, context) => {
    const reading = readDate(text)
    if (reading.ok) return reading.date
    context.addIssue({ code: 'custom', message: reading.says })
    return z.NEVER
  })
  .optional()

const exactText = z
  .string()
  .max(300)
  .regex(/^\P{Cc}*$/u)
  .optional()

/** Filters and place of the audit trail: one schema for the page, its filter bar and its export. */
export const auditListParams = z.object({
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

export type AuditListParams = z.output<typeof auditListParams>

/** A place in the trail: newest first, chains by name within an instant, the later event of a chain first. */
export type AuditPlace = { at: string; chain: string; seq: number }

/** Writes a place as one parameter. */
export const writeAuditPlace = ({ at, chain, seq }: { at: Date; chain: string; seq: number }): string =>
  `${at.toISOString()}~${seq}~${chain}`

/** Reads a place; null for anything that is not one, which is the beginning of the trail. */
export function readAuditPlace(text: string | undefined): AuditPlace | null {
  const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(\d{1,9})~(.+)$/.exec(text ?? '')
  const [, at = '', seq = '', chain = ''] = shape ?? []
  return shape && !Number.isNaN(Date.parse(at)) ? { at, seq: Number(seq), chain } : null
}
