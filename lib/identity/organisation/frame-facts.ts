import 'server-only'
import { cache } from 'react'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { db } from '@/lib/database/db'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'
import { readOrganisation } from './organisation-queries'

/**
 * The data of the frame around every page: the organisation, the years of the ledger and whether each is closed, the
 * number of payments pending this person's decision, and the versions of rules and places. Takes two round trips and
 * reads no payment row in full.
 */
export async function frameFacts(actor: Actor) {
  const [organisation, years, waitingCount] = await Promise.all([
    readOrganisation(),
    readYears(),
    can(actor.role, 'payments:decide') ? countWaiting(actor) : 0,
  ])
  if (!organisation) throw new Error('a person is signed in, but the organisation is not set up')
  const currentYear = yearOf(dateIn(new Date(), organisation.timeZone))
  return {
    organisation: { name: organisation.name, demo: organisation.demo },
    timeZone: organisation.timeZone,
    person: { name: actor.name, role: actor.role },
    waitingCount,
    currentYear,
    years: yearsAround(currentYear, years),
    rulesVersion: RULES_VERSION,
    placesVersion: ENGINE_VERSIONS.placesVersion,
  }
}

/** The first and the last year with entries, and the closed ones. Read once for the frame and the page within it. */
const readYears = cache(async () => {
  const [entries, closed] = await Promise.all([
    db.companyYear.aggregate({ _min: { year: true }, _max: { year: true } }),
    db.ledgerYear.findMany({ where: { closedAt: { not: null } }, select: { year: true } }),
  ])
  return { first: entries._min.year, last: entries._max.year, closed: new Set(closed.map(({ year }) => year)) }
})

function yearsAround(currentYear: number, { first, last, closed }: Awaited<ReturnType<typeof readYears>>) {
  const from = Math.min(first ?? currentYear, currentYear)
  const until = Math.max(last ?? currentYear, currentYear)
  return Array.from({ length: until - from + 1 }, (_, position) => from + position).map((year) => ({
    year,
    closed: closed.has(year),
  }))
}

/** The years that a person can switch between, and whether each is closed; the current one is among them. */
export const yearsToSwitch = async (currentYear: number) => yearsAround(currentYear, await readYears())

/**
 * The number of decisions pending for this person: payments requested or in review that someone else recorded, and
 * voids that someone else requested.
 */
async function countWaiting(actor: Actor): Promise<number> {
  const [payments, voids] = await Promise.all([
    // Raw SQL: Prisma casts the states from text, and then the partial index on these states is not used.
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM payment
      WHERE state IN ('requested', 'in_review') AND recorded_by_id <> ${actor.id}::uuid`,
    db.voidRequest.count({ where: { decidedAt: null, askedById: { not: actor.id } } }),
  ])
  return (payments[0]?.count ?? 0) + voids
}
