import { LicenseForm } from '@/components/fsb-licenses/license-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireActor } from '@/lib/identity/sign-in/session'
import type { SearchParams } from '@/lib/kernel/list-params'
import { rolesWith } from '@/lib/permissions/role-labels'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { productChoices } from '@/lib/records/products/product-queries'
import { mayOpen } from '@/lib/web/may-open'
import { createFsbLicenseAction } from '../actions'

export const metadata = { title: 'Add FSB license' }

/** Adds an FSB license; `?company=` selects its company, and with it the products that it can cover. */
export default async function NewFsbLicensePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  if (!(await mayOpen(actor, 'fsb-licenses:write', metadata.title))) {
    const title = `Only ${rolesWith('fsb-licenses:write')} can add FSB licenses`
    return <NoWritePermission title={title} role={actor.role} backHref="/fsb-licenses" back="All FSB licenses" />
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
