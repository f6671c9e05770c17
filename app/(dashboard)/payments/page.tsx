import { CreditCard } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { PaymentFilters, paymentChips } from '@/components/payments/payment-filters'
import { PaymentPeek } from '@/components/payments/payment-peek'
import { PaymentTable } from '@/components/payments/payment-table'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { Columns } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Tabs } from '@/components/ui/navigation/tabs'
import { Pager } from '@/components/ui/tables/pager'
import { SumLine } from '@/components/ui/tables/sum-line'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import { readFilterNames } from '@/lib/ledger/payments/list/filter-names'
import { listPayments } from '@/lib/ledger/payments/list/payment-list'
import { type PaymentListParams, paymentPageSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { type PaymentTotals, totalPayments } from '@/lib/ledger/payments/list/payment-totals'
import { readPayment } from '@/lib/ledger/payments/payment-detail'
import { can } from '@/lib/permissions/permissions'
import { PAYMENT_ACTIONS } from './payment-actions'

export const metadata = { title: 'Payments' }
const PATH = '/payments'
const FIELD_LABELS = { from: 'Payment date from', to: 'to', kind: 'Kind of FSB license' }

/**
 * Every payment in every state: approvals, reviews, blocked entries and apparent violations are filters of one list.
 */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(paymentPageSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title="Payments" action={PATH} reading={read} labels={FIELD_LABELS} />
  const { peek: peekId, ...params } = read.value
  const [page, totals, views, names, peek, clock] = await Promise.all([
    listPayments(params),
    totalPayments(params),
    totalPayments({ sort: 'newest', year: params.year, company: params.company }),
    readFilterNames(params),
    peekId ? readPayment(peekId) : null,
    organisationClock(),
  ])
  const place = { ...params, after: params.after, before: params.before }
  const peekHref = (id: string | undefined) =>
    listHref(PATH, place, { after: params.after, before: params.before, peek: id })
  const at = page.rows.findIndex(({ id }) => id === peek?.id)
  const chips = paymentChips(params, names)
  const neighbour = (step: number) => (at >= 0 && page.rows[at + step] ? peekHref(page.rows[at + step]?.id) : undefined)
  const rows = (
    <Panel>
      {page.rows.length === 0 ? (
        <NoRows filtered={chips.length > 0} mayRecord={can(actor.role, 'payments:record')} />
      ) : (
        <>
          <SumLine sums={sums(totals)} />
          <PaymentTable rows={page.rows} params={params} peekId={peek?.id} peekHref={peekHref} />
          <Pager
            description={`${page.rows.length} of ${totals.count.toLocaleString('en-US')} rows`}
            newerHref={page.before && listHref(PATH, params, { before: page.before, after: undefined })}
            olderHref={page.after && listHref(PATH, params, { after: page.after, before: undefined })}
          />
        </>
      )}
    </Panel>
  )
  return (
    <>
      <PageHeader
        title="Payments"
        end={
          <ExportButton
            report="payments"
            params={params}
            rowCount={totals.count}
            description="The whole filter, every column"
          />
        }
      />
      <Tabs label="Views" tabs={viewTabs(params, views)} />
      <PaymentFilters params={params} chips={chips} />
      {peek ? (
        <Columns kind="peek">
          {rows}
          <PaymentPeek
            payment={peek}
            actor={actor}
            actions={PAYMENT_ACTIONS}
            timeZone={clock.timeZone}
            closeHref={peekHref(undefined)}
            previousHref={neighbour(-1)}
            nextHref={neighbour(1)}
          />
        </Columns>
      ) : (
        rows
      )}
    </>
  )
}

const VIEWS: { label: string; states: PaymentState[] | undefined }[] = [
  { label: 'All', states: undefined },
  { label: 'Awaiting approval', states: ['requested'] },
  { label: 'In review', states: ['in_review'] },
  { label: 'Approved, unpaid', states: ['approved'] },
  { label: 'Blocked', states: ['blocked'] },
  { label: 'Apparent violations', states: ['violation'] },
]

const viewTabs = (params: PaymentListParams, totals: PaymentTotals) =>
  VIEWS.map(({ label, states }) => ({
    label,
    href: listHref(PATH, { year: params.year, company: params.company, state: states }),
    count: states ? states.reduce((sum, state) => sum + totals.byState[state], 0) : totals.count,
    current: states ? params.state?.length === 1 && params.state[0] === states[0] : !params.state,
  }))

const sums = (totals: PaymentTotals) => [
  { key: 'rows', value: totals.count.toLocaleString('en-US'), label: totals.count === 1 ? 'row' : 'rows' },
  { key: 'used', value: formatUsd(totals.usedCents), label: 'used' },
  { key: 'reserved', value: formatUsd(totals.reservedCents), label: 'reserved' },
  { key: 'refused', value: formatUsd(totals.refusedCents), label: 'refused' },
  { key: 'violation', value: formatUsd(totals.violationCents), label: 'apparent violations' },
]

function NoRows({ filtered, mayRecord }: { filtered: boolean; mayRecord: boolean }) {
  if (filtered)
    return (
      <NoMatch
        level={2}
        title="No payment matches this filter"
        description="Take a part of the filter away, or clear it."
        actions={<ButtonLink href={PATH}>Clear all</ButtonLink>}
      />
    )
  return (
    <EmptyState
      level={2}
      icon={CreditCard}
      title="No payments yet"
      description="$5,000.00 is left for each company. A payment is decided by the rules before it is recorded."
      actions={
        mayRecord ? (
          <ButtonLink tone="primary" href="/payments/new">
            Record payment
          </ButtonLink>
        ) : undefined
      }
    />
  )
}
