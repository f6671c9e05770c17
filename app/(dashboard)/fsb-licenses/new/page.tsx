import { LicenseForm } from '@/components/fsb-licenses/license-form'
import { NotYours } from '@/components/records/not-yours'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/identity/access/session'
import type { SearchParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/companies-to-choose'
import { productChoices } from '@/lib/records/products/product-queries'
import { createFsbLicenseAction } from '../actions'

export const metadata = { title: 'Add FSB license' }

/** Adds an FSB license; `?company=` says whose, and with it which products can be covered. */
export default async function NewFsbLicensePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  if (!can(actor.role, 'fsb-licenses:write')) {
    const title = 'FSB licenses are added by analysts and managers'
    return <NotYours title={title} role={actor.role} backHref="/fsb-licenses" back="All FSB licenses" />
  }
  const [company] = [(await searchParams).company].flat()
  const companies = await companiesToChoose({ chosen: company })
  const companyId = companies.options.find(({ value }) => value === company)?.value
  const products = companyId ? await productChoices(companyId) : []
  return (
    <div className="max-w-180">
      <PageHeader
        crumbs={[{ label: 'FSB licenses', href: '/fsb-licenses' }, { label: 'New' }]}
        title="Add FSB license"
      />
      <LicenseForm action={createFsbLicenseAction} company={{ companyId, companies }} products={products} />
    </div>
  )
}
