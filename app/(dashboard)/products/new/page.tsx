import { basisChoices } from '@/components/products/basis-choices'
import { ProductForm } from '@/components/products/product-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { PageHeader } from '@/components/ui/layout/page-header'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import type { SearchParams } from '@/lib/kernel/list-params'
import { rolesWith } from '@/lib/permissions/role-labels'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { mayOpen } from '@/lib/web/may-open'
import { createProductAction } from '../actions'

export const metadata = { title: 'Add product' }

/** Adds a product; `?company=` preselects its company. */
export default async function NewProductPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  if (!(await mayOpen(actor, 'products:write', metadata.title))) {
    const title = `Only ${rolesWith('products:write')} can add products`
    return <NoWritePermission title={title} role={actor.role} backHref="/products" back="All products" />
  }
  const [company] = [(await searchParams).company].flat()
  const [companies, law] = await Promise.all([companiesToChoose({ chosen: company }), readLaw()])
  const chosen = companies.options.find(({ value }) => value === company)?.value
  return (
    <div className="max-w-180">
      <PageHeader crumbs={[{ label: 'Products', href: '/products' }, { label: 'New' }]} title="Add product" />
      <ProductForm action={createProductAction} companies={companies} companyId={chosen} choices={basisChoices(law)} />
    </div>
  )
}
