import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { withClient } from '../scripts/lib/database/connection.mjs'
import type { Cluster } from './cluster'
import { fillLedger } from './filled-ledger'
import { median } from './load'

const YEAR = 2026
const SIZE = { companies: 100_000, payments: 10_000_000, year: YEAR }
const ROUNDS = 9

export type SummaryFigures = {
  payments: number
  /** Milliseconds of each round. */
  sum: number[]
  since: { count: number; summary: number[] }[]
  settleMilliseconds: number
  goOnMilliseconds: number
  wrong: string[]
  peakMegabytes: number
}

/**
 * What the figures of all companies take against the plain SUM over the same payments, on a ledger of ten million; and
 * whether they are right.
 */
export async function benchSummary(
  cluster: Cluster,
  say: (line: string) => void,
  size = SIZE,
): Promise<SummaryFigures> {
  const { appUrl } = await cluster.database('bench_summary')
  const adminUrl = cluster.superuserUrl('bench_summary')
  const startedAt = performance.now()
  await fillLedger(adminUrl, size, say)
  say(`${size.payments.toLocaleString('en-US')} payments in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
  return { ...(await withClient(adminUrl, (client) => measured(client, appUrl, say))), payments: size.payments }
}

async function measured(
  client: Client,
  appUrl: string,
  say: (line: string) => void,
): Promise<Omit<SummaryFigures, 'payments'>> {
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    HEADROOM_DATABASE: 'embedded',
    HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
    NEXTAUTH_SECRET: 'a secret for one benchmark, of 32 characters or more',
  })
  const { db } = await import('@/lib/database/db')
  const { settleTallies } = await import('@/lib/reporting/yearly-summary/tallies/settle-tallies')
  const { readSummaryDocument, ONE_SNAPSHOT } = await import('@/lib/reporting/yearly-summary/yearly-summary')
  const summary = () => db.$transaction((transaction) => readSummaryDocument(transaction, { year: YEAR }), ONE_SNAPSHOT)
  try {
    const settleMilliseconds = await timed(settleTallies)
    say(`added up for the first time in ${(settleMilliseconds / 1000).toFixed(0)} s`)
    const figures: Omit<SummaryFigures, 'payments'> = {
      sum: [],
      since: [],
      settleMilliseconds,
      goOnMilliseconds: 0,
      wrong: [],
      peakMegabytes: 0,
    }
    let entered = 0
    for (const count of [0, 100, 1000]) {
      await enter(client, count - entered)
      entered = count
      const rounds: number[] = []
      for (let round = 0; round <= ROUNDS; round++) {
        const [sum, whole] = [await timed(() => plainSum(client)), await timed(summary)]
        figures.peakMegabytes = Math.max(figures.peakMegabytes, process.resourceUsage().maxRSS / 1024)
        if (round === 0) continue
        figures.sum.push(sum)
        rounds.push(whole)
      }
      figures.since.push({ count, summary: rounds })
      say(
        `${count} entries since: the summary ${median(rounds).toFixed(0)} ms, ` +
          `the plain SUM ${median(figures.sum).toFixed(0)} ms`,
      )
      figures.wrong.push(...(await differencesOf(client, (await summary()).figures)))
    }
    figures.goOnMilliseconds = await timed(settleTallies)
    figures.wrong.push(...(await differencesOf(client, (await summary()).figures)))
    return figures
  } finally {
    await db.$disconnect()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

const plainSum = (client: Client) => client.query("SELECT sum(amount_cents) FROM payment WHERE state = 'paid'")

/** Payments as the ledger records them, for as many companies: what happened since the tallies were brought up. */
async function enter(client: Client, count: number): Promise<void> {
  const { rows } = await client.query(
    `SELECT y.company_id AS "companyId", l.id AS "fsbLicenseId", l.product_id AS "productId",
       (SELECT id FROM person LIMIT 1) AS "recordedById"
     FROM company_year y JOIN (SELECT id, company_id, (SELECT o.id FROM product o
         WHERE o.company_id = fsb_license.company_id) AS product_id FROM fsb_license) l ON l.company_id = y.company_id
     WHERE y.year = $1 AND y.cap_cents - y.used_cents - y.reserved_cents > 100
     ORDER BY y.head_hash, y.company_id LIMIT $2`,
    [YEAR, count],
  )
  const { ledgerEntry } = await import('./entries')
  for (const { recordedById, ...subject } of rows) {
    await client.query('SELECT record_payment($1::jsonb)', [
      JSON.stringify({ ...ledgerEntry(subject, recordedById), id: randomUUID() }),
    ])
  }
}

/** The figures that do not equal sums over the payments themselves. */
async function differencesOf(
  client: Client,
  figures: import('@/lib/reporting/yearly-summary/summary-figures').SummaryFigures,
): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT p.year, sum(amount_cents) FILTER (WHERE state = 'paid')::float8 AS used,
       count(*) FILTER (WHERE state = 'paid')::int AS paid,
       sum(amount_cents) FILTER (WHERE state IN ('requested', 'in_review', 'approved'))::float8 AS reserved,
       sum(amount_cents) FILTER (WHERE state = 'paid' AND extract(month FROM payment_date) = 3)::float8 AS march,
       sum(amount_cents) FILTER (WHERE state = 'paid' AND payee_kind = 'agent')::float8 AS agents,
       count(*) FILTER (WHERE state = 'blocked')::int AS blocked,
       count(*) FILTER (WHERE state = 'voided')::int AS voided FROM payment p WHERE year = $1 GROUP BY 1`,
    [YEAR],
  )
  const read = {
    year: YEAR,
    used: figures.totals.usedCents,
    paid: figures.totals.paidCount,
    reserved: figures.totals.reservedCents,
    march: figures.months[2]?.paid.cents,
    agents: figures.payees.find(({ key }) => key === 'agent')?.cents,
    blocked: figures.totals.blockedCount,
    voided: figures.corrections.voided.count,
  }
  return Object.entries(read).flatMap(([key, value]) =>
    value === rows[0][key] ? [] : [`${key}: ${value} instead of ${rows[0][key]}`],
  )
}
