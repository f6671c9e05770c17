import { FileText, Plus } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { LicenseFilters, licenseChips } from '@/components/fsb-licenses/license-filters'
import { LicenseTable } from '@/components/fsb-licenses/license-table'
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
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { companyName } from '@/lib/records/companies/company-queries'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { type LicenseListParams, licenseListParams } from '@/lib/records/fsb-licenses/fsb-license-list-params'
import { countFsbLicenses, countLicenseViews, listFsbLicenses } from '@/lib/records/fsb-licenses/fsb-license-queries'
import { productName } from '@/lib/records/products/product-queries'

export const metadata = { title: 'FSB licenses' }
const PATH = '/fsb-licenses'

/** Every license, permit, certification and notification of the FSB, with the time until it expires. */
export default async function FsbLicensesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(licenseListParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="FSB licenses" action={PATH} reading={read} />
  const params = read.value
  const { today } = await organisationClock()
  const [page, counts, views, companies, company, product] = await Promise.all([
    listFsbLicenses(params, today),
    countFsbLicenses(params, today),
    countLicenseViews(today),
    companiesToChoose({ chosen: params.company }),
    params.company ? companyName(params.company) : null,
    params.product ? productName(params.product) : null,
  ])
  const mayWrite = can(actor.role, 'fsb-licenses:write')
  return (
    <>
      <PageHeader
        title="FSB licenses"
        description="Notifications, permits, import licenses and certifications that payments are made for."
        end={
          <>
            <ExportButton report="fsb-licenses" params={params} rowCount={counts.count} />
            {mayWrite ? (
              <ButtonLink href={listHref('/fsb-licenses/new', { company: params.company })} icon={<Icon of={Plus} />}>
                Add FSB license
              </ButtonLink>
            ) : (
              <RoleNote permission="fsb-licenses:write" verb="add FSB licenses" />
            )}
          </>
        }
      />
      <Tabs label="Views" tabs={viewTabs(params, views)} />
      <LicenseFilters params={params} chips={licenseChips(params, { company, product })} companies={companies} />
      <Panel>
        {page.rows.length === 0 ? (
          <NoRows first={views.active + views.archived === 0} mayWrite={mayWrite} />
        ) : (
          <>
            <SumLine sums={sumsOf(counts)} />
            <LicenseTable rows={page.rows} params={params} today={today} />
            <Pager
              labels={['Previous', 'Next']}
              description={formatRows(page, counts.count)}
              newerHref={page.before && listHref(PATH, params, { before: page.before, after: undefined })}
              olderHref={page.after && listHref(PATH, params, { after: page.after, before: undefined })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

const viewTabs = (params: LicenseListParams, views: Awaited<ReturnType<typeof countLicenseViews>>) => {
  const expired = params.status?.length === 1 && params.status[0] === 'expired'
  return [
    { label: 'Active', href: PATH, count: views.active, current: !params.state && !params.expiring && !expired },
    {
      label: 'Expire within 90 days',
      href: listHref(PATH, { expiring: '90' }),
      count: views.expiring,
      current: !params.state && params.expiring === '90',
    },
    {
      label: 'Expired',
      href: listHref(PATH, { status: 'expired' }),
      count: views.expired,
      current: !params.state && expired,
    },
    {
      label: 'Archived',
      href: listHref(PATH, { state: 'archived' }),
      count: views.archived,
      current: params.state === 'archived',
    },
  ]
}

const sumsOf = ({ count, expiring, expired }: { count: number; expiring: number; expired: number }) => [
  { key: 'rows', value: count.toLocaleString('en-US'), label: count === 1 ? 'FSB license' : 'FSB licenses' },
  { key: 'expiring', value: expiring.toLocaleString('en-US'), label: 'expire within 90 days' },
  { key: 'expired', value: expired.toLocaleString('en-US'), label: 'expired' },
]

function NoRows({ first, mayWrite }: { first: boolean; mayWrite: boolean }) {
  if (!first) {
    return (
      <NoMatch
        level={2}
        title="No FSB license matches this filter"
        description="Remove part of the filter, or clear it."
        actions={<ButtonLink href={PATH}>Show all active FSB licenses</ButtonLink>}
      />
    )
  }
  return (
    <EmptyState
      level={2}
      icon={FileText}
      title="No FSB licenses yet"
      description={
        'A payment is a fee for one FSB license: a notification, a permit, an import license or a certification. ' +
        'Add a company first, then the license with the products it covers.'
      }
      actions={
        mayWrite ? (
          <ButtonLink tone="primary" href="/fsb-licenses/new">
            Add FSB license
          </ButtonLink>
        ) : undefined
      }
    />
  )
}
