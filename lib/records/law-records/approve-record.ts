import 'server-only'
import { z } from 'zod'
import type { LawRecord } from '@/lib/compliance/law/schema'
import type { Outcome } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { decideRecord } from './decide-record'

export const recordDecisionInput = z.object({ id: recordId('There is no such record'), reason: reason() })

/**
 * Approves a proposed record of the law: from now on the rules read it, and a version before it is superseded. Refuses
 * the person who entered it, a record that was decided, and one that is no longer the next version or refers to what
 * was superseded. The caller asks everything reserved again.
 */
export const approveRecord = (
  actor: Actor,
  given: z.output<typeof recordDecisionInput>,
): Promise<Outcome<{ record: LawRecord }>> => decideRecord(actor, { ...given, approved: true })
