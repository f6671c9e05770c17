import { Prisma } from '@/generated/prisma/client'

/** A head of a chain that was remembered elsewhere. */
export type RememberedHead = { chain: string; seq: number; hash: string }

/**
 * The remembered heads that are not on their chains: the event of that number does not have that hash, or there is none
 * of that number. Returns `place`, the position in `heads` from 1, and the `hash` of the event, empty without one.
 */
export const headsThatDiffer = (heads: readonly RememberedHead[]): Prisma.Sql => Prisma.sql`
  SELECT place::int AS place, coalesce(e.hash, '') AS hash
  FROM unnest(${heads.map(({ chain }) => chain)}::text[], ${heads.map(({ seq }) => seq)}::int[],
      ${heads.map(({ hash }) => hash)}::text[]) WITH ORDINALITY AS given(chain, seq, hash, place)
    LEFT JOIN audit_event AS e ON e.chain = given.chain AND e.seq = given.seq
  WHERE e.hash IS DISTINCT FROM given.hash ORDER BY place`

/** The number of the last event of each of these chains; of one without events none. */
export const endsOfChains = (chains: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT chain, max(seq) AS end FROM audit_event WHERE chain = ANY (${chains}::text[]) GROUP BY chain`
