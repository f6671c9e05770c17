import { z } from 'zod'
import { idParam, manyOf, placeParam, searchText, withCursorsOf } from '@/lib/kernel/list-fields'

/** `stored` is whatever no payment decides: a run over what is stored, and a record that was saved. */
const CASE_SOURCES = ['payment', 're-screening', 'record', 'stored'] as const
export const CASE_DECISIONS = ['in_crimea', 'not_in_crimea', 'cannot_be_told'] as const
export type CaseDecision = (typeof CASE_DECISIONS)[number]

/**
 * What a decision says, as it stands in lists and documents. "Barred" covers Crimea and the so-called DNR and LNR
 * regions.
 */
export const DECISION_WORDS: Readonly<Record<CaseDecision, string>> = {
  in_crimea: 'In a barred region',
  not_in_crimea: 'Not in a barred region',
  cannot_be_told: 'Cannot be told',
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
  /** The run over everything stored that opened them. */
  run: idParam,
  company: idParam,
  after: placeParam,
  before: placeParam,
})

/**
 * Filters and place of the list of cases: one schema for the page, its filter bar and its export. Open ones unless
 * asked otherwise.
 */
export const caseListParams = withCursorsOf(fields, () => 'timestamptz')
export type CaseListParams = z.output<typeof caseListParams>
