import { DateText } from '@/components/ui/display/date-text'
import { Amount, Usd } from '@/components/ui/display/money'
import { StateTag } from '@/components/ui/display/state-tag'
import { Reference, SubLine } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { listHref } from '@/lib/kernel/list-params'
import type { PaymentRow } from '@/lib/ledger/payments/list/payment-list'
import type { PaymentListParams } from '@/lib/ledger/payments/list/payment-list-params'

/**
 * Rows of the payments list. Choosing one opens it beside the list and keeps the place; its reference opens the page.
 */
export function PaymentTable({
  rows,
  params,
  peekId,
  peekHref,
}: {
  rows: PaymentRow[]
  params: PaymentListParams
  peekId: string | undefined
  peekHref: (id: string) => string
}) {
  const sortHref = (sort: PaymentListParams['sort']) =>
    listHref('/payments', params, { sort: sort === 'newest' ? undefined : sort })
  const byDate = params.sort === 'largest' ? undefined : params.sort === 'oldest' ? 'ascending' : 'descending'
  return (
    <Table caption="Payments" density="dense" folds>
      <TableHead>
        <Th width="146px">State</Th>
        <Th href={sortHref(params.sort === 'newest' ? 'oldest' : 'newest')} sorted={byDate} width="100px">
          Payment date
        </Th>
        <Th>Company</Th>
        <Th width="140px">FSB license</Th>
        <Th num width="120px">
          Debit
        </Th>
        <Th num href={sortHref('largest')} sorted={params.sort === 'largest' ? 'descending' : undefined} width="100px">
          USD
        </Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id} selected={row.id === peekId} voided={row.state === 'voided' || row.state === 'rejected'}>
            <Td fold="start">
              <StateTag state={row.state} />
            </Td>
            <Td fold="end" nowrap>
              <DateText date={row.paymentDate} />
            </Td>
            <Td fold="name" clip>
              <RowLink href={peekHref(row.id)}>{row.companyName}</RowLink>
              {row.blockedBy.length > 0 ? (
                <SubLine>{row.blockedBy.map((rule) => RULE_TITLES[rule]).join(', ')}</SubLine>
              ) : null}
            </Td>
            <Td fold="start" clip>
              <Reference>{row.licenseNumber ?? '-'}</Reference>
            </Td>
            <Td fold="end" num tone="text-3">
              <Amount minor={row.amountMinor} currency={row.currency} />
            </Td>
            <Td fold="amount" num>
              <Usd cents={row.amountCents} voided={row.state === 'voided' || row.state === 'rejected'} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
