import { BandLabel } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { Usd } from '@/components/ui/display/money'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { bandOf, leftCents, percentUsed } from '@/lib/compliance/rules/money/headroom'
import type { CompanyYearRow } from '@/lib/records/companies/company-queries'

/** The headroom of a company in every year with entries, newest first; the selected year is marked. */
export function YearsTable({
  company,
  years,
  chosen,
}: {
  company: { id: string; name: string }
  years: readonly CompanyYearRow[]
  chosen: number
}) {
  return (
    <Panel title="Every year" count={years.length}>
      <Table caption={`Headroom of ${company.name} in each year, newest first`} density="dense">
        <TableHead>
          <Th>Year</Th>
          <Th>Headroom</Th>
          <Th width="32%">$0 to the cap</Th>
          <Th num>%</Th>
          <Th num>Used</Th>
          <Th num>Reserved</Th>
          <Th num>Left</Th>
          <Th num>Payments</Th>
        </TableHead>
        <TableBody>
          {years.map((row) => (
            <Tr key={row.year} selected={row.year === chosen}>
              <Td fold="name">
                <RowLink href={`/companies/${company.id}?year=${row.year}`}>{row.year}</RowLink>
              </Td>
              <Td fold="start">
                <BandLabel band={bandOf(row)} />
              </Td>
              <Td fold="full" className="folded:-order-1">
                <HeadroomMeter name={`${company.name}, ${row.year}`} headroom={row} size={8} />
              </Td>
              <Td fold="hidden" num tone="text-3">
                {percentUsed(row)} %
              </Td>
              <Td fold="hidden" num>
                <Usd cents={row.usedCents} />
              </Td>
              <Td fold="hidden" num>
                {row.reservedCents > 0 ? <Usd cents={row.reservedCents} /> : <span className="text-text-3">-</span>}
              </Td>
              <Td fold="amount" num strong>
                <Usd cents={leftCents(row)} />
                <span className="font-normal text-text-3 unfolded:hidden"> left</span>
              </Td>
              <Td fold="end" num>
                <TextLink
                  href={`/payments?company=${company.id}&year=${row.year}`}
                  aria-label={`${row.payments} payments of ${row.year}`}
                >
                  {row.payments}
                  <span className="unfolded:hidden"> {row.payments === 1 ? 'payment' : 'payments'}</span>
                </TextLink>
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
