import { notFound } from 'next/navigation'
import { CompanyFacts, CompanyLicenses, CompanyProducts } from '@/components/companies/company-records'
import { GroupPanel } from '@/components/companies/group-panel'
import { MergeRequestPanel } from '@/components/companies/merging/merge-request'
import { PayerNote } from '@/components/companies/merging/payer-note'
import { YearHeadroom } from '@/components/companies/year-headroom'
import { YearsTable } from '@/components/companies/years-table'
import { MembershipPanel } from '@/components/groups/membership-panel'
import { ArchiveDialog } from '@/components/records/archive-dialog'
import { RecentPayments } from '@/components/records/recent-payments'
import { RecordHistory } from '@/components/records/record-history'
import { RoleNote } from '@/components/records/role-note'
import { ScreeningPanel } from '@/components/records/screening-panel'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { historyOf } from '@/lib/audit/trail/record-history'
import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { dateIn, formatDate } from '@/lib/kernel/calendar'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { isRecordId } from '@/lib/kernel/record-id'
import { type Actor, can } from '@/lib/permissions/permissions'
import {
  type CompanyYearRow,
  companyDetail,
  companyYears,
  groupNames,
  groupYear,
} from '@/lib/records/companies/company-queries'
import {
  previewMerge,
  readCurrentMerge,
  readPayer,
  readPendingMerges,
} from '@/lib/records/companies/merging/merge-queries'
import { recentPayments } from '@/lib/records/companies/recent-payments'
import { licensesOfCompany } from '@/lib/records/fsb-licenses/fsb-license-queries'
import { groupsOfCompany, memberships } from '@/lib/records/groups/group-queries'
import { listProducts } from '@/lib/records/products/product-queries'
import { companyTexts } from '@/lib/records/record-screening/record-texts'
import { yearPageSchema } from '@/lib/reporting/overview/overview-params'
import { casesOfRecord } from '@/lib/screening-desk/screening-cases/cases-of-record'
import { archiveCompanyAction, decideMergeAction, requestMergeAction, restoreCompanyAction } from '../actions'
import { correctMembershipAction, endMembershipAction, joinGroupAction } from '../membership-actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }
type Company = NonNullable<Awaited<ReturnType<typeof companyDetail>>>

const SHOWN = 8
const MEMBERSHIP_ACTIONS = { join: joinGroupAction, end: endMembershipAction, correct: correctMembershipAction }

export async function generateMetadata({ params }: Props) {
  await requireActor()
  const { id } = await params
  return { title: (isRecordId(id) && (await companyDetail(id))?.name) || 'Company' }
}

/** One company: its headroom by year, its groups, payments, products, licenses and history. */
export default async function CompanyPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const [company, clock] = await Promise.all([isRecordId(id) ? companyDetail(id) : null, organisationClock()])
  if (!company) notFound()
  const read = readListParams(yearPageSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title={company.name} action={`/companies/${id}`} reading={read} />
  const { year = clock.year } = read.value
  const payer = company.payerId ? await readPayer(id) : null
  const [groups, over, named] = await Promise.all([
    groupsOfCompany(id, year),
    memberships({ companyId: id }),
    groupNames(),
  ])
  const [years, members, payments, products, licenses, history, cases] = await Promise.all([
    companyYears(id),
    Promise.all(groups.map((group) => groupYear(group.id, year))),
    recentPayments({ companyId: id }, SHOWN),
    listProducts({ company: id, state: company.archivedAt ? 'all' : undefined }, clock.today),
    licensesOfCompany(id, clock.today, SHOWN),
    historyOf(id),
    casesOfRecord('company', id),
  ])
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Companies', href: '/companies' }, { label: company.name }]}
        title={company.name}
        end={<Buttons actor={actor} company={company} year={year} />}
      />
      {company.archivedAt ? (
        <div className="mb-4">
          <Callout title={`Archived on ${formatDate(dateIn(company.archivedAt, clock.timeZone))}.`}>
            It is not available for new entries. Its records stay, and its payments still count.
          </Callout>
        </div>
      ) : null}
      <Merges actor={actor} company={company} payer={payer} timeZone={clock.timeZone} />
      <Columns>
        <Stack>
          <YearHeadroom
            company={company}
            joinedCount={payer?.joined.length ?? 0}
            row={years.find((row) => row.year === year) ?? emptyYear(year)}
          />
          {years.length > 0 ? <YearsTable company={company} years={years} chosen={year} /> : null}
          <RecentPayments payments={payments} allHref={`/payments?company=${id}`} />
          <CompanyProducts
            company={company}
            products={products.rows.slice(0, SHOWN)}
            mayWrite={mayAdd(actor, company, 'products:write')}
          />
          <CompanyLicenses
            company={company}
            licenses={licenses}
            today={clock.today}
            mayWrite={mayAdd(actor, company, 'fsb-licenses:write')}
          />
        </Stack>
        <Stack>
          <CompanyFacts company={company} />
          <ScreeningPanel texts={companyTexts(company)} cases={cases} />
          {groups.map((group, index) => (
            <GroupPanel key={group.id} group={group} members={members[index] ?? []} year={year} companyId={id} />
          ))}
          <MembershipPanel
            companyId={id}
            rows={over}
            groups={named.map(({ name }) => name)}
            today={clock.today}
            timeZone={clock.timeZone}
            actions={can(actor.role, 'companies:write') ? MEMBERSHIP_ACTIONS : null}
          />
          <RecordHistory history={history} trailHref={`/audit-trail?company=${id}`} />
        </Stack>
      </Columns>
    </>
  )
}

/** The companies that are one payer with this one, and a pending request to merge or separate them. */
async function Merges({
  actor,
  company,
  payer,
  timeZone,
}: {
  actor: Actor
  company: Company
  payer: Awaited<ReturnType<typeof readPayer>>
  timeZone: string
}) {
  const [request] = await readPendingMerges(company.id)
  const joining = payer && payer.id !== company.id ? await readCurrentMerge(company.id) : null
  const years = request && !request.separates ? await previewMerge(request.companyId, request.intoId) : []
  if (!payer && !request) return null
  const separate = !request && can(actor.role, 'companies:join') ? requestMergeAction : null
  return (
    <div className="mb-4 grid gap-4">
      {payer ? (
        <PayerNote company={company} payer={payer} joining={joining} timeZone={timeZone} separate={separate} />
      ) : null}
      {request ? (
        <MergeRequestPanel
          request={request}
          years={years}
          actor={actor}
          timeZone={timeZone}
          action={decideMergeAction}
        />
      ) : null}
    </div>
  )
}

const mayAdd = (actor: Actor, company: Company, permission: 'products:write' | 'fsb-licenses:write') =>
  can(actor.role, permission) && company.archivedAt === null && !isMerged(company)

/** Whether the company was merged into another one, which takes its new entries. */
const isMerged = ({ id, payerId }: Company): boolean => payerId !== null && payerId !== id

const emptyYear = (year: number): CompanyYearRow => ({
  year,
  capCents: CAP_CENTS,
  usedCents: 0,
  reservedCents: 0,
  payments: 0,
  waiting: 0,
  blocked: 0,
  violations: 0,
  violationCents: 0,
})

function Buttons({ actor, company, year }: { actor: Actor; company: Company; year: number }) {
  const summary = (
    <ButtonLink href={`/yearly-summary?year=${year}&company=${company.id}`}>{`Yearly summary ${year}`}</ButtonLink>
  )
  if (!can(actor.role, 'companies:write')) {
    return (
      <>
        {summary}
        <RoleNote permission="companies:write" verb="edit companies" />
      </>
    )
  }
  const archived = company.archivedAt !== null
  return (
    <>
      {summary}
      <ArchiveDialog
        action={archived ? restoreCompanyAction : archiveCompanyAction}
        id={company.id}
        name={company.name}
        archived={archived}
        consequence={
          archived
            ? 'It becomes available for new entries again.'
            : 'New entries cannot use it. Its payments, products, licenses and history stay.'
        }
      />
      {isMerged(company) ? null : <ButtonLink href={`/companies/${company.id}/join`}>Merge</ButtonLink>}
      {archived ? null : <ButtonLink href={`/companies/${company.id}/edit`}>Edit</ButtonLink>}
    </>
  )
}
