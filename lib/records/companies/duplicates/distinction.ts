import { z } from 'zod'
import { optionalLine } from '@/lib/kernel/text'

/** More than the possible duplicates that are ever shown. */
const MOST = 100

/**
 * The answer to a list of possible duplicates: the ids that were shown, and the reason why the record is a different
 * one.
 */
export const distinctionFields = {
  apartFrom: z.preprocess((given) => [given ?? []].flat(), z.array(z.uuid()).max(MOST)),
  apartReason: optionalLine('the reason', 1000),
}
export type DistinctionInput = { apartFrom: string[]; apartReason: string }

/** The shortest accepted reason, in characters. */
const SHORTEST_REASON = 5

/**
 * The problem of an answer to the possible duplicates; null when each was shown and a reason was given.
 */
export function distinctionProblem(
  found: readonly { id: string }[],
  { apartFrom, apartReason }: DistinctionInput,
): 'not_shown' | 'no_reason' | null {
  if (!found.every(({ id }) => apartFrom.includes(id))) return 'not_shown'
  return apartReason.length < SHORTEST_REASON ? 'no_reason' : null
}
