import { CreditCard } from 'lucide-react'
import { ExportButton } from '@/components/exports/export-button'
import { ListControls } from '@/components/payments/list/list-controls'
import { PaymentRows } from '@/components/payments/list/payment-rows'
import { selectableRows } from '@/components/payments/list/selection'
import { SelectionProvider } from '@/components/payments/list/use-selection'
import { type ListAddress, PaymentFilters, paymentChips } from '@/components/payments/payment-filters'
import { PaymentPeek } from '@/components/payments/payment-peek'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, NoMatch } from '@/components/ui/feedback/empty-state'
import { Columns } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Tabs } from '@/components/ui/navigation/tabs'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { readFilterNames } from '@/lib/ledger/payments/list/filter-names'
import { COLUMNS_BESIDE_A_PAYMENT, writeColumns } from '@/lib/ledger/payments/list/payment-columns'
import { listPayments } from '@/lib/ledger/payments/list/payment-list'
import { type PaymentListParams, paymentPageSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { type PaymentTotals, totalPayments, totalPaymentsAtHand } from '@/lib/ledger/payments/list/payment-totals'
import { readPayment } from '@/lib/ledger/payments/payment-detail'
import { readListLayout } from '@/lib/ledger/payments/views/list-layout'
import { type SavedView, savedViews } from '@/lib/ledger/payments/views/saved-view'
import { viewParameters } from '@/lib/ledger/payments/views/view-address'
import { can } from '@/lib/permissions/permissions'
import { approveClearPaymentAction } from './list-actions'
import { PAYMENT_ACTIONS } from './payment-actions'
import { LIST_ACTIONS } from './payment-list-actions'

export const metadata = { title: 'Payments' }
const PATH = '/payments'
const FIELD_LABELS = { from: 'Payment date from', to: 'to', kind: 'Kind of FSB license', count: 'Rows counted' }

/**
 * Every payment in every state: approvals, reviews, blocked entries and apparent violations are filters of one list.
 */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(paymentPageSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title="Payments" action={PATH} reading={read} labels={FIELD_LABELS} />
  const { peek: peekId, columns, count, ...params } = read.value
  const [page, totals, views, names, peek, clock, own, saved] = await Promise.all([
    listPayments(params),
    count === 'exact' ? totalPayments(params) : totalPaymentsAtHand(params),
    totalPayments({ sort: 'newest', year: params.year, company: params.company }),
    readFilterNames(params),
    peekId ? readPayment(peekId) : null,
    organisationClock(),
    readListLayout(actor),
    savedViews(actor),
  ])
  const address: ListAddress = { ...params, columns: columns && writeColumns(columns) }
  const { after, before } = params
  const layout = { ...own, columns: columns ?? own.columns }
  const shown = viewParameters(read.value, columns)
  const peekHref = (id: string | undefined) => listHref(PATH, address, { after, before, peek: id, count })
  const at = page.rows.findIndex(({ id }) => id === peek?.id)
  const chips = paymentChips(address, names)
  const neighbour = (step: number) => (at >= 0 && page.rows[at + step] ? peekHref(page.rows[at + step]?.id) : undefined)
  const rows = (
    <Panel>
      {page.rows.length === 0 ? (
        <NoRows filtered={chips.length > 0} mayRecord={can(actor.role, 'payments:record')} />
      ) : (
        <PaymentRows
          actor={actor}
          approve={approveClearPaymentAction}
          page={page}
          totals={totals}
          address={address}
          layout={peek ? { ...layout, columns: COLUMNS_BESIDE_A_PAYMENT } : layout}
          peekId={peek?.id}
          peekHref={peekHref}
        />
      )}
    </Panel>
  )
  return (
    <>
      <Header params={params} totals={totals} />
      <Tabs label="Views" tabs={[...viewTabs(address, views), ...savedTabs(saved, shown)]} />
      <PaymentFilters
        params={address}
        chips={chips}
        end={
          <ListControls
            address={address}
            layout={layout}
            view={saved.find(({ parameters }) => parameters === shown)}
            parameters={viewParameters(read.value, layout.columns)}
            actions={LIST_ACTIONS}
          />
        }
      />
      <SelectionProvider rows={selectableRows(page.rows, actor)}>
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
      </SelectionProvider>
    </>
  )
}

const Header = ({ params, totals }: { params: PaymentListParams; totals: PaymentTotals | null }) => (
  <PageHeader
    title="Payments"
    end={<ExportButton report="payments" params={params} rowCount={totals?.count ?? null} />}
  />
)

const VIEWS: { label: string; states: PaymentState[] | undefined }[] = [
  { label: 'All', states: undefined },
  { label: 'Awaiting approval', states: ['requested'] },
  { label: 'In review', states: ['in_review'] },
  { label: 'Approved, unpaid', states: ['approved'] },
  { label: 'Blocked', states: ['blocked'] },
  { label: 'Apparent violations', states: ['violation'] },
]

const viewTabs = ({ year, company, state }: ListAddress, totals: PaymentTotals) =>
  VIEWS.map(({ label, states }) => ({
    label,
    href: listHref(PATH, { year, company, state: states }),
    count: states ? states.reduce((sum, each) => sum + totals.byState[each], 0) : totals.count,
    current: states ? state?.length === 1 && state[0] === states[0] : !state,
  }))

const savedTabs = (saved: readonly SavedView[], shown: string) =>
  saved.map(({ name, parameters }) => ({
    label: name,
    href: `${PATH}?${parameters}`,
    current: parameters === shown,
  }))

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
