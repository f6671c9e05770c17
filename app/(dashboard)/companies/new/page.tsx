import { CompanyForm } from '@/components/companies/company-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireActor } from '@/lib/identity/sign-in/session'
import { countryOptions } from '@/lib/kernel/countries'
import { rolesWith } from '@/lib/permissions/role-labels'
import { groupNames } from '@/lib/records/companies/company-queries'
import { mayOpen } from '@/lib/web/may-open'
import { createCompanyAction } from '../actions'

export const metadata = { title: 'Add company' }

/** Adds a company. */
export default async function NewCompanyPage() {
  const actor = await requireActor()
  if (!(await mayOpen(actor, 'companies:write', metadata.title))) {
    const title = `Only ${rolesWith('companies:write')} can add companies`
    return <NoWritePermission title={title} role={actor.role} backHref="/companies" back="All companies" />
  }
  const groups = await groupNames()
  return (
    <div className="max-w-180">
      <PageHeader crumbs={[{ label: 'Companies', href: '/companies' }, { label: 'New' }]} title="Add company" />
      <CompanyForm action={createCompanyAction} countries={countryOptions()} groups={groups.map(({ name }) => name)} />
    </div>
  )
}
