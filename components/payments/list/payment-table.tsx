import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { COLUMN_LABELS, type ListLayout, type PaymentColumn } from '@/lib/ledger/payments/list/payment-columns'
import type { PaymentRow } from '@/lib/ledger/payments/list/payment-list'
import type { PaymentSort } from '@/lib/ledger/payments/list/payment-sorts'
import { isStruck, PAYMENT_CELLS } from './payment-cells'
import { directionOf, nextSort, SORT_OF_COLUMN } from './sort-links'
import { SelectAllRows, SelectRow } from './use-selection'

/**
 * Rows of the payments list in the chosen columns. Choosing one opens it beside the list and keeps the place. More
 * columns than the window has room for scroll within the panel; the page never does.
 */
export function PaymentTable({
  rows,
  layout: { columns, density },
  sort,
  sortHref,
  peekId,
  peekHref,
}: {
  rows: PaymentRow[]
  layout: ListLayout
  sort: PaymentSort
  sortHref: (sort: PaymentSort) => string
  peekId: string | undefined
  peekHref: (id: string) => string
}) {
  // The payment beside the list shows its debit.
  const hasDebit = peekId !== undefined || columns.includes('debit')
  return (
    <div className="unfolded:overflow-x-auto">
      <Table caption="Payments" density={density} folds>
        <TableHead>
          <Th width="16px">
            <SelectAllRows />
          </Th>
          {columns.map((column) => (
            <Header key={column} column={column} sort={sort} sortHref={sortHref} />
          ))}
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Tr key={row.id} selected={row.id === peekId} voided={isStruck(row)}>
              <Td fold="start" className="folded:order-last max-tablet:hidden! max-tablet:in-data-selecting:block!">
                <SelectRow id={row.id} name={`${row.reference}, ${row.companyName}`} />
              </Td>
              {columns.map((column) => PAYMENT_CELLS[column](row, peekHref(row.id), hasDebit))}
            </Tr>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

function Header({
  column,
  sort,
  sortHref,
}: {
  column: PaymentColumn
  sort: PaymentSort
  sortHref: (sort: PaymentSort) => string
}) {
  const key = SORT_OF_COLUMN[column]
  return (
    <Th
      num={column === 'debit' || column === 'usd'}
      href={key && sortHref(nextSort(sort, key))}
      sorted={key && directionOf(sort, key)}
    >
      {COLUMN_LABELS[column]}
    </Th>
  )
}
