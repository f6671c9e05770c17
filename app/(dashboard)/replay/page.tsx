import { History } from 'lucide-react'
import { notFound } from 'next/navigation'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ReplayForm } from '@/components/replay/replay-form'
import { ReplayTable } from '@/components/replay/replay-table'
import { ReplayTotalsPanel } from '@/components/replay/replay-totals-panel'
import { Callout } from '@/components/ui/feedback/callout'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { sentence } from '@/lib/compliance/rules/words'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { readListParams, type SearchParams, typedParams } from '@/lib/kernel/list-params'
import { ledgerYears } from '@/lib/ledger/years/ledger-years'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { POLICY_LABELS } from '@/lib/reporting/replay/labels'
import { readPaymentHead } from '@/lib/reporting/replay/prepare-replay'
import { readReplay } from '@/lib/reporting/replay/read-replay'
import { replayParams } from '@/lib/reporting/replay/replay-params'

export const metadata = { title: 'Replay' }

/**
 * Makes stored decisions again under different law or a stricter reading and shows what would differ, in dollars.
 * Nothing is changed.
 */
export default async function ReplayPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const given = await searchParams
  const read = readListParams(replayParams, given)
  if (!read.ok) return <UnreadablePage title="Replay" action="/replay" reading={read} labels={LABELS} />
  const params = read.value
  const mayRead = can(actor.role, 'replays:read')
  const typed = typedParams(given)
  const search = Object.fromEntries(Object.entries(typed).map(([name, [value = '']]) => [name, value]))
  const isAsked = mayRead && Object.keys(search).length > 0
  const [{ year: thisYear }, years, companies, payment, outcome] = await Promise.all([
    organisationClock(),
    ledgerYears(),
    companiesToChoose({ chosen: params.company }),
    mayRead && params.payment ? readPaymentHead(params.payment) : null,
    isAsked ? readReplay(actor, params) : null,
  ])
  const refusal = outcome && !outcome.ok ? outcome.refusal : null
  if (refusal?.kind === 'not_found') notFound()
  const year = payment?.year ?? params.year ?? thisYear
  return (
    <>
      <PageHeader
        title="Replay"
        description="What would differ, in dollars, under different law or a stricter reading. Nothing is changed."
        end={mayRead ? null : <RoleNote permission="replays:read" verb="decide payments again" />}
      />
      {mayRead ? (
        <ReplayForm
          params={params}
          typedDay={search.day ?? ''}
          errors={refusal?.kind === 'invalid' ? refusal.fieldErrors : {}}
          payment={payment}
          year={year}
          years={years.includes(year) ? years : [year, ...years]}
          companies={companies}
        />
      ) : null}
      {refusal && refusal.kind !== 'invalid' ? (
        <Callout tone="review" title="Not replayed.">
          {refusal.message}
        </Callout>
      ) : null}
      {outcome?.ok ? (
        <>
          <ReplayTotalsPanel replay={outcome.value} search={search} />
          <ReplayTable rows={outcome.value.rows} total={outcome.value.totals.differing.count} />
        </>
      ) : null}
      {isAsked ? null : (
        <Panel>
          <EmptyState
            level={2}
            icon={History}
            title="No replay yet"
            description="Choose a year and a reading: the law of a day, one cap for the group, or all agent fees."
          />
        </Panel>
      )}
    </>
  )
}

const LABELS = {
  payment: 'Payment',
  day: 'Law and policies of',
  rules: 'Rules and lists',
  groupCap: 'One cap for the group',
  agentFees: 'All agent fees count',
  ...Object.fromEntries(Object.entries(POLICY_LABELS).map(([name, label]) => [name, sentence(label)])),
}
