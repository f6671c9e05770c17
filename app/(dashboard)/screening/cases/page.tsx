import { MapPinned } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { CASES_PATH } from '@/components/screening/case-addresses'
import { CaseFilters, caseChips } from '@/components/screening/case-filters'
import { CaseTable } from '@/components/screening/case-table'
import { ScreeningTabs } from '@/components/screening/screening-tabs'
import { TestRowsButton } from '@/components/screening/test-rows-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Pager } from '@/components/ui/tables/pager'
import { SumLine } from '@/components/ui/tables/sum-line'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { companyName } from '@/lib/records/companies/company-queries'
import { caseListParams } from '@/lib/screening-desk/screening-cases/case-list-params'
import { countCases, listCases } from '@/lib/screening-desk/screening-cases/case-queries'

export const metadata = { title: 'Screening cases' }

/** Destinations in doubt, each decided by a person with a reason. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireActor()
  const read = readListParams(caseListParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Screening cases" action={CASES_PATH} reading={read} />
  const params = read.value
  const { timeZone } = await organisationClock()
  const [page, counts, name] = await Promise.all([
    listCases(params),
    countCases(params),
    params.company ? companyName(params.company) : null,
  ])
  return (
    <>
      <PageHeader
        title="Screening cases"
        description={
          <>
            A destination in doubt waits for a person. The decision is saved with the destination as it was screened; it
            never becomes a rule by itself.
          </>
        }
        end={
          <>
            <TestRowsButton params={params} disabled={counts.decided === 0} />
            <ExportButton report="screening-cases" params={params} rowCount={counts.count} />
          </>
        }
      />
      <ScreeningTabs current="/screening/cases" openCases={counts.open} />
      <CaseFilters params={params} chips={caseChips(params, name)} />
      <Panel>
        {page.rows.length === 0 ? (
          <NoRows first={counts.open + counts.decided === 0} hasNoneOpen={!params.state && counts.open === 0} />
        ) : (
          <>
            <SumLine
              sums={[
                {
                  key: 'rows',
                  value: counts.count.toLocaleString('en-US'),
                  label: counts.count === 1 ? 'case' : 'cases',
                },
              ]}
            />
            <CaseTable rows={page.rows} params={params} timeZone={timeZone} />
            <Pager
              labels={['Newer', 'Older']}
              description={`${page.rows.length} of ${counts.count.toLocaleString('en-US')}`}
              newerHref={page.before && listHref(CASES_PATH, params, { before: page.before, after: undefined })}
              olderHref={page.after && listHref(CASES_PATH, params, { after: page.after, before: undefined })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

function NoRows({ first, hasNoneOpen }: { first: boolean; hasNoneOpen: boolean }) {
  if (first || hasNoneOpen) {
    return (
      <EmptyState
        level={2}
        icon={MapPinned}
        title={first ? 'No destination has been in doubt' : 'No open cases'}
        description={
          <>
            A payment sent to review for its destination opens a case, and so does a rescreening whose outcome is worse
            than the stored one.
          </>
        }
        actions={first ? undefined : <ButtonLink href={`${CASES_PATH}?state=decided`}>Show decided cases</ButtonLink>}
      />
    )
  }
  return (
    <NoMatch
      level={2}
      title="No case matches this filter"
      description="Remove part of the filter, or clear it."
      actions={<ButtonLink href={CASES_PATH}>Show open cases</ButtonLink>}
    />
  )
}
