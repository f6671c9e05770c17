import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MergeForm } from '@/components/companies/merging/merge-form'
import { MergePreview } from '@/components/companies/merging/merge-preview'
import { MergeTargetField } from '@/components/companies/merging/merge-target-field'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { requireActor } from '@/lib/identity/sign-in/session'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { isRecordId } from '@/lib/kernel/record-id'
import { rolesWith } from '@/lib/permissions/role-labels'
import { companyDetail } from '@/lib/records/companies/company-queries'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { previewMerge } from '@/lib/records/companies/merging/merge-queries'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { mayOpen } from '@/lib/web/may-open'
import { requestMergeAction } from '../../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export const metadata = { title: 'Merge companies' }

const mergePageSchema = z.object({ with: z.uuid(COMPANY_MESSAGES.unknown).optional() })

/**
 * Requests that a company be merged into another: shows both year by year, their total under one cap, and the entries
 * that would lose their reservation.
 */
export default async function MergeCompanyPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const company = isRecordId(id) ? await companyDetail(id) : null
  if (!company) notFound()
  if (!(await mayOpen(actor, 'companies:join', metadata.title))) {
    const title = `Only ${rolesWith('companies:join')} can request a merge`
    return <NoWritePermission title={title} role={actor.role} backHref={`/companies/${id}`} back={company.name} />
  }
  const read = readListParams(mergePageSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title="Merge companies" action={`/companies/${id}/join`} reading={read} />
  const other = read.value.with && read.value.with !== id ? await companyDetail(read.value.with) : null
  const companies = await companiesToChoose({ chosen: other?.id })
  const years = other ? await previewMerge(id, other.id) : []
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Companies', href: '/companies' },
          { label: company.name, href: `/companies/${id}` },
          { label: 'Merge' },
        ]}
        title={`Merge ${company.name} into another company`}
        description="Two companies that are one payer share one cap. Another manager must confirm the merge."
      />
      <Stack>
        <Panel padded>
          <MergeTargetField companyId={id} companies={withoutItself(companies, id)} chosen={other?.id} />
          {other && !company.archivedAt ? (
            <p className="mt-3 text-sm text-text-2">
              Or{' '}
              <TextLink inline href={`/companies/${other.id}/join?with=${id}`}>
                keep {company.name} instead
              </TextLink>
              .
            </p>
          ) : null}
        </Panel>
        {other ? (
          <>
            <MergePreview company={company} into={other} years={years} />
            <MergeForm action={requestMergeAction} company={company} into={other} />
          </>
        ) : null}
      </Stack>
    </>
  )
}

const withoutItself = (companies: Awaited<ReturnType<typeof companiesToChoose>>, id: string) => ({
  ...companies,
  options: companies.options.filter(({ value }) => value !== id),
})
