import { DateText } from '@/components/ui/date-text'
import { RowLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Reference, SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/total-row'
import { formatUsd } from '@/lib/money'
import { listed, RULE_TITLES } from '@/lib/rules/words'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** Money that left outside the authorization: a block of its own with a total of its own. */
export function ViolationsSection({ summary: { year, violations, totals } }: { summary: YearlySummary }) {
  return (
    <DocumentSection number={5} title="Apparent violations">
      {violations.length === 0 ? (
        <p className="text-text-2">No payment outside the authorization is recorded for {year}.</p>
      ) : (
        <PaperTable>
          <Table caption={`Apparent violations of ${year}`}>
            <TableHead>
              <Th>Payment</Th>
              <Th>Paid on</Th>
              <Th>What is known</Th>
              <Th num>Amount</Th>
            </TableHead>
            <TableBody>
              {violations.map((row) => (
                <Tr key={row.paymentId}>
                  <Td fold="name" nowrap>
                    <RowLink href={`/payments/${row.paymentId}`}>{row.companyName}</RowLink>
                    <SubLine>
                      <Reference>{row.reference}</Reference>
                    </SubLine>
                  </Td>
                  <Td fold="start" tone="text-2" nowrap>
                    <DateText date={row.paymentDate} />
                  </Td>
                  <Td fold="full" tone="text-2">
                    <span className="text-sm">
                      {row.rules.length > 0 ? `${listed(row.rules.map((rule) => RULE_TITLES[rule] ?? rule))}. ` : null}
                      {row.words || 'Nothing is written about it yet.'}
                    </span>
                  </Td>
                  <Td fold="amount" num className="font-medium">
                    <Usd cents={row.amountCents} />
                  </Td>
                </Tr>
              ))}
            </TableBody>
            <TotalRow>
              <TotalCell>Outside the total</TotalCell>
              <TotalCell hidden />
              <TotalCell hidden />
              <TotalCell num>
                <TotalAmount>{formatUsd(totals.violationCents)}</TotalAmount>
              </TotalCell>
            </TotalRow>
          </Table>
        </PaperTable>
      )}
      <PaperNote>Not part of the used sum. Whether a violation occurred is for counsel to determine.</PaperNote>
    </DocumentSection>
  )
}
