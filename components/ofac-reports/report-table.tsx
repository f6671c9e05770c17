import { Usd } from '@/components/ui/display/money'
import { StateTag } from '@/components/ui/display/state-tag'
import { SubLine } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { formatDate } from '@/lib/kernel/calendar'
import { REPORT_KIND_LABELS } from '@/lib/ledger/ofac-reports/report-kinds'
import type { ReportRow } from '@/lib/ledger/ofac-reports/report-queries'
import { ReportStatusTag } from './report-status-tag'

/**
 * Entries of the register, longest waiting first: the refused payment, the decision, and what is due when.
 */
export function ReportTable({ rows, caption }: { rows: readonly ReportRow[]; caption: string }) {
  return (
    <Table caption={caption}>
      <TableHead>
        <Th>Company and payment</Th>
        <Th>Refused</Th>
        <Th num>Amount</Th>
        <Th width="34%">Decision</Th>
        <Th>Report</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td fold="name">
              <RowLink href={`/payments/${row.id}#ofac-report`}>{row.companyName}</RowLink>
              <SubLine>{row.reference}</SubLine>
            </Td>
            <Td fold="start" nowrap>
              <StateTag state={row.state} />
              <SubLine>{formatDate(row.refusedOn)}</SubLine>
            </Td>
            <Td fold="amount" num>
              <Usd cents={row.amountCents} />
            </Td>
            <Td fold="full">
              {row.decision ? (
                <>
                  {REPORT_KIND_LABELS[row.decision]}
                  <SubLine>{`${row.decidedByName ?? ''}: ${row.reason ?? ''}`}</SubLine>
                </>
              ) : (
                <span className="text-text-3">No decision yet</span>
              )}
            </Td>
            <Td fold="end" nowrap>
              <ReportStatusTag status={row.status} />
              <SubLine>{whenText(row)}</SubLine>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function whenText({ status, dueOn, filedOn, filingReference }: ReportRow): string {
  if (dueOn) return `${status === 'overdue' ? 'since' : 'by'} ${formatDate(dueOn)}`
  return filedOn ? `${formatDate(filedOn)}, ${filingReference ?? ''}` : ''
}
