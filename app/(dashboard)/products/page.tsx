import { Plus, Smartphone } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { ProductFilters, productChips } from '@/components/products/product-filters'
import { ProductTable } from '@/components/products/product-table'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { SumLine } from '@/components/ui/sum-line'
import { Tabs } from '@/components/ui/tabs'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/companies-to-choose'
import { companyName } from '@/lib/records/companies/company-queries'
import { type ProductListParams, productListParams } from '@/lib/records/products/product-list-params'
import { countProducts, countProductViews, listProducts } from '@/lib/records/products/product-queries'

export const metadata = { title: 'Products' }
const PATH = '/products'

/** Every product with the classification it may be shipped by. */
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
        says="What the FSB licenses are for, and the Commerce basis each is shipped under."
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
              words={['Previous', 'Next']}
              says={`${page.isFirst ? `Rows 1 to ${page.rows.length}` : `${page.rows.length} rows`} of ${counts.count.toLocaleString('en-US')}`}
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
  { key: 'rows', value: count.toLocaleString('en-US'), words: count === 1 ? 'product' : 'products' },
  { key: 'unclassified', value: unclassified.toLocaleString('en-US'), words: 'not classified' },
]

function NoRows({ first, mayWrite }: { first: boolean; mayWrite: boolean }) {
  if (!first) {
    return (
      <NoMatch
        level={2}
        title="No product matches this filter"
        says="Take a part of the filter away, or clear it."
        actions={<ButtonLink href={PATH}>Show all active products</ButtonLink>}
      />
    )
  }
  return (
    <EmptyState
      level={2}
      icon={Smartphone}
      title="No product is entered yet"
      says="A payment names the product its FSB license is for, and the product carries the ECCN it may be shipped under. Add a company first, then its products."
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
