import { notFound } from 'next/navigation'
import { LicenseForm } from '@/components/fsb-licenses/license-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { Callout } from '@/components/ui/feedback/callout'
import { PageHeader } from '@/components/ui/layout/page-header'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatDate } from '@/lib/kernel/calendar'
import { isRecordId } from '@/lib/kernel/record-id'
import { rolesWith } from '@/lib/permissions/role-labels'
import { licenseDetail } from '@/lib/records/fsb-licenses/fsb-license-queries'
import { productChoices } from '@/lib/records/products/product-queries'
import { mayOpen } from '@/lib/web/may-open'
import { editFsbLicenseAction } from '../../actions'

export const metadata = { title: 'Edit FSB license' }

/** Edits what is known about an FSB license, and which products it covers. */
export default async function EditFsbLicensePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const { today } = await organisationClock()
  const license = isRecordId(id) ? await licenseDetail(id, today) : null
  if (!license) notFound()
  if (!(await mayOpen(actor, 'fsb-licenses:write', metadata.title))) {
    const title = `Only ${rolesWith('fsb-licenses:write')} can edit FSB licenses`
    return <NoWritePermission title={title} role={actor.role} backHref={`/fsb-licenses/${id}`} back={license.number} />
  }
  const productIds = license.products.map((product) => product.id)
  const { version, kind, number, status, applicant, applicantKind, categories, issuedOn, validUntil, notes } = license
  return (
    <div className="max-w-180">
      <PageHeader
        crumbs={[
          { label: 'FSB licenses', href: '/fsb-licenses' },
          { label: number, href: `/fsb-licenses/${id}` },
          { label: 'Edit' },
        ]}
        title={`Edit ${number}`}
      />
      <div className="mb-4 empty:hidden">
        {license.archivedAt ? <Callout title="Archived.">Restore this license before you edit it.</Callout> : null}
      </div>
      <LicenseForm
        action={editFsbLicenseAction}
        company={{ companyId: license.company.id, companyName: license.company.name }}
        products={await productChoices(license.company.id, productIds)}
        license={{
          ...{ id, version, kind, number, status, applicant, applicantKind, notes, productIds },
          categories: categories.map(String),
          issuedOn: issuedOn ? formatDate(issuedOn) : '',
          validUntil: validUntil ? formatDate(validUntil) : '',
        }}
      />
    </div>
  )
}
