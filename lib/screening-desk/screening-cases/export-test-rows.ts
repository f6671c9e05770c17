import 'server-only'
import { recordEvent } from '@/lib/audit/events/audited'
import type { Destination } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { CASE_SOURCE, caseWhere } from './case-filter'
import type { CaseDecision, CaseListParams } from './case-list-params'
import { caseTestRow } from './case-test-row'

type Decided = { id: string; destination: Destination; decision: CaseDecision; reason: string }

/**
 * The decided cases of a filter as test rows for the screening, one JSON object a line. Like any other export, its
 * event is written first. Names alone and free text are not destinations and are left out.
 */
export async function exportTestRows(
  actor: Actor,
  params: CaseListParams,
): Promise<Result<{ filename: string; rowCount: number; text: string }>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const cases = await db.$queryRaw<Decided[]>`
    SELECT k.id, k.destination, k.decision, k.reason
    FROM ${CASE_SOURCE}
    WHERE ${caseWhere({ ...params, state: 'decided' })}
      AND k.destination - 'name' <> '{}' AND split_part(k.subject, ':', 3) NOT IN ('note', 'notes', 'contact')
    ORDER BY k.decided_at, k.id`
  const filename = 'headroom-screening-test-rows.jsonl'
  await recordEvent({
    actorId: actor.id,
    verb: 'export.created',
    targetKind: 'export',
    targetId: 'screening-test-rows',
    targetName: filename,
    after: { report: 'screening-test-rows', rows: cases.length },
  })
  return ok({ filename, rowCount: cases.length, text: cases.map((one) => `${caseTestRow(one)}\n`).join('') })
}
