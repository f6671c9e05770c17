import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Transaction } from '@/lib/database/db'

/**
 * The group with this name, regardless of case, created if there is none. A group exists through its companies, so
 * their events record it.
 */
export async function groupNamed(transaction: Transaction, name: string): Promise<{ id: string; name: string }> {
  const known = await transaction.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM company_group WHERE lower(name) = lower(${name}) ORDER BY name LIMIT 1`
  if (known[0]) return known[0]
  // Two people may name the same new group simultaneously: the second gets the group of the first.
  const created = await transaction.$queryRaw<{ id: string; name: string }[]>`
    INSERT INTO company_group (id, name) VALUES (${randomUUID()}::uuid, ${name})
    ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, name`
  if (!created[0]) throw new Error('the group was not created')
  return created[0]
}
