import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/database/db'
import type { Cents } from '@/lib/kernel/money'
import type { Compared, Sum } from '../summary-figures'
import type { SummaryScope } from '../summary-scope'
import { tallyBasis } from './basis'
import { type Settled, tallySql } from './tally-sql'

/** The most payees that are listed by name; all others share one line. */
const PAYEES_NAMED = 10

type Row = [year: number, part: string, key: string, count: number, cents: Cents]

/** The tallies of a year and the year before. */
export type Tallies = {
  sum: (year: number, part: string, key: string) => Sum
  compared: (part: string, key: string) => Compared
  /** The figures of a part by their key, largest amount first; keys that neither year has are left out. */
  split: <Key extends string>(part: string) => ({ key: Key } & Compared)[]
  rows: (year: number, part: string) => (Sum & { key: string })[]
  /** Entries of the year that may be the newest corrections; null when all must be read. */
  corrected: string[] | null
}

/**
 * Adds up a year and the year before. For all companies it reads the tallies and the changes since. For one company,
 * for a year without tallies and as of an earlier instant it reads the payments themselves. Both give the same figures.
 */
export async function readTallies(transaction: Transaction, scope: SummaryScope, timeZone: string): Promise<Tallies> {
  const both = [scope.year - 1, scope.year]
  const since = scope.companyId ? [] : await readSettled(transaction, both, timeZone)
  const years = both.filter((year) => !since.some((settled) => settled.year === year))
  const tally = tallySql({ years, companyId: scope.companyId, since })
  const answers = await transaction.$queryRaw<{ rows: Row[] | null }[]>`${addedUp(tally, scope.year, since)}`
  return talliesOf(scope.year, answers[0]?.rows ?? [], !years.includes(scope.year))
}

/**
 * Whether only payments of the last few minutes must be read: each of these years has tallies or no entries.
 */
export async function areAddedUp(
  transaction: Transaction,
  years: readonly number[],
  timeZone: string,
): Promise<boolean> {
  const settled = (await readSettled(transaction, years, timeZone)).map(({ year }) => year)
  const others = years.filter((year) => !settled.includes(year))
  if (others.length === 0) return true
  const entered = await transaction.companyYear.findFirst({ where: { year: { in: others } }, select: { year: true } })
  return entered === null
}

/**
 * The years with tallies on the current basis, and the instant they include. There are none as of an earlier instant:
 * tallies exist only for the present.
 */
async function readSettled(transaction: Transaction, years: readonly number[], timeZone: string): Promise<Settled[]> {
  return await transaction.$queryRaw<Settled[]>`
    SELECT year, to_char(settled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "settledAt"
      FROM summary_tally_year
    WHERE year IN (${Prisma.join([...years])}) AND settled_at IS NOT NULL AND basis = ${tallyBasis(timeZone)}
      AND current_schema() <> 'as_of' ORDER BY year`
}

/** The stored tallies plus the changes since; by name only the payees that were paid most in the year. */
function addedUp(tally: Prisma.Sql, year: number, since: readonly Settled[]): Prisma.Sql {
  const settled =
    since.length === 0 ? Prisma.sql`false` : Prisma.sql`year IN (${Prisma.join(since.map((of) => of.year))})`
  return Prisma.sql`WITH fresh AS MATERIALIZED (${tally}),
    changed AS (SELECT DISTINCT key FROM fresh WHERE part = 'payee-name'),
    payees AS MATERIALIZED (
      SELECT year, key, sum(count) AS count, sum(cents) AS cents FROM (
        SELECT year, key, count, cents FROM fresh WHERE part = 'payee-name'
        UNION ALL
        SELECT year, key, count, cents FROM summary_tally WHERE ${settled} AND part = 'payee-name'
          AND key IN (SELECT key FROM changed UNION (
          SELECT key FROM summary_tally WHERE ${settled} AND year = ${year} AND part = 'payee-name'
          ORDER BY cents DESC, key COLLATE "C" LIMIT ${PAYEES_NAMED} + (SELECT count(*) FROM changed)))
      ) named GROUP BY 1, 2
    ),
    named AS (SELECT key FROM payees WHERE year = ${year} AND count <> 0 ORDER BY cents DESC, key COLLATE "C"
      LIMIT ${PAYEES_NAMED})
    SELECT json_agg(json_build_array(year, part, key, count, cents)) AS rows FROM (
      SELECT year, part, key, sum(count) AS count, sum(cents) AS cents FROM (
        SELECT year, part, key, count, cents FROM fresh WHERE part <> 'payee-name'
        UNION ALL SELECT year, part, key, count, cents FROM summary_tally WHERE ${settled} AND part <> 'payee-name'
      ) kept GROUP BY 1, 2, 3
      UNION ALL SELECT year, 'payee-name', key, count, cents FROM payees WHERE key IN (SELECT key FROM named)
    ) figures WHERE count <> 0 OR cents <> 0`
}

const NOTHING: Sum = { count: 0, cents: 0 }

function talliesOf(year: number, given: readonly Row[], isSettled: boolean): Tallies {
  const parts = new Map<string, Map<string, Sum>>()
  for (const [of, part, key, count, cents] of given) {
    const name = `${of} ${part}`
    const keys = parts.get(name) ?? new Map<string, Sum>()
    parts.set(name, keys.set(key, { count, cents }))
  }
  const keysOf = (of: number, part: string) => parts.get(`${of} ${part}`) ?? new Map<string, Sum>()
  const sum = (of: number, part: string, key: string): Sum => keysOf(of, part).get(key) ?? NOTHING
  const compared = (part: string, key: string): Compared => ({
    ...sum(year, part, key),
    before: sum(year - 1, part, key),
  })
  return {
    sum,
    compared,
    split: <Key extends string>(part: string) =>
      [...new Set([...keysOf(year, part).keys(), ...keysOf(year - 1, part).keys()])]
        .map((key) => ({ key: key as Key, ...compared(part, key) }))
        .sort((one, other) => other.cents - one.cents || (one.key < other.key ? -1 : 1)),
    rows: (of, part) => [...keysOf(of, part)].map(([key, figures]) => ({ key, ...figures })),
    corrected: isSettled ? [...keysOf(year, 'corrected').keys()] : null,
  }
}
