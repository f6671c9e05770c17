import { execFileSync } from 'node:child_process'
import { withClient } from '../../scripts/lib/database/connection.mjs'
import { root } from '../../scripts/lib/project.mjs'
import type { Sent } from './writers'

/** What is wrong with payments that were acknowledged: each of them has to be there once, as it was answered. */
export async function differences(databaseUrl: string, sent: readonly Sent[]): Promise<string[]> {
  const acknowledged = sent.filter(({ state }) => state !== null)
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query(
      `SELECT idempotency_key AS key, state::text, amount_cents::int AS "amountCents",
         count(*) OVER (PARTITION BY idempotency_key)::int AS count
       FROM payment WHERE idempotency_key = ANY ($1::uuid[])`,
      [acknowledged.map(({ key }) => key)],
    ),
  )
  const stored = new Map(rows.map((row) => [row.key, row]))
  return acknowledged.flatMap(({ key, state, amountCents }) => {
    const row = stored.get(key)
    if (!row) return [`${key} was acknowledged as ${state} and is lost`]
    if (row.count !== 1) return [`${key} is there ${row.count} times`]
    const isSame = row.state === state && row.amountCents === amountCents
    return isSame ? [] : [`${key} was acknowledged as ${state}, ${amountCents} cents, and is ${JSON.stringify(row)}`]
  })
}

/** Company-years whose payments come to more than the cap, or to another sum than is stored. */
export async function capFaults(databaseUrl: string): Promise<string[]> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query(
      `SELECT company_id AS company, year, counted::int, used_cents + reserved_cents AS stored
       FROM (SELECT company_id, year,
           coalesce(sum(amount_cents)
             FILTER (WHERE state IN ('requested', 'in_review', 'approved', 'paid')), 0) AS counted
         FROM payment GROUP BY 1, 2) AS p
       JOIN company_year USING (company_id, year)
       WHERE counted > 500000 AND year = extract(year FROM now()) OR counted <> used_cents + reserved_cents`,
    ),
  )
  return rows.map((row) => `the company-year ${JSON.stringify(row)}`)
}

/**
 * The full verification of chains, books and anchors, in a process of its own. Returns the faults, and what was read.
 *
 * @param given the address of the database as the application, its secrets and its file of anchors
 */
export function verification(given: {
  databaseUrl: string
  secrets: Record<string, string>
  anchorFile: string
  env: NodeJS.ProcessEnv
}): { faults: string[]; read: string } {
  const output = execFileSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/lib/backup/verify-ledger.ts'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: {
        ...given.env,
        DATABASE_URL: given.databaseUrl,
        HEADROOM_ANCHOR_FILE: given.anchorFile,
        HEADROOM_DATABASE: 'embedded',
        HEADROOM_SIGNING_KEY: given.secrets.signingKey,
        NEXTAUTH_SECRET: given.secrets.nextAuthSecret,
      },
    },
  )
  const found = JSON.parse(output.trim().split('\n').at(-1) ?? '')
  const { eventCount, chainCount, books, anchors } = found
  const anchored = anchors.anchored?.chainCount ?? 0
  const read = `${eventCount} events of ${chainCount} chains, ${books.rowCount} rows, ${anchored} anchored chains`
  if (found.isWithoutFault) return { faults: [], read }
  const faults = [...found.faults, ...books.faults, ...anchors.faults].map(
    (fault) => `verification: ${JSON.stringify(fault)}`,
  )
  return { faults: faults.length > 0 ? faults : ['verification: it is not without a fault'], read }
}
