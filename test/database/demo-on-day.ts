import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, vi } from 'vitest'
import { type IsoDate, yearOf } from '@/lib/kernel/calendar'
import type { Role } from '@/lib/permissions/permissions'
import { seedDemo } from '@/prisma/seed'
import { PEOPLE } from '@/prisma/seed/records/people'
import { DAYS_THAT_BREAK } from '../days'

// The demo is used on the day it is made: on each day there is work for each role, and a year of data.

const made: string[] = []

/** The days of every run: the two sides of a new year, and the day that is missing in most. */
const USUAL_DATES: readonly string[] = ['2026-12-31', '2027-01-01', '2028-02-29']
const everyDate = process.env.HEADROOM_DEMO_DAYS === 'every'

/**
 * Once for each date: the hour makes no difference to a complete demo. Making one takes nine seconds: the other days
 * are made by `npm run test:long -- days`.
 */
export const DATES_THAT_BREAK = DAYS_THAT_BREAK.filter(
  ({ today }, at, all) =>
    all.findIndex((other) => other.today === today) === at && (everyDate || USUAL_DATES.includes(today)),
)

async function as<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * A separate database with the demo as it is at an instant, with two usual years; returns the address for the owner.
 */
async function demoAt(now: Date, today: IsoDate): Promise<string> {
  const server = inject('testServer')
  const name = `demo_${randomBytes(6).toString('hex')}`
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const [template, owner] = [new URL(server.ownerUrl).pathname.slice(1), new URL(server.ownerUrl).username]
  await as(server.adminUrl, async (client) => {
    // Copies are made one after another, as in test/database/database-copy.ts.
    await client.query('SELECT pg_advisory_lock(1)')
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`)
  })
  made.push(name)
  await as(at(server.ownerUrl), (client) => seedDemo(client, now, () => undefined, yearOf(today) - 1))
  process.env.DATABASE_URL = at(server.appUrl)
  return at(server.ownerUrl)
}

/** Loads the application with the database that the environment names now. */
async function startApplication() {
  vi.resetModules()
  const [{ db }, { readTodaysWork }, { readYear }, watch] = await Promise.all([
    import('@/lib/database/db'),
    import('@/lib/reporting/overview/overview'),
    import('@/lib/reporting/overview/read-year'),
    import('@/lib/reporting/overview/watch-queries'),
  ])
  return { db, readTodaysWork, readYear, ...watch }
}

const actor = (role: Role) => {
  const person = Object.values(PEOPLE).find((one) => one.role === role)
  if (!person) throw new Error(`the demo has no ${role}`)
  return { id: person.id, name: person.name, email: person.email, role }
}

/** Makes the demo as it is at an instant, and expects work for each role, a year of data, and nothing in the future. */
export async function expectDemoInUse({ now, today }: { now: Date; today: IsoDate }): Promise<void> {
  const ownerUrl = await demoAt(now, today)
  const application = await startApplication()
  const { readTodaysWork, readYear, readCapsNearLimit, readBlockedThisMonth, readExpiringLicenses } = application
  const [analyst, manager, auditor] = await Promise.all(
    (['analyst', 'manager', 'auditor'] as const).map((role) => readTodaysWork(actor(role))),
  )
  expect(analyst?.own.length).toBeGreaterThan(0)
  expect(manager?.awaiting.length).toBeGreaterThan(0)
  expect(manager?.inReview.length).toBeGreaterThan(0)
  expect(manager?.voids).toHaveLength(1)
  expect(auditor?.awaiting.length).toBeGreaterThan(0)
  const year = await readYear(yearOf(today), { today, timeZone: 'America/New_York' })
  expect(year.totals.paidCount).toBeGreaterThan(20)
  expect(year.totals.usedCents).toBeGreaterThan(1_000_000)
  expect(year.companies.length).toBeGreaterThan(5)
  expect((await readCapsNearLimit(yearOf(today))).rows.length).toBeGreaterThan(3)
  expect((await readBlockedThisMonth(today, 'America/New_York')).count).toBeGreaterThanOrEqual(4)
  expect((await readExpiringLicenses(today)).counts).toEqual({ 30: 2, 60: 4, 90: 5 })
  await application.db.$disconnect()
  const { rows } = await as(ownerUrl, (client) =>
    client.query(
      `SELECT (SELECT count(*)::int FROM payment
          WHERE state IN ('paid', 'violation', 'blocked') AND payment_date > $1) AS ahead,
        (SELECT count(*)::int FROM payment
          WHERE debit_date > $1 OR posting_date > $1 OR invoice_date > $1) AS documents,
        (SELECT count(*)::int FROM payment WHERE recorded_at > $2)
          + (SELECT count(*)::int FROM audit_event WHERE at > $2) AS recorded`,
      [today, now.toISOString()],
    ),
  )
  expect(rows).toEqual([{ ahead: 0, documents: 0, recorded: 0 }])
}

/** Drops the databases that were made. */
export const dropDemos = (): Promise<void> =>
  as(inject('testServer').adminUrl, async (client) => {
    for (const name of made.splice(0)) await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
  })
