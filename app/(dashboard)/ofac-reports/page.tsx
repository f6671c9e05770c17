import { FileWarning } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { REPORTS_PATH, ReportFilters, reportChips } from '@/components/ofac-reports/report-filters'
import { ReportTable } from '@/components/ofac-reports/report-table'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Pager } from '@/components/ui/tables/pager'
import { SumLine } from '@/components/ui/tables/sum-line'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { REPORT_STATUS_LABELS, REPORT_STATUSES } from '@/lib/ledger/ofac-reports/report-kinds'
import { reportListParams } from '@/lib/ledger/ofac-reports/report-list-params'
import { countByStatus, countReports, listReports } from '@/lib/ledger/ofac-reports/report-queries'
import { companyName } from '@/lib/records/companies/company-queries'

export const metadata = { title: 'Reports to OFAC' }

/** The register of reports to OFAC: what waits, longest first, and by a filter what was decided and filed. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireActor()
  const read = readListParams(reportListParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Reports to OFAC" action={REPORTS_PATH} reading={read} />
  const params = read.value
  const clock = await organisationClock()
  const [page, count, counts, name] = await Promise.all([
    listReports(params, clock),
    countReports(params, clock),
    countByStatus(clock),
    params.company ? companyName(params.company) : null,
  ])
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return (
    <>
      <PageHeader
        title="Reports to OFAC"
        description={
          'Of each refused entry and apparent violation a person decides whether it is reported, and records ' +
          'what was filed. What is overdue stays until then.'
        }
        end={<ExportButton report="ofac-reports" params={params} rowCount={count} />}
      />
      <ReportFilters params={params} chips={reportChips(params, name)} />
      <Panel>
        {page.rows.length === 0 ? (
          <NoRows first={all === 0} nothingWaits={counts.overdue + counts.open + counts.due === 0} />
        ) : (
          <>
            <SumLine
              sums={[
                { key: 'rows', value: count.toLocaleString('en-US'), label: count === 1 ? 'entry' : 'entries' },
                ...REPORT_STATUSES.map((status) => ({
                  key: status,
                  value: counts[status].toLocaleString('en-US'),
                  label: `${REPORT_STATUS_LABELS[status].toLowerCase()} in all`,
                  secondary: status === 'filed' || status === 'not_required',
                })),
              ]}
            />
            <ReportTable rows={page.rows} caption="Reports to OFAC" />
            <Pager
              labels={['Earlier', 'Later']}
              description={`${page.rows.length} of ${count.toLocaleString('en-US')}`}
              newerHref={page.before && listHref(REPORTS_PATH, params, { before: page.before, after: undefined })}
              olderHref={page.after && listHref(REPORTS_PATH, params, { after: page.after, before: undefined })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

function NoRows({ first, nothingWaits }: { first: boolean; nothingWaits: boolean }) {
  if (first || nothingWaits) {
    return (
      <EmptyState
        level={2}
        icon={FileWarning}
        title={first ? 'Nothing was ever refused' : 'Nothing waits'}
        description={
          'A refused entry or an apparent violation is listed until a person has decided about it ' +
          'and its report is filed.'
        }
        actions={
          first ? undefined : <ButtonLink href={`${REPORTS_PATH}?status=all`}>Show the whole register</ButtonLink>
        }
      />
    )
  }
  return (
    <NoMatch
      level={2}
      title="No entry matches this filter"
      description="Take a part of the filter away, or clear it."
      actions={<ButtonLink href={REPORTS_PATH}>Show what waits</ButtonLink>}
    />
  )
}
