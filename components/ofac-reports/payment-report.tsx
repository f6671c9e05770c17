import { Trail } from '@/components/ui/display/timeline'
import { Callout } from '@/components/ui/feedback/callout'
import { Panel } from '@/components/ui/layout/panel'
import { formatDate, formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import { REFUSED_ENTRY_GUIDANCE, REPORT_KIND_LABELS, VIOLATION_GUIDANCE } from '@/lib/ledger/ofac-reports/report-kinds'
import type { PaymentReport } from '@/lib/ledger/ofac-reports/report-queries'
import type { DueReport } from '@/lib/ledger/ofac-reports/reports-due'
import { type Actor, can } from '@/lib/permissions/permissions'
import { DecideReportButton } from './decide-report-button'
import { FilingButton, TakeBackButton } from './filing-buttons'
import type { ReportActions } from './report-actions'
import { ReportStatusTag } from './report-status-tag'

/**
 * The report to OFAC about this entry: its status, the actions of this person, and every decision and filing.
 */
export function PaymentReportPanel({
  report,
  actor,
  actions,
  timeZone,
  today,
}: {
  report: PaymentReport
  actor: Actor
  actions: ReportActions
  timeZone: string
  today: IsoDate
}) {
  const { standing, decision } = report
  const decides = can(actor.role, 'ofac-reports:decide')
  if (!standing && !decides) return null
  const files = can(actor.role, 'ofac-reports:file')
  const ids = { paymentId: report.id, decisionSeq: decision?.seq ?? 0, expectedSeq: report.filings.length }
  return (
    <Panel
      id="ofac-report"
      title="Report to OFAC"
      padded
      tone={standing?.status === 'overdue' ? 'danger' : 'plain'}
      end={standing ? <ReportStatusTag status={standing.status} /> : undefined}
    >
      <div className="grid gap-3">
        {standing ? (
          <p className="text-sm">{sentenceOf(report, today)}</p>
        ) : (
          <p className="text-sm text-text-2">
            Only if money of this payment was rejected by a bank, came back from the FSB or is held: then a person
            decides here whether that is reported.
          </p>
        )}
        {standing && !decision ? <Callout title="Guidance, no decision.">{guidanceOf(report)}</Callout> : null}
        {standing?.reports.map((one) => (
          <ReportLine key={one.reportYear ?? 'first'} report={one}>
            {files && one.filedOn === null ? (
              <FilingButton {...ids} report={one} reference={report.reference} actions={actions} />
            ) : null}
            {files && one.filedOn !== null ? (
              <TakeBackButton {...ids} report={one} reference={report.reference} actions={actions} />
            ) : null}
          </ReportLine>
        ))}
        {decides ? <DecideReportButton report={report} actions={actions} /> : null}
        {standing && !decision && !decides ? (
          <p className="text-sm text-text-3">A manager decides which it is.</p>
        ) : null}
        <History report={report} timeZone={timeZone} />
      </div>
    </Panel>
  )
}

const guidanceOf = ({ state }: PaymentReport): string =>
  state === 'violation' ? VIOLATION_GUIDANCE : REFUSED_ENTRY_GUIDANCE

function sentenceOf({ standing, decision, refusedOn }: PaymentReport, today: IsoDate): string {
  if (!standing) return ''
  const due = standing.dueOn ? formatDate(standing.dueOn) : ''
  if (!decision) {
    const late = standing.status === 'overdue' ? `No decision was made by ${due}.` : `To be decided by ${due}.`
    return (
      `${late} Ten business days from ${formatDate(refusedOn)}, weekends and federal holidays left out, ` +
      'are what there is if a report is needed.'
    )
  }
  const kind = REPORT_KIND_LABELS[decision.kind]
  if (standing.status === 'not_required') return `${kind}: ${decision.reason}`
  const since = decision.eventOn ? `, ${formatDate(decision.eventOn)}` : ''
  const held = decision.kind === 'blocked_property' && !decision.heldUntil ? `, held as of ${formatDate(today)}` : ''
  const until = decision.heldUntil ? `, no longer held since ${formatDate(decision.heldUntil)}` : ''
  return `${kind}${since}${held}${until}.`
}

function ReportLine({ report, children }: { report: DueReport; children: React.ReactNode }) {
  const { reportYear, dueOn, filedOn, reference, overdue } = report
  const which = reportYear ? `Yearly report as of 30 June ${reportYear}` : 'First report'
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-3 text-sm">
      <span>
        {which}
        <span className={`block text-xs ${overdue ? 'font-medium text-blocked' : 'text-text-3'}`}>
          {filedOn
            ? `filed ${formatDate(filedOn)}, ${reference}`
            : `${overdue ? 'overdue since' : 'due'} ${formatDate(dueOn)}`}
        </span>
      </span>
      {children}
    </div>
  )
}

function History({ report: { decisions, filings }, timeZone }: { report: PaymentReport; timeZone: string }) {
  const items = [
    ...decisions.map(({ id, decidedAt, decidedBy, kind, reason }) => ({
      key: id,
      at: decidedAt,
      description: `${decidedBy.name} decided: ${REPORT_KIND_LABELS[kind].toLowerCase()}. “${reason}”`,
    })),
    ...filings.map(({ id, recordedAt, recordedBy, filedOn, reference, reason, reportYear }) => ({
      key: id,
      at: recordedAt,
      description: filedOn
        ? `${recordedBy.name} recorded the filing of ${formatDate(filedOn)}` +
          `${reportYear ? ` for ${reportYear}` : ''}, ${reference}`
        : `${recordedBy.name} took the record of a filing back: “${reason}”`,
    })),
  ]
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .reverse()
  if (items.length === 0) return null
  return (
    <Trail items={items.map(({ key, at, description }) => ({ key, description, meta: formatInstant(at, timeZone) }))} />
  )
}
