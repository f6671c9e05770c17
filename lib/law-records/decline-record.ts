import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/permissions'
import type { LawRecord } from '@/lib/law/schema'
import type { Outcome } from '@/lib/outcome'
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
