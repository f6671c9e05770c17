import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { federalHolidays, REPORT_BUSINESS_DAYS } from '@/lib/compliance/law/calendar/business-days'
import { containing, type ListOrder } from '@/lib/database/keyset'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { yearOf } from '@/lib/kernel/calendar'
import type { ReportListParams } from './report-list-params'
import { lastOverdueEvent } from './reports-due'

// The calculation of reports-due.ts for many entries at once. A test compares the two.

/**
 * Refused entries, apparent violations and entries with a decision: payments `p` of companies `c`, refused on
 * `r.refused_on`, with the current decision `d` by `w`, the filing of its first report `f` by `fw`, and the first year
 * `y.year` whose yearly report is missing.
 */
export const reportSource = ({ today, timeZone }: OrganisationClock): Prisma.Sql => Prisma.sql`
  (SELECT id FROM payment WHERE state IN ('blocked', 'violation') UNION SELECT payment_id FROM report_decision) k
  JOIN payment p ON p.id = k.id JOIN company c ON c.id = p.company_id
  CROSS JOIN LATERAL (SELECT (t.at AT TIME ZONE ${timeZone})::date AS refused_on FROM payment_transition t
    WHERE t.payment_id = p.id AND t.to_state = p.state ORDER BY t.seq DESC LIMIT 1) r
  LEFT JOIN LATERAL (SELECT * FROM report_decision WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
  LEFT JOIN person w ON w.id = d.decided_by_id
  LEFT JOIN LATERAL (SELECT * FROM report_filing g WHERE g.payment_id = p.id AND g.kind = d.kind
    AND g.report_year IS NULL ORDER BY g.seq DESC LIMIT 1) f ON true
  LEFT JOIN person fw ON fw.id = f.recorded_by_id
  LEFT JOIN LATERAL (SELECT min(held.year) AS year
    FROM generate_series(extract(year FROM d.event_on)::int, ${yearOf(today)}::int) AS held(year)
    WHERE d.kind = 'blocked_property' AND make_date(held.year, 6, 30) BETWEEN d.event_on AND ${today}::date
      AND (d.held_until IS NULL OR d.held_until > make_date(held.year, 6, 30))
      AND NOT coalesce((SELECT g.filed_on IS NOT NULL FROM report_filing g WHERE g.payment_id = p.id AND g.kind = d.kind
        AND g.report_year = held.year ORDER BY g.seq DESC LIMIT 1), false)) y ON true`

/** The day from which the time for an unfiled report is counted; null where none is needed or all are filed. */
const COUNTED_FROM = Prisma.sql`CASE WHEN d.kind IS NULL THEN r.refused_on
  WHEN d.kind <> 'no_report' AND f.filed_on IS NULL THEN d.event_on END`

/** The status of an entry on the day of the clock. */
export const reportStatus = ({ today, holidays }: OrganisationClock): Prisma.Sql => {
  const late = lastOverdueEvent(today, holidays)
  return Prisma.sql`CASE WHEN d.kind = 'no_report' THEN 'not_required'
    WHEN ${COUNTED_FROM} <= ${late}::date OR make_date(y.year, 9, 30) < ${today}::date THEN 'overdue'
    WHEN d.kind IS NULL THEN 'open' WHEN f.filed_on IS NULL OR y.year IS NOT NULL THEN 'due' ELSE 'filed' END`
}

const FIRST_YEAR = 2016

/** The next due date: weekends and federal holidays are not business days. */
export function reportDueOn({ today, holidays }: OrganisationClock): Prisma.Sql {
  const years = Array.from({ length: yearOf(today) + 2 - FIRST_YEAR }, (_, at) => FIRST_YEAR + at)
  // Dates that this program made. They are a literal because COPY takes no parameters.
  const days = years.flatMap((year) => federalHolidays(year, holidays))
  const leftOut = Prisma.raw(`'{${days.join(',')}}'::date[]`)
  return Prisma.sql`least((SELECT day::date
    FROM generate_series(${COUNTED_FROM} + 1, ${COUNTED_FROM} + 40, interval '1 day') AS day
    WHERE extract(isodow FROM day) < 6 AND NOT day::date = ANY (${leftOut})
      ORDER BY day OFFSET ${REPORT_BUSINESS_DAYS - 1}::int LIMIT 1), make_date(y.year, 9, 30))`
}

/** The entries that match a filter, on any page. */
export function reportWhere(params: ReportListParams, clock: OrganisationClock): Prisma.Sql {
  const status = reportStatus(clock)
  const parts: Prisma.Sql[] = [Prisma.sql`TRUE`]
  if (!params.status) parts.push(Prisma.sql`(${status}) IN ('overdue', 'open', 'due')`)
  else if (params.status !== 'all') parts.push(Prisma.sql`(${status}) = ${params.status}`)
  if (params.decision?.length) parts.push(Prisma.sql`d.kind IN (${Prisma.join(params.decision)})`)
  if (params.year) parts.push(Prisma.sql`p.year = ${params.year}`)
  if (params.company) parts.push(Prisma.sql`p.company_id = ${params.company}::uuid`)
  if (params.q) {
    const pattern = containing(params.q)
    parts.push(
      Prisma.sql`(p.reference ILIKE ${pattern} OR c.name ILIKE ${pattern} OR d.reason ILIKE ${pattern}
        OR f.reference ILIKE ${pattern})`,
    )
  }
  return Prisma.join(parts, ' AND ')
}

/** The longest waiting first: ten business days are about two weeks. Entries without a due date are ordered by id. */
export const REPORT_ORDER: ListOrder = {
  by: Prisma.sql`coalesce(least(${COUNTED_FROM}, make_date(y.year, 9, 16)), 'infinity'::date)`,
  id: Prisma.sql`p.id`,
  type: 'date',
  direction: 'ascending',
}
