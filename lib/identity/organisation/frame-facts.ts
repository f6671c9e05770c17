import 'server-only'
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
  const [organisation, earliest, closed, waitingCount] = await Promise.all([
    readOrganisation(),
    db.companyYear.aggregate({ _min: { year: true }, _max: { year: true } }),
    db.ledgerYear.findMany({ where: { closedAt: { not: null } }, select: { year: true } }),
    can(actor.role, 'payments:decide') ? countWaiting(actor) : 0,
  ])
  if (!organisation) throw new Error('a person is signed in, but the organisation is not set up')
  const currentYear = yearOf(dateIn(new Date(), organisation.timeZone))
  const first = Math.min(earliest._min.year ?? currentYear, currentYear)
  const last = Math.max(earliest._max.year ?? currentYear, currentYear)
  const closedYears = new Set(closed.map(({ year }) => year))
  const years = Array.from({ length: last - first + 1 }, (_, position) => first + position)
  return {
    organisation: { name: organisation.name, demo: organisation.demo },
    timeZone: organisation.timeZone,
    person: { name: actor.name, role: actor.role },
    waitingCount,
    currentYear,
    years: years.map((year) => ({ year, closed: closedYears.has(year) })),
    rulesVersion: RULES_VERSION,
    placesVersion: ENGINE_VERSIONS.placesVersion,
  }
}

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
