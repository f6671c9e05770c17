import { TextLink } from '@/components/ui/navigation/text-link'
import { Pager } from '@/components/ui/tables/pager'
import { SumLine } from '@/components/ui/tables/sum-line'
import type { ListPage } from '@/lib/database/keyset'
import { listHref } from '@/lib/kernel/list-params'
import type { ListLayout } from '@/lib/ledger/payments/list/payment-columns'
import type { PaymentRow } from '@/lib/ledger/payments/list/payment-list'
import { sortOf } from '@/lib/ledger/payments/list/payment-sorts'
import type { PaymentTotals } from '@/lib/ledger/payments/list/payment-totals'
import { type Actor, can } from '@/lib/permissions/permissions'
import type { ListAddress } from '../payment-filters'
import type { ApproveOne } from './approve-selected'
import { listSums, pageOf } from './list-sums'
import { PaymentTable } from './payment-table'
import { SelectionBar } from './selection-bar'

const PATH = '/payments'
const PREVIOUS_AND_NEXT = ['Previous', 'Next'] as const

/** One page of the payments list between its sums and its pager. */
export function PaymentRows({
  actor,
  approve,
  page,
  totals,
  address,
  layout,
  peekId,
  peekHref,
}: {
  actor: Actor
  /** The action that approves one of the selected payments. */
  approve: ApproveOne
  page: ListPage<PaymentRow>
  totals: PaymentTotals | null
  address: ListAddress
  layout: ListLayout
  peekId: string | undefined
  peekHref: (id: string | undefined) => string
}) {
  const { after, before } = address
  const count = totals ? undefined : (
    <TextLink href={listHref(PATH, address, { after, before, peek: peekId, count: 'exact' })}>Count every row</TextLink>
  )
  return (
    <>
      <SumLine sums={listSums(totals)} end={count} />
      <SelectionBar approve={can(actor.role, 'payments:decide') ? approve : null} />
      <PaymentTable
        rows={page.rows}
        layout={layout}
        sort={address.sort}
        sortHref={(sort) => listHref(PATH, address, { sort })}
        peekId={peekId}
        peekHref={peekHref}
      />
      <Pager
        description={pageOf(page.rows.length, totals)}
        labels={sortOf(address.sort).key === 'date' ? undefined : PREVIOUS_AND_NEXT}
        newerHref={page.before && listHref(PATH, address, { before: page.before, after: undefined })}
        olderHref={page.after && listHref(PATH, address, { after: page.after, before: undefined })}
      />
    </>
  )
}
