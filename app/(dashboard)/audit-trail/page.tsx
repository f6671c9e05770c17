import { ScrollText } from 'lucide-react'
import { AUDIT_PATH, AuditFilters, auditChips } from '@/components/audit/audit-filters'
import { EventList } from '@/components/audit/event-list'
import { VerifyPanel } from '@/components/audit/verify-panel'
import { ExportButton } from '@/components/exports/export-button'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Tabs } from '@/components/ui/navigation/tabs'
import { Pager } from '@/components/ui/tables/pager'
import { SumLine } from '@/components/ui/tables/sum-line'
import { verificationStatus } from '@/lib/audit/chains/verification-status'
import { VERB_GROUP_LABELS, type VerbGroup } from '@/lib/audit/events/verb-groups'
import { type AuditListParams, auditListParams } from '@/lib/audit/trail/audit-list-params'
import { auditFilterNames, countAuditEvents, listAuditEvents, peopleOfTrail } from '@/lib/audit/trail/audit-queries'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { verifyChainsAction } from './actions'

export const metadata = { title: 'Audit trail' }

/** Who did what and when, before and after, refusals included; and whether the trail was altered. */
export default async function AuditTrailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(auditListParams, await searchParams)
  if (!read.ok)
    return (
      <UnreadablePage
        title="Audit trail"
        action={AUDIT_PATH}
        reading={read}
        labels={{ q: 'Record contains', group: 'What happened' }}
      />
    )
  const params = read.value
  const { timeZone } = await organisationClock()
  const [page, count, people, companies, names] = await Promise.all([
    listAuditEvents(params, timeZone),
    countAuditEvents(params, timeZone),
    peopleOfTrail(),
    companiesToChoose({ chosen: params.company, archived: true }),
    auditFilterNames(params),
  ])
  const chips = auditChips(params, names)
  return (
    <>
      <PageHeader
        title="Audit trail"
        description="Written with each change and never rewritten: every event carries the hash of the one before it."
        end={
          can(actor.role, 'exports:create') ? (
            <ExportButton report="audit-trail" params={params} rowCount={count} />
          ) : null
        }
      />
      <VerifyPanel last={verificationStatus().last} action={verifyChainsAction} timeZone={timeZone} />
      <Tabs label="Views" tabs={viewTabs(params)} />
      <AuditFilters params={params} chips={chips} people={people} companies={companies} />
      <Panel>
        <SumLine
          sums={[{ key: 'events', value: count.toLocaleString('en-US'), label: count === 1 ? 'event' : 'events' }]}
          end={`Times in ${timeZone}`}
        />
        {page.rows.length === 0 ? (
          <NoEvents filtered={chips.length > 0} />
        ) : (
          <EventList events={page.rows} timeZone={timeZone} />
        )}
        <Pager
          description={`${page.rows.length} of ${count.toLocaleString('en-US')} events`}
          newerHref={page.before && listHref(AUDIT_PATH, params, { before: page.before, after: undefined })}
          olderHref={page.after && listHref(AUDIT_PATH, params, { after: page.after, before: undefined })}
        />
      </Panel>
    </>
  )
}

const VIEWS: readonly (VerbGroup | undefined)[] = [undefined, 'refusals', 'decisions', 'sign-ins', 'exports']

const viewTabs = (params: AuditListParams) =>
  VIEWS.map((group) => ({
    label: group ? VERB_GROUP_LABELS[group] : 'All',
    href: listHref(AUDIT_PATH, params, { group }),
    current: params.group === group,
  }))

function NoEvents({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <EmptyState
        level={2}
        icon={ScrollText}
        title="No events yet"
        description="The first change, refusal or sign-in writes the first event."
      />
    )
  }
  return (
    <NoMatch
      level={2}
      title="No event matches this filter"
      description="Remove part of the filter, or clear it."
      actions={<ButtonLink href={AUDIT_PATH}>Clear all</ButtonLink>}
    />
  )
}
