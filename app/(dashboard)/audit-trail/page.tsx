import { ScrollText } from 'lucide-react'
import { AUDIT_PATH, AuditFilters, auditChips } from '@/components/audit/audit-filters'
import { EventList } from '@/components/audit/event-list'
import { VerifyPanel } from '@/components/audit/verify-panel'
import { ExportButton } from '@/components/exports/export-button'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { SumLine } from '@/components/ui/sum-line'
import { Tabs } from '@/components/ui/tabs'
import { type AuditListParams, auditListParams } from '@/lib/audit/audit-list-params'
import { auditFilterNames, countAuditEvents, listAuditEvents, peopleOfTrail } from '@/lib/audit/audit-queries'
import { VERB_GROUP_WORDS, type VerbGroup } from '@/lib/audit/verb-groups'
import { verificationStatus } from '@/lib/audit/verification-status'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/companies-to-choose'
import { verifyChainsAction } from './actions'

export const metadata = { title: 'Audit trail' }

/** Who did what, when, before and after, refusals included; and whether the record of it was touched. */
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
        says="Written with each change and never rewritten: every event carries the hash of the one before it."
        end={
          can(actor.role, 'exports:create') ? (
            <ExportButton report="audit-trail" params={params} rowCount={count} says="16 columns, hashes included" />
          ) : null
        }
      />
      <VerifyPanel last={verificationStatus().last} action={verifyChainsAction} timeZone={timeZone} />
      <Tabs label="Views" tabs={viewTabs(params)} />
      <AuditFilters params={params} chips={chips} people={people} companies={companies} />
      <Panel>
        <SumLine
          sums={[{ key: 'events', value: count.toLocaleString('en-US'), words: count === 1 ? 'event' : 'events' }]}
          end={`Times in ${timeZone}`}
        />
        {page.rows.length === 0 ? (
          <NoEvents filtered={chips.length > 0} />
        ) : (
          <EventList events={page.rows} timeZone={timeZone} />
        )}
        <Pager
          says={`${page.rows.length} of ${count.toLocaleString('en-US')} events`}
          newerHref={page.before ? listHref(AUDIT_PATH, params, { before: page.before, after: undefined }) : undefined}
          olderHref={page.after ? listHref(AUDIT_PATH, params, { after: page.after, before: undefined }) : undefined}
        />
      </Panel>
    </>
  )
}

const VIEWS: readonly (VerbGroup | undefined)[] = [undefined, 'refusals', 'decisions', 'sign-ins', 'exports']

const viewTabs = (params: AuditListParams) =>
  VIEWS.map((group) => ({
    label: group ? VERB_GROUP_WORDS[group] : 'All',
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
        says="The first change, refusal or sign-in writes the first event."
      />
    )
  }
  return (
    <NoMatch
      level={2}
      title="No event matches this filter"
      says="Take a part of the filter away, or clear it."
      actions={<ButtonLink href={AUDIT_PATH}>Clear all</ButtonLink>}
    />
  )
}
