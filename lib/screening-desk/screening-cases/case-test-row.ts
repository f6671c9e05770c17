import type { Destination } from '@/lib/compliance/screening/types'
import type { CaseDecision } from './case-list-params'

const EXPECTED: Readonly<Record<CaseDecision, string>> = {
  in_crimea: 'crimea',
  not_in_crimea: 'not-crimea',
  cannot_be_told: 'review',
}

/**
 * A decided case as a row of the screening's test set (lib/compliance/screening/data/destinations-dev.jsonl.gz): its
 * maintainers may add it. Nothing adds it automatically: a decision never becomes a rule. It holds only the parts that
 * place the destination, not the party's name.
 */
export function caseTestRow(one: {
  id: string
  destination: Destination
  decision: CaseDecision
  reason: string
}): string {
  const { name: _name, latitude, longitude, ...fields } = one.destination
  const point = latitude === undefined ? {} : { lat: latitude, lon: longitude }
  return JSON.stringify({
    id: `case-${one.id}`,
    ...fields,
    ...point,
    expected: EXPECTED[one.decision],
    strict: false,
    why: one.reason,
    stratum: 'case',
  })
}
