import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { counted } from '@/components/overview/words'
import { RowLink, TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/total-row'
import { formatUsd } from '@/lib/money'
import { leftCents, percentUsed } from '@/lib/rules/headroom'
import type { SummaryCompany } from '@/lib/yearly-summary/summary-queries'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** Every company with entries in the year, most used first, and what they come to. */
export function CompaniesSection({ summary: { year, companies, totals } }: { summary: YearlySummary }) {
  if (companies.length === 0) {
    return (
      <DocumentSection number={6} title="By company">
        <p className="text-text-2">No company has entries in {year}: $5,000.00 is left for each.</p>
      </DocumentSection>
    )
  }
  const missing = totals.companiesWithEntries - companies.length
  return (
    <DocumentSection number={6} title="By company" long>
      <PaperTable>
        <Table caption={`Companies with entries in ${year}, most used first`} density="dense">
          <TableHead>
            <Th>Company</Th>
            <Th width="22%">$0 to the cap of $5,000</Th>
            <Th num>%</Th>
            <Th num>Payments</Th>
            <Th num>Reserved</Th>
            <Th num>Left</Th>
            <Th num sorted="descending">
              Used
            </Th>
          </TableHead>
          <TableBody>
            {companies.map((row) => (
              <CompanyRow key={row.companyId} year={year} row={row} />
            ))}
          </TableBody>
          <TotalRow>
            <TotalCell>{counted(totals.companiesWithEntries, 'company', 'companies')}</TotalCell>
            <TotalCell hidden />
            <TotalCell hidden />
            <TotalCell num hidden>
              {totals.paidCount.toLocaleString('en-US')}
            </TotalCell>
            <TotalCell num hidden>
              <TotalAmount>{formatUsd(totals.reservedCents)}</TotalAmount>
            </TotalCell>
            <TotalCell num hidden>
              <TotalAmount>{formatUsd(totals.leftCents)}</TotalAmount>
            </TotalCell>
            <TotalCell num>
              <TotalAmount>{formatUsd(totals.usedCents)}</TotalAmount>
            </TotalCell>
          </TotalRow>
        </Table>
      </PaperTable>
      {missing > 0 ? (
        <PaperNote>
          {counted(missing, 'more company stands', 'more companies stand')} in the export; the totals are of all.
        </PaperNote>
      ) : null}
    </DocumentSection>
  )
}

function CompanyRow({ year, row }: { year: number; row: SummaryCompany }) {
  return (
    <Tr>
      <Td fold="name">
        <RowLink href={`/companies/${row.companyId}?year=${year}`}>{row.companyName}</RowLink>
      </Td>
      <Td fold="full">
        <HeadroomMeter name={`${row.companyName}, ${year}`} headroom={row} size={8} />
      </Td>
      <Td fold="hidden" num tone="text-3">
        {percentUsed(row)} %
      </Td>
      <Td fold="hidden" num>
        <TextLink
          href={`/payments?year=${year}&company=${row.companyId}&state=paid`}
          aria-label={`${counted(row.paidCount, 'payment', 'payments')} of ${row.companyName}`}
        >
          {row.paidCount}
        </TextLink>
      </Td>
      <Td fold="hidden" num>
        {row.reservedCents === 0 ? <span className="text-text-3">-</span> : <Usd cents={row.reservedCents} />}
      </Td>
      <Td fold="hidden" num>
        <Usd cents={leftCents(row)} />
      </Td>
      <Td fold="amount" num className="font-medium">
        <Usd cents={row.usedCents} />
      </Td>
    </Tr>
  )
}
