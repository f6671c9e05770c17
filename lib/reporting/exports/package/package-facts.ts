import 'server-only'
import { createHash } from 'node:crypto'
import { Prisma } from '@/generated/prisma/client'
import type { ControlTotal } from '@/lib/audit/verification/manifest'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import type { PreparedReport } from '@/lib/report-definition/prepare-report'
import { countAuditEvents } from './audit-events'

/** The facts of a package about its rows, all from one snapshot. */
export type PackageFacts = {
  snapshotId: string
  asOf: string
  rowCount: number
  controlTotals: ControlTotal[]
  generalLicenses: string[] | null
  statementSha256: string
  auditEventCount: number
}

/** The types with control totals: smallint, int, bigint and numeric. Dates and ids are figures without a sum. */
const SUMMED_TYPES = [20, 21, 23, 1700]

/** Reads the instant, row count, control totals and general licenses, before the first row is sent. */
export async function readPackageFacts(snapshot: Snapshot, report: PreparedReport, asOf: Date): Promise<PackageFacts> {
  const exported = await snapshot.query<{ id: string }>(Prisma.sql`SELECT pg_export_snapshot() AS id`)
  const shape = await snapshot.query(Prisma.sql`SELECT * FROM (${report.select}) AS rows LIMIT 0`)
  const summed = shape.fields.filter(({ dataTypeID }) => SUMMED_TYPES.includes(dataTypeID)).map(({ name }) => name)
  const sums = summed.map((name) => Prisma.raw(`, coalesce(sum(${quoted(name)}), 0)::text`))
  const totals = await snapshot.query<{ totals: string[] }>(
    Prisma.sql`
      SELECT ARRAY[count(*)::text ${sums.length ? Prisma.join(sums, ' ') : Prisma.empty}] AS totals
      FROM (${report.select}) AS rows`,
  )
  const [count = '0', ...added] = totals.rows[0]?.totals ?? []
  const { generalLicenses } = report.evidence
  const licenses = generalLicenses && (await snapshot.query<{ license: string }>(generalLicenses)).rows
  return {
    snapshotId: exported.rows[0]?.id ?? '',
    asOf: asOf.toISOString(),
    rowCount: Number(count),
    controlTotals: await withMeaning(
      snapshot,
      report,
      summed.map((column, place) => ({ column, sum: added[place] ?? '0' })),
    ),
    generalLicenses: licenses?.map(({ license }) => license) ?? null,
    auditEventCount: await countAuditEvents(snapshot, report.evidence.chains),
    statementSha256: createHash('sha256').update(report.select.strings.join('?')).digest('hex'),
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const byCurrency = (one: { currency: string }, other: { currency: string }): number =>
  one.currency < other.currency ? -1 : 1

/** Adds to each sum whether it is a total, and the sums of an amount that is in several currencies. */
async function withMeaning(
  snapshot: Snapshot,
  report: PreparedReport,
  sums: readonly ControlTotal[],
): Promise<ControlTotal[]> {
  const totals: ControlTotal[] = []
  for (const { column, sum } of sums) {
    const total = report.totals.find(({ header }) => header === column)?.total
    if (!total || total === 'sum') totals.push({ column, sum, ...(total && { isTotal: true as const }) })
    else {
      const { currencyColumn } = total
      const [currency, amount] = [Prisma.raw(quoted(currencyColumn)), Prisma.raw(quoted(column))]
      const { rows } = await snapshot.query<{ currency: string; sum: string }>(Prisma.sql`
        SELECT ${currency}::text AS currency, sum(${amount})::text AS sum FROM (${report.select}) AS rows
        WHERE ${amount} IS NOT NULL GROUP BY 1`)
      totals.push({ column, sum, isTotal: true, currencyColumn, currencies: rows.sort(byCurrency) })
    }
  }
  return totals
}
