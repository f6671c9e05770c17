import { CompanyForm } from '@/components/companies/company-form'
import { NotYours } from '@/components/records/not-yours'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requireActor } from '@/lib/access/session'
import { groupNames } from '@/lib/companies/company-queries'
import { countryOptions } from '@/lib/countries'
import { createCompanyAction } from '../actions'

export const metadata = { title: 'Add company' }

/** Adds a company. */
export default async function NewCompanyPage() {
  const actor = await requireActor()
  if (!can(actor.role, 'companies:write')) {
    const title = 'Companies are added by analysts and managers'
    return <NotYours title={title} role={actor.role} backHref="/companies" back="All companies" />
  }
  const groups = await groupNames()
  return (
    <div className="max-w-180">
      <PageHeader crumbs={[{ label: 'Companies', href: '/companies' }, { label: 'New' }]} title="Add company" />
      <CompanyForm action={createCompanyAction} countries={countryOptions()} groups={groups.map(({ name }) => name)} />
    </div>
  )
}
