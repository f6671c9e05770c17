import 'server-only'
import type { ScreeningOutcome } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import type { RecordKind } from '@/lib/records/record-screening/record-texts'
import type { CaseDecision } from './case-list-params'

/** A case about a part of a record. */
export type CaseOfRecord = { id: string; part: string; outcome: ScreeningOutcome; decision: CaseDecision | null }

const MOST = 50

/** The newest case about each part of a record. */
export async function casesOfRecord(kind: RecordKind, id: string): Promise<CaseOfRecord[]> {
  const subject = `${kind}:${id}`
  const cases = await db.screeningCase.findMany({
    where: { subject: { in: [subject, `${subject}:contact`, `${subject}:notes`] } },
    select: { id: true, subject: true, outcome: true, decision: true },
    orderBy: { openedAt: 'desc' },
    take: MOST,
  })
  const newest = new Map<string, CaseOfRecord>()
  for (const { subject: of, id: caseId, outcome, decision } of cases) {
    const part = of.split(':')[2] ?? ''
    if (!newest.has(part)) newest.set(part, { id: caseId, part, outcome, decision: decision as CaseDecision | null })
  }
  return [...newest.values()]
}
