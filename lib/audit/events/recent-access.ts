/**
 * The fact that marks a decision: someone else gave access to the account within the seven days before it, or without a
 * second person (prisma/sql/functions/access/recent_access_of.sql).
 */
const RECENT_ACCESS = 'recentAccess'

export const RECENT_ACCESS_LABEL = 'Recent access to the account'

/** The mark of the event of a decision, from its stored facts; null where it has none. */
export function recentAccessOf(after: string | null): string | null {
  if (!after?.includes(`"${RECENT_ACCESS}"`)) return null
  const facts: unknown = JSON.parse(after)
  const mark = facts && typeof facts === 'object' && RECENT_ACCESS in facts ? facts[RECENT_ACCESS] : null
  return typeof mark === 'string' ? mark : null
}
