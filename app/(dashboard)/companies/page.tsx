import { Building2, Plus } from 'lucide-react'
import { CompanyFilters, companyChips } from '@/components/companies/company-filters'
import { CompanyTable } from '@/components/companies/company-table'
import { ExportButton } from '@/components/exports/export-button'
import { MeterKey } from '@/components/headroom-meter/meter-key'
import { formatRows } from '@/components/records/format-rows'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Tabs } from '@/components/ui/navigation/tabs'
import { Pager } from '@/components/ui/tables/pager'
import { SumLine } from '@/components/ui/tables/sum-line'
import { BAND_FROM_PERCENT, BANDS } from '@/lib/compliance/rules/money/headroom'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { countryOptions } from '@/lib/kernel/countries'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import { can } from '@/lib/permissions/permissions'
import {
  type CompanySums,
  countCompanyViews,
  groupNames,
  listCompanies,
  sumCompanies,
} from '@/lib/records/companies/company-queries'
import { type CompanyListParams, companyListParams } from '@/lib/records/companies/list/company-list-params'

export const metadata = { title: 'Companies' }
const PATH = '/companies'
const NEAR_CAP = BANDS.filter((band) => band !== 'ample')

/** Every company with its headroom in the selected year. */
export default async function CompaniesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(companyListParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Companies" action={PATH} reading={read} />
  const params = read.value
  const clock = await organisationClock()
  const year = params.year ?? clock.year
  const [page, sums, views, groups] = await Promise.all([
    listCompanies(params, year),
    sumCompanies(params, year),
    countCompanyViews(year),
    groupNames(),
  ])
  const mayWrite = can(actor.role, 'companies:write')
  const chips = companyChips(params, groups.find(({ id }) => id === params.group)?.name)
  return (
    <>
      <PageHeader
        title="Companies"
        description={`Each company has a cap of $5,000.00 for ${year}, by payment date.`}
        end={
          <>
            <ExportButton report="companies" params={{ ...params, year }} rowCount={sums.count} />
            {mayWrite ? (
              <ButtonLink href="/companies/new" icon={<Icon of={Plus} />}>
                Add company
              </ButtonLink>
            ) : (
              <RoleNote permission="companies:write" verb="add companies" />
            )}
          </>
        }
      />
      <Tabs label="Views" tabs={viewTabs(params, views)} />
      <CompanyFilters params={params} chips={chips} groups={groups} countries={countryOptions()} />
      <Panel>
        {page.rows.length === 0 ? (
          <NoRows
            first={views.active + views.archived === 0}
            mayWrite={mayWrite}
            clearHref={listHref(PATH, { year: params.year })}
          />
        ) : (
          <>
            <SumLine sums={sumsOf(sums)} end={<MeterKey />} />
            <CompanyTable rows={page.rows} params={params} year={year} />
            <Pager
              labels={['Previous', 'Next']}
              description={formatRows(page, sums.count)}
              newerHref={page.before && listHref(PATH, params, { before: page.before, after: undefined })}
              olderHref={page.after && listHref(PATH, params, { after: page.after, before: undefined })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

const viewTabs = (params: CompanyListParams, views: { active: number; nearCap: number; archived: number }) => {
  const href = (changes: Record<string, unknown>) => listHref(PATH, { year: params.year, ...changes })
  const nearCap = params.band?.length === NEAR_CAP.length && !params.band.includes('ample')
  return [
    { label: 'Active', href: href({}), count: views.active, current: !params.state && !nearCap },
    {
      label: `At ${BAND_FROM_PERCENT.getting_low} % or more`,
      href: href({ band: NEAR_CAP, sort: 'left' }),
      count: views.nearCap,
      current: !params.state && nearCap,
    },
    {
      label: 'Archived',
      href: href({ state: 'archived' }),
      count: views.archived,
      current: params.state === 'archived',
    },
    { label: 'Possible duplicates', href: '/companies/doubles' },
  ]
}

const sumsOf = (sums: CompanySums) => [
  { key: 'rows', value: sums.count.toLocaleString('en-US'), label: sums.count === 1 ? 'company' : 'companies' },
  { key: 'used', value: formatUsd(sums.usedCents), label: 'used' },
  { key: 'reserved', value: formatUsd(sums.reservedCents), label: 'reserved' },
  { key: 'left', value: formatUsd(sums.leftCents), label: 'left', secondary: true },
]

function NoRows({ first, mayWrite, clearHref }: { first: boolean; mayWrite: boolean; clearHref: string }) {
  if (!first) {
    return (
      <NoMatch
        level={2}
        title="No company matches this filter"
        description="Remove part of the filter, or clear it."
        actions={<ButtonLink href={clearHref}>Show all active companies</ButtonLink>}
      />
    )
  }
  return (
    <EmptyState
      level={2}
      icon={Building2}
      title="No companies yet"
      description={
        'The cap applies per company: each may pay the FSB up to $5,000.00 in a calendar year. ' +
        'Add the first company, then its products and FSB licenses.'
      }
      actions={
        mayWrite ? (
          <ButtonLink tone="primary" href="/companies/new">
            Add company
          </ButtonLink>
        ) : undefined
      }
    />
  )
}
