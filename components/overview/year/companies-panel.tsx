import { BandLabel } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { MeterKey } from '@/components/headroom-meter/meter-key'
import { DateText } from '@/components/ui/display/date-text'
import { Usd } from '@/components/ui/display/money'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/tables/total-row'
import { bandOf, leftCents, percentUsed } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import { formatMergedCount } from '@/lib/records/companies/merging/format-merged-count'
import type { CompanyHeadroom, YearTotals } from '@/lib/reporting/overview/year-queries'
import { counted } from '../labels'

/** The companies with the least headroom in a year, with the totals of all companies with entries in it. */
export function CompaniesPanel({
  year,
  rows,
  totals,
}: {
  year: number
  rows: readonly CompanyHeadroom[]
  totals: YearTotals
}) {
  const all = totals.companiesWithEntries
  return (
    <Panel
      title="Companies by headroom"
      count="least first"
      end={<MeterKey />}
      footer={`${rows.length} of ${counted(all, 'company', 'companies')} with entries in ${year} shown`}
      footerEnd={<TextLink href={`/companies?year=${year}&sort=left`}>All companies</TextLink>}
    >
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-text-2">No entries in {year}: $5,000.00 remains for each company.</p>
      ) : (
        <Table caption={`Companies by headroom in ${year}, least first`} density="dense">
          <TableHead>
            <Th>Company</Th>
            <Th>Headroom</Th>
            <Th width="28%">$0 to the cap of $5,000</Th>
            <Th num>%</Th>
            <Th num>Used</Th>
            <Th num>Reserved</Th>
            <Th num sorted="ascending">
              Left
            </Th>
            <Th num>
              Paid
              <br />
              payments
            </Th>
            <Th num>Last payment</Th>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <CompanyRow key={row.companyId} year={year} row={row} />
            ))}
          </TableBody>
          <TotalRow>
            <TotalCell>{counted(all, 'company', 'companies')}</TotalCell>
            <TotalCell hidden />
            <TotalCell hidden />
            <TotalCell hidden />
            <TotalCell num hidden>
              <TotalAmount>{formatUsd(totals.usedCents)}</TotalAmount>
            </TotalCell>
            <TotalCell num hidden>
              <TotalAmount>{formatUsd(totals.reservedCents)}</TotalAmount>
            </TotalCell>
            <TotalCell num>
              <TotalAmount>{formatUsd(totals.leftCents)}</TotalAmount>
            </TotalCell>
            <TotalCell num hidden>
              {totals.paidCount.toLocaleString('en-US')}
            </TotalCell>
            <TotalCell hidden />
          </TotalRow>
        </Table>
      )}
    </Panel>
  )
}

function CompanyRow({ year, row }: { year: number; row: CompanyHeadroom }) {
  return (
    <Tr>
      <Td fold="name" nowrap>
        <RowLink href={`/companies/${row.companyId}?year=${year}`}>{row.companyName}</RowLink>
        {row.joinedCount > 0 ? <span className="text-text-3"> {formatMergedCount(row.joinedCount)}</span> : null}
      </Td>
      <Td fold="hidden">
        <BandLabel band={bandOf(row)} />
      </Td>
      <Td fold="full">
        <HeadroomMeter name={`${row.companyName}, ${year}`} headroom={row} />
      </Td>
      <Td fold="hidden" num tone="text-3">
        {percentUsed(row)} %
      </Td>
      <Td fold="hidden" num>
        <Usd cents={row.usedCents} />
      </Td>
      <Td fold="hidden" num>
        {row.reservedCents === 0 ? <span className="text-text-3">-</span> : <Usd cents={row.reservedCents} />}
      </Td>
      <Td fold="amount" num strong>
        <Usd cents={leftCents(row)} />
      </Td>
      <Td fold="hidden" num>
        <TextLink
          href={
            row.joinedCount > 0
              ? `/companies/${row.companyId}?year=${year}`
              : `/payments?year=${year}&company=${row.companyId}&state=paid`
          }
          aria-label={`${counted(row.paidCount, 'payment', 'payments')} of ${row.companyName}`}
        >
          {row.paidCount}
        </TextLink>
      </Td>
      <Td fold="hidden" num tone="text-3">
        <DateText date={row.lastPaid} />
      </Td>
    </Tr>
  )
}
