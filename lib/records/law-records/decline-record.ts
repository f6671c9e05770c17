import 'server-only'
import type { z } from 'zod'
import type { LawRecord } from '@/lib/compliance/law/schema'
import type { Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import type { recordDecisionInput } from './approve-record'
import { decideRecord } from './decide-record'

/**
 * Declines a proposed record of the law, which stays on record without any effect. Refuses the person who entered it
 * and a record that was decided.
 */
export const declineRecord = (
  actor: Actor,
  given: z.output<typeof recordDecisionInput>,
): Promise<Outcome<{ record: LawRecord }>> => decideRecord(actor, { ...given, approved: false })
