import { z } from 'zod'
import { optionalLine } from '@/lib/kernel/text'

/** More records than are ever shown as alike. */
const MOST = 100

/**
 * The answer to "it may be one of these": the records it was told apart from, as they were shown, and why it is
 * another.
 */
export const distinctionFields = {
  apartFrom: z.preprocess((given) => [given ?? []].flat(), z.array(z.uuid()).max(MOST)),
  apartReason: optionalLine('the reason', 1000),
}
export type DistinctionInput = { apartFrom: string[]; apartReason: string }

/** The shortest reason that says something. */
const SHORTEST_REASON = 5

/**
 * What is wrong with an answer to the records that were found alike: null when each was shown and a reason was given.
 */
export function unanswered(
  found: readonly { id: string }[],
  { apartFrom, apartReason }: DistinctionInput,
): 'not_shown' | 'no_reason' | null {
  if (!found.every(({ id }) => apartFrom.includes(id))) return 'not_shown'
  return apartReason.length < SHORTEST_REASON ? 'no_reason' : null
}
