import { CompanyForm } from '@/components/companies/company-form'
import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/empty-state'
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
    return (
      <NoPermission
        level={1}
        title="Companies are added by analysts and managers"
        says={`Your role, ${actor.role}, reads every company and exports the list. An administrator can change roles under Settings.`}
        actions={<ButtonLink href="/companies">All companies</ButtonLink>}
      />
    )
  }
  const groups = await groupNames()
  return (
    <div className="max-w-180">
      <PageHeader crumbs={[{ label: 'Companies', href: '/companies' }, { label: 'New' }]} title="Add company" />
      <CompanyForm action={createCompanyAction} countries={countryOptions()} groups={groups.map(({ name }) => name)} />
    </div>
  )
}
