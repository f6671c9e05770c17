import { listHref, readListParams } from '@/lib/kernel/list-params'
import { type PaymentColumn, writeColumns } from '../list/payment-columns'
import { type PaymentPageParams, paymentPageSchema } from '../list/payment-list-params'

/**
 * The query of a view: its filter, order and columns, always written the same way, so that two addresses of one view
 * are one text. Where a page begins, and the payment that is open, are no part of a view.
 */
export function viewParameters(params: PaymentPageParams, columns: readonly PaymentColumn[] | undefined): string {
  const { peek: _peek, count: _count, columns: _columns, ...filter } = params
  const inOrder = Object.fromEntries(
    Object.keys(paymentPageSchema.shape).flatMap((key) => {
      const value = filter[key as keyof typeof filter]
      return value === undefined ? [] : [[key, value]]
    }),
  )
  return listHref('', inOrder, { columns: columns && writeColumns(columns) }).replace(/^\?/, '')
}

/** The query of a view as it is stored; a refusal for one that the list cannot read, or that names no columns. */
export function readViewParameters(query: string) {
  const read = readListParams(paymentPageSchema, new URLSearchParams(query))
  return read.ok ? ({ ok: true, value: viewParameters(read.value, read.value.columns) } as const) : read
}
