import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { readWaitingReports } from '@/lib/ledger/ofac-reports/report-queries'
import { REPORTS_PATH } from './report-filters'
import { ReportTable } from './report-table'

/**
 * Reports to OFAC that wait for a decision or a filing. Overdue ones stay here, in red, until then; shows nothing when
 * there are none.
 */
export function WaitingReportsPanel({ waiting }: { waiting: Awaited<ReturnType<typeof readWaitingReports>> }) {
  const { counts, waitingCount, rows } = waiting
  if (waitingCount === 0) return null
  const parts = [
    counts.overdue > 0 ? `${counts.overdue} overdue` : null,
    counts.open > 0 ? `${counts.open} to decide` : null,
    counts.due > 0 ? `${counts.due} due` : null,
  ].filter(Boolean)
  return (
    <Panel
      title="Reports to OFAC"
      count={waitingCount}
      tone={counts.overdue > 0 ? 'danger' : 'plain'}
      end={parts.join(', ')}
      footer="A person decides whether a refused entry is reported (31 CFR 501.603, 501.604)."
      footerEnd={<TextLink href={REPORTS_PATH}>{waitingCount > rows.length ? 'All that wait' : 'Register'}</TextLink>}
    >
      <ReportTable rows={rows} caption="Reports to OFAC that wait, the longest first" />
    </Panel>
  )
}
