import { DateText } from '@/components/ui/display/date-text'
import { Amount, Usd } from '@/components/ui/display/money'
import { StateTag } from '@/components/ui/display/state-tag'
import { Reference } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { RecentPayment } from '@/lib/records/companies/recent-payments'

/**
 * The latest payments of a record, with links to each and to all of them. `beside` is the other record that a row
 * shows.
 */
export function RecentPayments({
  payments,
  allHref,
  beside = 'license',
}: {
  payments: readonly RecentPayment[]
  allHref: string
  beside?: 'license' | 'product'
}) {
  return (
    <Panel title="Latest payments" end={<TextLink href={allHref}>All payments</TextLink>}>
      {payments.length === 0 ? (
        <p className="px-4 py-3 text-text-3">No payments yet.</p>
      ) : (
        <Table caption="Latest payments, newest payment date first" density="dense">
          <TableHead>
            <Th>Reference</Th>
            <Th>State</Th>
            <Th>Payment date</Th>
            <Th>{beside === 'license' ? 'FSB license' : 'Product'}</Th>
            <Th num>Amount</Th>
            <Th num>USD</Th>
          </TableHead>
          <TableBody>
            {payments.map((payment) => (
              <Tr key={payment.id} voided={payment.state === 'voided'}>
                <Td fold="name" nowrap>
                  <RowLink href={`/payments/${payment.id}`}>
                    <Reference>{payment.reference}</Reference>
                  </RowLink>
                </Td>
                <Td fold="start">
                  <StateTag state={payment.state} />
                </Td>
                <Td fold="end" nowrap tone="text-2">
                  <DateText date={payment.paymentDate} />
                </Td>
                <Td fold="full" tone="text-2" nowrap>
                  <Beside payment={payment} beside={beside} />
                </Td>
                <Td fold="hidden" num tone="text-3">
                  <Amount minor={payment.amountMinor} currency={payment.currency} />
                </Td>
                <Td fold="amount" num>
                  <Usd cents={payment.amountCents} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

function Beside({ payment, beside }: { payment: RecentPayment; beside: 'license' | 'product' }) {
  if (beside === 'product') return payment.product?.name ?? '-'
  return payment.fsbLicense ? <Reference>{payment.fsbLicense.number}</Reference> : '-'
}
