import { Plus, Smartphone } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { ProductFilters, productChips } from '@/components/products/product-filters'
import { ProductTable } from '@/components/products/product-table'
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
import { type ProductListParams, productListParams } from '@/lib/records/products/product-list-params'
import { countProducts, countProductViews, listProducts } from '@/lib/records/products/product-queries'

export const metadata = { title: 'Products' }
const PATH = '/products'

/** Every product with its current classification. */
export default async function ProductsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(productListParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Products" action={PATH} reading={read} />
  const params = read.value
  const { today } = await organisationClock()
  const [page, counts, views, companies, ofCompany] = await Promise.all([
    listProducts(params, today),
    countProducts(params, today),
    countProductViews(today),
    companiesToChoose({ chosen: params.company }),
    params.company ? companyName(params.company) : null,
  ])
  const mayWrite = can(actor.role, 'products:write')
  return (
    <>
      <PageHeader
        title="Products"
        description="The products that FSB licenses cover, and the Commerce basis of each."
        end={
          <>
            <ExportButton report="products" params={params} rowCount={counts.count} />
            {mayWrite ? (
              <ButtonLink href={listHref('/products/new', { company: params.company })} icon={<Icon of={Plus} />}>
                Add product
              </ButtonLink>
            ) : (
              <RoleNote permission="products:write" verb="add products" />
            )}
          </>
        }
      />
      <Tabs label="Views" tabs={viewTabs(params, views)} />
      <ProductFilters params={params} chips={productChips(params, ofCompany ?? undefined)} companies={companies} />
      <Panel>
        {page.rows.length === 0 ? (
          <NoRows first={views.active + views.archived === 0} mayWrite={mayWrite} />
        ) : (
          <>
            <SumLine sums={sumsOf(counts)} />
            <ProductTable rows={page.rows} params={params} />
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

const viewTabs = (params: ProductListParams, views: { active: number; unclassified: number; archived: number }) => [
  { label: 'Active', href: PATH, count: views.active, current: !params.state && params.classified !== 'no' },
  {
    label: 'Not classified',
    href: listHref(PATH, { classified: 'no' }),
    count: views.unclassified,
    current: !params.state && params.classified === 'no',
  },
  {
    label: 'Archived',
    href: listHref(PATH, { state: 'archived' }),
    count: views.archived,
    current: params.state === 'archived',
  },
]

const sumsOf = ({ count, unclassified }: { count: number; unclassified: number }) => [
  { key: 'rows', value: count.toLocaleString('en-US'), label: count === 1 ? 'product' : 'products' },
  { key: 'unclassified', value: unclassified.toLocaleString('en-US'), label: 'not classified' },
]

function NoRows({ first, mayWrite }: { first: boolean; mayWrite: boolean }) {
  if (!first) {
    return (
      <NoMatch
        level={2}
        title="No product matches this filter"
        description="Remove part of the filter, or clear it."
        actions={<ButtonLink href={PATH}>Show all active products</ButtonLink>}
      />
    )
  }
  return (
    <EmptyState
      level={2}
      icon={Smartphone}
      title="No products yet"
      description={
        'A payment names the product that its FSB license covers, and the product has the ECCN for its export. ' +
        'Add a company first, then its products.'
      }
      actions={
        mayWrite ? (
          <ButtonLink tone="primary" href="/products/new">
            Add product
          </ButtonLink>
        ) : undefined
      }
    />
  )
}
