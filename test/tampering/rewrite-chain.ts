import pg from 'pg'
import { inject } from 'vitest'
import { testDatabaseUrls } from '@/test/database/database'

/** What an owner of the database does to a chain whose formulas they know: hashes and heads agree again afterwards. */
export type ChainTampering = 'emptied' | 'cut' | 'rewritten'
const CHAIN_TAMPERINGS: readonly ChainTampering[] = ['emptied', 'cut', 'rewritten']

type Head = { seq: number; hash: string; previous: string | null }

async function setHead(client: pg.ClientBase, chain: string, { seq, hash, previous }: Head): Promise<void> {
  await client.query('UPDATE audit_chain SET head_seq = $2, head_hash = $3 WHERE chain = $1', [chain, seq, hash])
  await client.query(
    `UPDATE company_year SET head_seq = $2, head_hash = $3, head_previous_hash = coalesce($4, head_previous_hash)
     WHERE 'company:' || company_id || ':' || year = $1`,
    [chain, seq, hash, previous],
  )
}

/** Rewrites the reason of the event `from`, and every hash from there to the end of the chain. */
async function rewrite(client: pg.ClientBase, chain: string, from: number): Promise<void> {
  await client.query("UPDATE audit_event SET reason = reason || ' rewritten' WHERE chain = $1 AND seq = $2", [
    chain,
    from,
  ])
  const { rows } = await client.query<{ seq: number }>(
    'SELECT seq FROM audit_event WHERE chain = $1 AND seq >= $2 ORDER BY seq',
    [chain, from],
  )
  for (const { seq } of rows)
    await client.query(
      `WITH before AS (SELECT coalesce((SELECT hash FROM audit_event WHERE chain = $1 AND seq = $2::int - 1),
         audit_genesis($1)) AS hash)
       UPDATE audit_event AS e SET previous_hash = before.hash,
         hash = audit_hash(before.hash, chain, at, actor_id, verb, target_kind, target_id, target_name, company_id,
           before, after, reason)
       FROM before WHERE e.chain = $1 AND e.seq = $2`,
      [chain, seq],
    )
}

/**
 * Changes one chain from the event `from` on, in the transaction of `client`, which is past the triggers. Every formula
 * of the chain holds again afterwards.
 */
export async function tamperWithChain(
  client: pg.ClientBase,
  chain: string,
  how: ChainTampering,
  from: number,
): Promise<void> {
  if (how === 'rewritten') await rewrite(client, chain, from)
  else await client.query('DELETE FROM audit_event WHERE chain = $1 AND seq >= $2', [chain, how === 'cut' ? from : 1])
  const { rows } = await client.query<Head>(
    `SELECT seq, hash, previous_hash AS previous FROM audit_event WHERE chain = $1
     UNION ALL SELECT 0, audit_genesis($1), NULL ORDER BY seq DESC LIMIT 1`,
    [chain],
  )
  if (rows[0]) await setHead(client, chain, rows[0])
}

/** Changes a random chain of these from a random event on. */
export async function tamperWithAnyChain(
  client: pg.ClientBase,
  heads: readonly { chain: string; seq: number }[],
): Promise<{ chain: string; how: ChainTampering; from: number }> {
  const below = (limit: number) => Math.floor(Math.random() * limit)
  const { chain, seq } = heads[below(heads.length)] ?? { chain: '', seq: 1 }
  const how = CHAIN_TAMPERINGS[below(CHAIN_TAMPERINGS.length)] ?? 'cut'
  const from = 1 + below(seq)
  await tamperWithChain(client, chain, how, from)
  return { chain, how, from }
}

/** Runs the body after an owner of the server changed the database past every trigger, and takes the change back. */
export async function afterAttack(
  attack: (client: pg.Client) => Promise<unknown>,
  body: () => Promise<void>,
): Promise<void> {
  const { pathname } = new URL(testDatabaseUrls.owner)
  const client = new pg.Client({
    connectionString: Object.assign(new URL(inject('testServer').adminUrl), { pathname }).href,
  })
  await client.connect()
  const tables = ['audit_event', 'audit_chain', 'company_year', 'seal']
  try {
    await client.query('SET session_replication_role = replica')
    for (const table of tables) await client.query(`CREATE TEMPORARY TABLE kept_${table} AS TABLE ${table}`)
    await attack(client)
    await body()
  } finally {
    for (const table of tables)
      await client.query(
        `DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}`,
      )
    await client.end()
  }
}
