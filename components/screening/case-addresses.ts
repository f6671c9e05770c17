import { listHref } from '@/lib/kernel/list-params'
import type { CaseListParams } from '@/lib/screening-desk/screening-cases/case-list-params'

export const CASES_PATH = '/screening/cases'

const inList = (path: string, params: CaseListParams, changes: Record<string, unknown>): string =>
  listHref(path, params, { after: params.after, before: params.before, ...changes })

/**
 * The address of a case opened from a list. It has the filter and page of the list, so that the steps on the page
 * follow the list; at least the state, which marks that there is a list.
 */
export const caseHref = (params: CaseListParams, id: string): string =>
  inList(`${CASES_PATH}/${id}`, params, { state: params.state ?? 'open' })

/** The list that a case was opened from. */
export const casesHref = (params: CaseListParams): string => inList(CASES_PATH, params, {})

/** Where a decision leads: to the next open case of the list. */
export const nextCaseHref = (params: CaseListParams, decidedId: string): string =>
  inList(`${CASES_PATH}/next`, params, { decided: decidedId })
