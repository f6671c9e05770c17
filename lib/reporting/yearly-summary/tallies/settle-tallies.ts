import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { ADDING_UP } from '@/lib/database/as-of/settled'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { newestCorrections } from '../figures/correction-queries'
import { tallyBasis } from './basis'
import { tallySql } from './tally-sql'

/** Adding up a year for the first time reads all its payments. */
const LONGEST_MILLISECONDS = 30 * 60_000
/** The name of the lock that allows one instance at a time to add up. */
const LOCK = 'summary tallies'

type Kept = { settledAt: string | null; basis: string }

/**
 * Updates the tallies of every year with entries to a few minutes ago: a year without tallies is added up completely,
 * the others by the changes since. Each year is one transaction that readers never wait for. A demo organisation, whose
 * clock can be set back, has no tallies. `onYear` is called after each year. Returns the years that were updated.
 */
export async function settleTallies(onYear: (done: number, total: number) => void = () => {}): Promise<number[]> {
  const organisations = await db.$queryRaw<{ timeZone: string; demo: boolean }[]>`
    SELECT time_zone AS "timeZone", demo FROM organisation`
  const organisation = organisations[0]
  if (!organisation || organisation.demo) return []
  const basis = tallyBasis(organisation.timeZone)
  await db.$executeRaw`INSERT INTO summary_tally_year (year) SELECT DISTINCT year FROM company_year
    ON CONFLICT DO NOTHING`
  const years = await db.$queryRaw<{ year: number }[]>`SELECT year FROM summary_tally_year ORDER BY year DESC`
  const settled: number[] = []
  for (const [index, { year }] of years.entries()) {
    const until = await settledInstant()
    if (await settleYear(year, until, basis)) settled.push(year)
    onYear(index + 1, years.length)
  }
  return settled
}

/**
 * An instant before which nothing can be written any more: an entry has the instant at which its transaction began, and
 * is visible once that has ended. Read before the snapshot that counts. Transactions of other roles are not visible:
 * the margin of five minutes covers them, which is five times as long as the longest write may take.
 */
async function settledInstant(): Promise<string> {
  const rows = await db.$queryRaw<{ until: string }[]>`
    SELECT to_char((least(ledger_now() - interval '5 minutes', min(xact_start)) - interval '1 millisecond')
      AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS until
    FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
  const until = rows[0]?.until
  if (!until) throw new Error('the instant to settle at could not be read')
  return until
}

/**
 * Updates one year to an instant before which nothing more is written. False when the year is already up to date, or
 * when another instance adds up or a kind was corrected in the meantime: the next run comes soon.
 */
export async function settleYear(year: number, until: string, basis: string): Promise<boolean> {
  try {
    return await db.$transaction((transaction) => settleIn(transaction, year, until, basis), {
      isolationLevel: 'RepeatableRead',
      timeout: LONGEST_MILLISECONDS,
      maxWait: 10_000,
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.serializationFailure) return false
    throw error
  }
}

async function settleIn(transaction: Transaction, year: number, until: string, basis: string): Promise<boolean> {
  await transaction.$executeRaw`SELECT set_config('statement_timeout', '0', true),
    set_config('application_name', ${ADDING_UP}, true)`
  const held = await transaction.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext(${LOCK}), ${year}::int) AS held`
  if (!held[0]?.held) return false
  const rows = await transaction.$queryRaw<Kept[]>`
    SELECT to_char(settled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "settledAt", basis
      FROM summary_tally_year WHERE year = ${year}`
  const kept = rows[0]
  const settledAt = kept && kept.basis === basis ? kept.settledAt : null
  if (settledAt !== null && settledAt >= until) return false
  if (settledAt === null) await addUp(transaction, year, until)
  else await goOn(transaction, year, settledAt, until)
  await transaction.$executeRaw`
    UPDATE summary_tally_year SET settled_at = ${until}::timestamptz, basis = ${basis}, version = version + 1
      WHERE year = ${year}`
  return true
}

/** Adds up everything, less the changes since the instant. */
async function addUp(transaction: Transaction, year: number, until: string): Promise<void> {
  await transaction.$executeRaw`DELETE FROM summary_tally WHERE year = ${year}`
  const all = tallySql({ years: [year], since: [] })
  await add(transaction, Prisma.sql`(${all}) UNION ALL ${taken(year, until)}`)
  await keepCorrections(transaction, year, until, null)
}

/** Adds the changes since the earlier instant, less those since the later one. */
async function goOn(transaction: Transaction, year: number, settledAt: string, until: string): Promise<void> {
  const since = tallySql({ years: [], since: [{ year, settledAt }] })
  await add(transaction, Prisma.sql`(${since}) UNION ALL ${taken(year, until)}`)
  await transaction.$executeRaw`DELETE FROM summary_tally WHERE year = ${year} AND count = 0 AND cents = 0`
  const corrected = await transaction.$queryRaw<{ key: string }[]>`
    SELECT key FROM summary_tally WHERE year = ${year} AND part = 'corrected' UNION SELECT key FROM (${since}) AS moved
      WHERE part = 'corrected'`
  const among = corrected.map(({ key }) => key)
  await keepCorrections(transaction, year, until, among)
}

const taken = (year: number, until: string): Prisma.Sql => Prisma.sql`
  SELECT year, part, key, -count, -cents FROM (${tallySql({ years: [], since: [{ year, settledAt: until }] })}) later`

const add = (transaction: Transaction, figures: Prisma.Sql) => transaction.$executeRaw`
  INSERT INTO summary_tally AS kept (year, part, key, count, cents)
  SELECT year, part, key, sum(count), sum(cents) FROM (${figures}) AS figures(year, part, key, count, cents)
    WHERE part <> 'corrected'
  GROUP BY 1, 2, 3 HAVING sum(count) <> 0 OR sum(cents) <> 0
  ON CONFLICT (year, part, key) DO UPDATE SET count = kept.count + excluded.count, cents = kept.cents + excluded.cents`

/**
 * Stores the newest corrections until the instant. A correction is permanent, so any newer one is among the changes
 * since.
 */
async function keepCorrections(transaction: Transaction, year: number, until: string, among: string[] | null) {
  const newest = newestCorrections({ year }, { among, until })
  await transaction.$executeRaw`DELETE FROM summary_tally WHERE year = ${year} AND part = 'corrected'`
  await transaction.$executeRaw`
    INSERT INTO summary_tally (year, part, key, count, cents) SELECT DISTINCT ${year}::int, 'corrected', id::text, 1, 0
      FROM (${newest}) AS newest`
}
