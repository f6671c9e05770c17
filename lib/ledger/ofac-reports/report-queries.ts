import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { dateIn, fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import { REPORT_STATUSES, type ReportKind, type ReportStatus } from './report-kinds'
import type { ReportListParams } from './report-list-params'
import { REPORT_ORDER, reportDueOn, reportSource, reportStatus, reportWhere } from './report-sql'
import { type ReportStanding, reportStanding } from './reports-due'

/** One entry of the register. */
export type ReportRow = {
  id: string
  place: string
  reference: string
  companyName: string
  state: PaymentState
  amountCents: Cents
  refusedOn: IsoDate
  status: ReportStatus
  dueOn: IsoDate | null
  decision: ReportKind | null
  reason: string | null
  decidedByName: string | null
  filedOn: IsoDate | null
  filingReference: string | null
}

const COLUMNS = (
  clock: OrganisationClock,
) => Prisma.sql`p.id, (${REPORT_ORDER.by})::text AS place, p.reference, c.name AS "companyName", p.state::text AS state,
  p.amount_cents AS "amountCents", r.refused_on::text AS "refusedOn", ${reportStatus(clock)} AS status,
    (${reportDueOn(clock)})::text AS "dueOn", d.kind AS decision,
  d.reason, w.name AS "decidedByName", f.filed_on::text AS "filedOn", f.reference AS "filingReference"`

/** One page of the register. */
export async function listReports(params: ReportListParams, clock: OrganisationClock): Promise<ListPage<ReportRow>> {
  const { where, orderAndLimit, toPage } = keysetOf(REPORT_ORDER, params)
  const rows = await db.$queryRaw<ReportRow[]>`
    SELECT ${COLUMNS(clock)} FROM ${reportSource(clock)} WHERE ${reportWhere(params, clock)}
      AND ${where} ${orderAndLimit}`
  return toPage(rows)
}

/** The number of entries that match a filter. */
export async function countReports(params: ReportListParams, clock: OrganisationClock): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${reportSource(clock)} WHERE ${reportWhere(params, clock)}`
  return rows[0]?.count ?? 0
}

/** The number of entries of the whole register in each status. */
export async function countByStatus(clock: OrganisationClock): Promise<Record<ReportStatus, number>> {
  const rows = await db.$queryRaw<{ status: ReportStatus; count: number }[]>`
    SELECT ${reportStatus(clock)} AS status, count(*)::int AS count FROM ${reportSource(clock)} GROUP BY 1`
  const countOf = (status: ReportStatus) => rows.find((row) => row.status === status)?.count ?? 0
  return Object.fromEntries(REPORT_STATUSES.map((status) => [status, countOf(status)])) as Record<ReportStatus, number>
}

const WAITING_SHOWN = 5

/**
 * The waiting reports for the overview: the number of entries in each status, and the entries that have waited longest.
 * An overdue entry stays until it is decided or filed.
 */
export async function readWaitingReports(clock: OrganisationClock) {
  const counts = await countByStatus(clock)
  const waitingCount = counts.overdue + counts.open + counts.due
  if (waitingCount === 0) return { counts, waitingCount, rows: [] }
  const { rows } = await listReports({}, clock)
  return { counts, waitingCount, rows: rows.slice(0, WAITING_SHOWN) }
}

const NAME = { select: { id: true, name: true } } as const

/**
 * The decisions and filings about one payment, oldest first, and its status; `null` for a payment that needs no
 * decision and has none.
 */
export async function readPaymentReport(paymentId: string, clock: OrganisationClock) {
  const payment = await db.payment.findUnique({
    where: { id: paymentId },
    select: {
      id: true,
      reference: true,
      state: true,
      transitions: { orderBy: { seq: 'desc' }, take: 1, select: { at: true } },
      reportDecisions: { orderBy: { seq: 'asc' }, include: { decidedBy: NAME } },
      reportFilings: { orderBy: { seq: 'asc' }, include: { recordedBy: NAME } },
    },
  })
  if (!payment) return null
  const decisions = payment.reportDecisions.map((one) => ({
    ...one,
    kind: one.kind as ReportKind,
    eventOn: one.eventOn && fromDateColumn(one.eventOn),
    heldUntil: one.heldUntil && fromDateColumn(one.heldUntil),
  }))
  const filings = payment.reportFilings.map((one) => ({
    ...one,
    kind: one.kind as ReportKind,
    filedOn: one.filedOn && fromDateColumn(one.filedOn),
  }))
  const decision = decisions.at(-1) ?? null
  const asks = payment.state === 'blocked' || payment.state === 'violation'
  const refusedOn = dateIn(payment.transitions[0]?.at ?? new Date(), clock.timeZone)
  const standing: ReportStanding | null =
    asks || decision ? reportStanding({ refusedOn, decision, filings }, clock) : null
  return {
    id: payment.id,
    reference: payment.reference,
    state: payment.state,
    refusedOn,
    decisions,
    filings,
    decision,
    standing,
  }
}

export type PaymentReport = NonNullable<Awaited<ReturnType<typeof readPaymentReport>>>
