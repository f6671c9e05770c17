import { notFound } from 'next/navigation'
import { z } from 'zod'
import { JoinChoice } from '@/components/companies/joining/join-choice'
import { JoinForm } from '@/components/companies/joining/join-form'
import { JoinYears } from '@/components/companies/joining/join-years'
import { NotYours } from '@/components/records/not-yours'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { Stack } from '@/components/ui/layout'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/identity/access/session'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { isRecordId } from '@/lib/kernel/record-id'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/companies-to-choose'
import { previewJoin } from '@/lib/records/companies/company-join-queries'
import { companyDetail } from '@/lib/records/companies/company-queries'
import { askJoinAction } from '../../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export const metadata = { title: 'Join companies' }

const joinPageSchema = z.object({ with: z.uuid('There is no such company').optional() })

/**
 * Asks that a company be joined into another: both year by year, what they come to under one cap, and what would lose
 * its reservation, before anybody decides.
 */
export default async function JoinCompanyPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const company = isRecordId(id) ? await companyDetail(id) : null
  if (!company) notFound()
  if (!can(actor.role, 'companies:join')) {
    const title = 'Analysts and managers ask to join companies'
    return <NotYours title={title} role={actor.role} backHref={`/companies/${id}`} back={company.name} />
  }
  const read = readListParams(joinPageSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title="Join companies" action={`/companies/${id}/join`} reading={read} />
  const other = read.value.with && read.value.with !== id ? await companyDetail(read.value.with) : null
  const companies = await companiesToChoose({ chosen: other?.id })
  const years = other ? await previewJoin(id, other.id) : []
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Companies', href: '/companies' },
          { label: company.name, href: `/companies/${id}` },
          { label: 'Join' },
        ]}
        title={`Join ${company.name} into another company`}
        says="Two companies that are one payer have one cap. A manager who did not ask confirms."
      />
      <Stack>
        <Panel padded>
          <JoinChoice companyId={id} companies={withoutItself(companies, id)} chosen={other?.id} />
          {other && !company.archivedAt ? (
            <p className="mt-3 text-sm text-text-2">
              Or{' '}
              <TextLink inline href={`/companies/${other.id}/join?with=${id}`}>
                let {company.name} go on instead
              </TextLink>
              .
            </p>
          ) : null}
        </Panel>
        {other ? (
          <>
            <JoinYears company={company} into={other} years={years} />
            <JoinForm action={askJoinAction} company={company} into={other} />
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
