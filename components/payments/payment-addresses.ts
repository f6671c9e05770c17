import { listHref } from '@/lib/kernel/list-params'
import type { PaymentListParams } from '@/lib/ledger/payments/list/payment-list-params'

const PATH = '/payments'

/**
 * The address of a payment opened from a list. It has the filter, order and page of the list, so that the steps on the
 * page follow the list; at least the order, which marks that there is a list.
 */
export const paymentHref = (params: PaymentListParams, id: string): string =>
  listHref(`${PATH}/${id}`, params, { after: params.after, before: params.before })

/** The list that a payment was opened from. */
export const paymentListHref = (params: PaymentListParams): string =>
  listHref(PATH, params, { after: params.after, before: params.before })

/** Where a decision leads: to the next payment of the list that awaits this person. */
export const nextPaymentHref = (params: PaymentListParams, decidedId: string): string =>
  listHref(`${PATH}/next`, params, { after: params.after, before: params.before, decided: decidedId })

/** The filter, order and page of a list; its columns and a request to count it are of no use beside one payment. */
function searchOf(listAddress: string): URLSearchParams {
  const search = new URLSearchParams(listAddress.split('?')[1] ?? '')
  search.delete('columns')
  search.delete('count')
  return search
}

/** paymentHref for the address of a list. */
export function pageInList(listAddress: string, id: string): string {
  const search = searchOf(listAddress)
  if (!search.has('sort')) search.set('sort', 'newest')
  return `${PATH}/${id}?${search}`
}

/** The next payment that awaits this person, beside the list of this address. */
export function nextBesideList(listAddress: string, decidedId: string): string {
  const search = searchOf(listAddress)
  search.set('peek', decidedId)
  return `${PATH}/next?${search}`
}
