import 'server-only'
import { z } from 'zod'
import type { LawRecord } from '@/lib/compliance/law/schema'
import type { Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { LAW_MESSAGES } from '@/lib/records/messages'
import { decideRecord } from './decide-record'

export const recordDecisionInput = z.object({ id: recordId(LAW_MESSAGES.unknown), reason: reason() })

/**
 * Approves a proposed record of the law: the rules apply it from now on, and the previous version is superseded.
 * Refuses the person who entered it, a record that was already decided, and one that was overtaken by another
 * version or refers to a superseded record.
 */
export const approveRecord = (
  actor: Actor,
  given: z.output<typeof recordDecisionInput>,
): Promise<Result<{ record: LawRecord }>> => decideRecord(actor, { ...given, approved: true })
