import 'server-only'
import type { Readable } from 'node:stream'
import { Prisma } from '@/generated/prisma/client'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { fileOf, jsonRows } from '../formats/copy-stream'

/** Every field that is hashed (docs/audit-chain.md), as it is hashed. */
const LINE = Prisma.sql`
  json_build_object('chain', e.chain, 'seq', e.seq,
  'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'actorId', e.actor_id, 'verb', e.verb, 'targetKind', e.target_kind, 'targetId', e.target_id,
  'targetName', e.target_name, 'companyId', e.company_id,
  'before', e.before, 'after', e.after, 'reason', e.reason, 'previousHash', e.previous_hash, 'hash', e.hash)::text`

// Evidence is read from the snapshot itself, even where the rows are those of an earlier instant: hence the schema in
// the names of the tables.

/** Counts the events of the selected chains. */
export async function countAuditEvents(snapshot: Snapshot, chains: Prisma.Sql): Promise<number> {
  const { rows } = await snapshot.query<{ count: string }>(
    Prisma.sql`SELECT coalesce(sum(seq), 0) AS count FROM public.chain_head WHERE chain IN (${chains})`,
  )
  return Number(rows[0]?.count ?? 0)
}

/**
 * Reads all events of the selected chains, from the first to the head of each: one JSON object per line, in the order
 * of the chain heads.
 */
export const auditEventLines = (snapshot: Snapshot, chains: Prisma.Sql): Readable =>
  fileOf(
    snapshot,
    jsonRows(
      Prisma.sql`
        SELECT ${LINE} FROM public.audit_event e
        WHERE e.chain IN (${chains}) ORDER BY e.chain COLLATE "C", e.seq`,
    ),
  )
