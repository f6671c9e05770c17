import type { SortDirection } from '@/components/ui/tables/table'
import { listHref } from '@/lib/kernel/list-params'
import type { PaymentColumn } from '@/lib/ledger/payments/list/payment-columns'
import {
  PAYMENT_SORTS,
  type PaymentSort,
  SORTS_OF,
  type SortKey,
  sortOf,
} from '@/lib/ledger/payments/list/payment-sorts'
import type { ListAddress } from '../payment-filters'
import type { OrderLink } from './order-menu'

/** What a column orders the list by; a column that is missing here does not. */
export const SORT_OF_COLUMN: Partial<Readonly<Record<PaymentColumn, SortKey>>> = {
  state: 'state',
  date: 'date',
  company: 'company',
  reference: 'reference',
  license: 'license',
  usd: 'amount',
}

/** The order that a press on the header of a key leads to: this key, or its reverse where it is the order already. */
export function nextSort(current: PaymentSort, key: SortKey): PaymentSort {
  const { key: ordered, reversed } = sortOf(current)
  return SORTS_OF[key][ordered === key && !reversed ? 1 : 0]
}

/** The direction of the values of a key; undefined where the list is not ordered by it. */
export function directionOf(current: PaymentSort, key: SortKey): SortDirection | undefined {
  const { key: ordered, reversed } = sortOf(current)
  if (ordered !== key) return undefined
  const beginsDescending = key === 'date' || key === 'amount'
  return beginsDescending !== reversed ? 'descending' : 'ascending'
}

const SORT_LABELS: Readonly<Record<PaymentSort, string>> = {
  newest: 'Payment date, newest first',
  oldest: 'Payment date, oldest first',
  largest: 'USD, largest first',
  smallest: 'USD, smallest first',
  company: 'Company, A to Z',
  company_reversed: 'Company, Z to A',
  state: 'State, awaiting approval first',
  state_reversed: 'State, apparent violations first',
  reference: 'Reference, lowest first',
  reference_reversed: 'Reference, highest first',
  license: 'FSB license, A to Z',
  license_reversed: 'FSB license, Z to A',
}

/** Every order of the list as a link. */
export const orderLinks = (address: ListAddress): OrderLink[] =>
  PAYMENT_SORTS.map((sort) => ({
    sort,
    label: SORT_LABELS[sort],
    href: listHref('/payments', address, { sort }),
    current: address.sort === sort,
  }))
