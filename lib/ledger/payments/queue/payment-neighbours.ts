import 'server-only'
import type { PaymentListParams } from '../list/payment-list-params'
import { cursorOfPayment, firstPaymentFrom } from './payment-place'

/** The payments before and after one in a list. */
export type Neighbours = { previous: string | undefined; next: string | undefined }

/**
 * The payments before and after one in the filter and order of a list. The payment itself need not match the filter any
 * more: a decided one keeps its place.
 */
export async function neighboursOfPayment(params: PaymentListParams, id: string): Promise<Neighbours> {
  const cursor = await cursorOfPayment(params.sort, id)
  if (!cursor) return { previous: undefined, next: undefined }
  const [previous, next] = await Promise.all([
    firstPaymentFrom(params, { before: cursor }),
    firstPaymentFrom(params, { after: cursor }),
  ])
  return { previous, next }
}
