import { z } from 'zod'
import { cursorParam, idParam, manyOf, searchText, withCursorsOf, yearParam } from '@/lib/kernel/list-fields'

/** `stored` covers every case that no payment decides: those of a rescreening, and those of a saved record. */
const CASE_SOURCES = ['payment', 're-screening', 'record', 'stored'] as const
export const CASE_DECISIONS = ['in_crimea', 'not_in_crimea', 'cannot_be_told'] as const
export type CaseDecision = (typeof CASE_DECISIONS)[number]

/**
 * The label of each decision on screen and in documents. "Barred" covers Crimea and the so-called DNR and LNR
 * regions.
 */
export const DECISION_LABELS: Readonly<Record<CaseDecision, string>> = {
  in_crimea: 'In a barred region',
  not_in_crimea: 'Not in a barred region',
  cannot_be_told: 'Cannot be determined',
}

const fields = z.object({
  q: searchText,
  state: z
    .enum(['open', 'decided', 'all'])
    .transform((state) => (state === 'open' ? undefined : state))
    .optional(),
  source: z.enum(CASE_SOURCES).optional(),
  outcome: z.enum(['review', 'blocked']).optional(),
  decision: manyOf(z.enum(CASE_DECISIONS)),
  /** The rescreening that opened them. */
  run: idParam,
  company: idParam,
  /** Calendar year of the payment that it is about. */
  year: yearParam,
  after: cursorParam,
  before: cursorParam,
})

/**
 * Filters and cursor of the list of cases: one schema for the page, its filter bar and its export. Open ones by
 * default.
 */
export const caseListParams = withCursorsOf(fields, () => 'timestamptz')

/** The schema of the address that opens the next case of a list, with the one just decided. */
export const caseNextParams = withCursorsOf(fields.extend({ decided: idParam }), () => 'timestamptz')
export type CaseListParams = z.output<typeof caseListParams>
