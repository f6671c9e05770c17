import 'server-only'
import { db } from '@/lib/database/db'

/**
 * How many people can decide now: active, with a password or a session; in the demo, where no one has a password, all
 * who are active.
 */
export type Deciders = { managerCount: number; administratorCount: number }

/** Counts the people who can decide now. */
export async function readDeciders(): Promise<Deciders> {
  const [row] = await db.$queryRaw<[Deciders]>`
    SELECT count(*) FILTER (WHERE p.role = 'manager')::int AS "managerCount",
      count(*) FILTER (WHERE p.role = 'administrator')::int AS "administratorCount"
    FROM person AS p
    WHERE p.deactivated_at IS NULL AND (p.password_hash IS NOT NULL
      OR EXISTS (SELECT FROM session AS s WHERE s.person_id = p.id) OR (SELECT demo FROM organisation WHERE id = 1))`
  return row
}
