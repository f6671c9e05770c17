import { addBusinessDays, REPORT_BUSINESS_DAYS } from '@/lib/compliance/law/calendar/business-days'
import type { Holiday } from '@/lib/compliance/law/schema'
import { addDays, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import type { ReportKind, ReportStatus } from './report-kinds'

/** The current decision: its kind, the day of the event, and the day until which blocked property was held. */
export type StandingDecision = { kind: ReportKind; eventOn: IsoDate | null; heldUntil: IsoDate | null }

/** A record of a filing, in the order of recording. Without a day it takes back an earlier record. */
export type FilingRecord = { kind: ReportKind; reportYear: number | null; filedOn: IsoDate | null; reference: string }

/** One report that the decision requires. `reportYear` is null for the first one. */
export type DueReport = {
  reportYear: number | null
  dueOn: IsoDate
  filedOn: IsoDate | null
  reference: string
  overdue: boolean
}

/** The status of an entry on a day, the reports it needs, and the next due date. */
export type ReportStanding = { status: ReportStatus; dueOn: IsoDate | null; reports: DueReport[] }

/**
 * The day on which the first report of something that happened on `date` falls due: 10 business days later (31 CFR
 * 501.603, 501.604).
 */
export const firstReportDueOn = (date: IsoDate, holidays: readonly Holiday[]): IsoDate =>
  addBusinessDays(date, REPORT_BUSINESS_DAYS, holidays)

/**
 * The last day on which something can have happened for its first report to be overdue on `today`: what falls due today
 * is not overdue.
 */
export function lastOverdueEvent(today: IsoDate, holidays: readonly Holiday[]): IsoDate {
  let date = addDays(today, -REPORT_BUSINESS_DAYS)
  while (firstReportDueOn(date, holidays) >= today) date = addDays(date, -1)
  return date
}

/**
 * The status of an entry. `refusedOn` is the day it was refused or became an apparent violation: until it is decided,
 * ten business days are counted from that day, which is the time limit if a report is needed. Blocked property is
 * reported again by 30 September of each year in which it is held on 30 June (31 CFR 501.603).
 */
export function reportStanding(
  {
    refusedOn,
    decision,
    filings,
  }: { refusedOn: IsoDate; decision: StandingDecision | null; filings: readonly FilingRecord[] },
  { today, holidays }: { today: IsoDate; holidays: readonly Holiday[] },
): ReportStanding {
  if (!decision) {
    const dueOn = firstReportDueOn(refusedOn, holidays)
    return { status: dueOn < today ? 'overdue' : 'open', dueOn, reports: [] }
  }
  const { kind, eventOn } = decision
  if (kind === 'no_report' || eventOn === null) return { status: 'not_required', dueOn: null, reports: [] }
  const filed = (reportYear: number | null) =>
    filings.findLast((filing) => filing.kind === kind && filing.reportYear === reportYear)
  const report = (reportYear: number | null, dueOn: IsoDate): DueReport => {
    const { filedOn = null, reference = '' } = filed(reportYear) ?? {}
    return { reportYear, dueOn, filedOn, reference, overdue: filedOn === null && dueOn < today }
  }
  const reports = [
    report(null, firstReportDueOn(eventOn, holidays)),
    ...yearlyReports(decision, eventOn, today).map((year) => report(year, `${year}-09-30`)),
  ]
  const waiting = reports.filter(({ filedOn }) => filedOn === null)
  const dueOn = waiting.map((one) => one.dueOn).sort()[0] ?? null
  if (dueOn === null) return { status: 'filed', dueOn, reports }
  return { status: waiting.some(({ overdue }) => overdue) ? 'overdue' : 'due', dueOn, reports }
}

/** The years in which the property was held on 30 June, up to today. */
function yearlyReports({ kind, heldUntil }: StandingDecision, eventOn: IsoDate, today: IsoDate): number[] {
  if (kind !== 'blocked_property') return []
  const years = Array.from(
    { length: Math.max(0, yearOf(today) - yearOf(eventOn) + 1) },
    (_, at) => yearOf(eventOn) + at,
  )
  return years.filter((year) => {
    const asOf = `${year}-06-30`
    return eventOn <= asOf && asOf <= today && (heldUntil === null || heldUntil > asOf)
  })
}
