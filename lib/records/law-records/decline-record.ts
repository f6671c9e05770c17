import 'server-only'
import type { z } from 'zod'
import type { LawRecord } from '@/lib/compliance/law/schema'
import type { Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import type { recordDecisionInput } from './approve-record'
import { decideRecord } from './decide-record'

/**
 * Declines a proposed record of the law, which stays on record without effect. Refuses the person who entered it and a
 * record that was already decided.
 */
export const declineRecord = (
  actor: Actor,
  given: z.output<typeof recordDecisionInput>,
): Promise<Result<{ record: LawRecord }>> => decideRecord(actor, { ...given, approved: false })
