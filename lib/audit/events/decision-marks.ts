/**
 * The facts that the database adds to a decision: `recentAccess` where someone else gave access to the account within
 * the seven days before it, or without a second person (prisma/sql/functions/access/recent_access_of.sql), and
 * `deputyOf` where the person was a deputy then (deputy_of.sql).
 */
const MARKS = ['recentAccess', 'deputyOf'] as const
type Mark = (typeof MARKS)[number]

export const RECENT_ACCESS_LABEL = 'Recent access to the account'
export const DEPUTY_LABEL = 'As the deputy of'

/** The marks of the event of a decision, from its stored facts: the text of each that it has. */
export function decisionMarksOf(after: string | null): Partial<Record<Mark, string>> {
  if (!after || !MARKS.some((mark) => after.includes(`"${mark}"`))) return {}
  const facts: unknown = JSON.parse(after)
  if (!facts || typeof facts !== 'object') return {}
  const texts = Object.entries(facts).filter(
    ([key, value]) => (MARKS as readonly string[]).includes(key) && typeof value === 'string',
  )
  return Object.fromEntries(texts)
}
