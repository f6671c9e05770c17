import { notFound } from 'next/navigation'
import { CompanyForm } from '@/components/companies/company-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { Callout } from '@/components/ui/feedback/callout'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireActor } from '@/lib/identity/sign-in/session'
import { countryOptions } from '@/lib/kernel/countries'
import { isRecordId } from '@/lib/kernel/record-id'
import { rolesWith } from '@/lib/permissions/role-labels'
import { companyDetail } from '@/lib/records/companies/company-queries'
import { mayOpen } from '@/lib/web/may-open'
import { editCompanyAction } from '../../actions'

export const metadata = { title: 'Edit company' }

/** Edits what is known about a company. */
export default async function EditCompanyPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const company = isRecordId(id) ? await companyDetail(id) : null
  if (!company) notFound()
  if (!(await mayOpen(actor, 'companies:write', metadata.title))) {
    const title = `Only ${rolesWith('companies:write')} can edit companies`
    return <NoWritePermission title={title} role={actor.role} backHref={`/companies/${id}`} back={company.name} />
  }
  return (
    <div className="max-w-180">
      <PageHeader
        crumbs={[
          { label: 'Companies', href: '/companies' },
          { label: company.name, href: `/companies/${id}` },
          { label: 'Edit' },
        ]}
        title={`Edit ${company.name}`}
      />
      <div className="mb-4 empty:hidden">
        {company.archivedAt ? <Callout title="Archived.">Restore this company before you edit it.</Callout> : null}
      </div>
      <CompanyForm
        action={editCompanyAction}
        company={{
          id,
          version: company.version,
          name: company.name,
          country: company.country,
          registrationNumber: company.registrationNumber ?? '',
          address: company.address,
          contact: company.contact,
          notes: company.notes,
        }}
        countries={countryOptions()}
      />
    </div>
  )
}
