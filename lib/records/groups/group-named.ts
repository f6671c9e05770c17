import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Transaction } from '@/lib/database/db'

/**
 * The group of this name, made if nobody used the name yet; capitals do not tell two groups apart. A group exists
 * through its companies, so its making is told by their events.
 */
export async function groupNamed(transaction: Transaction, name: string): Promise<{ id: string; name: string }> {
  const known = await transaction.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM company_group WHERE lower(name) = lower(${name}) ORDER BY name LIMIT 1`
  if (known[0]) return known[0]
  // Two people may name the same new group at once: the second gets the first one's.
  const made = await transaction.$queryRaw<{ id: string; name: string }[]>`
    INSERT INTO company_group (id, name) VALUES (${randomUUID()}::uuid, ${name})
    ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, name`
  if (!made[0]) throw new Error('the group was not made')
  return made[0]
}
