import { BandLabel } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { Usd } from '@/components/ui/display/money'
import { SubLine } from '@/components/ui/display/sub-line'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { bandOf, leftCents, percentUsed } from '@/lib/compliance/rules/money/headroom'
import { countryName } from '@/lib/kernel/countries'
import { listHref } from '@/lib/kernel/list-params'
import type { CompanyRow } from '@/lib/records/companies/company-queries'
import type { CompanyListParams } from '@/lib/records/companies/list/company-list-params'
import { formatMergedCount } from '@/lib/records/companies/merging/format-merged-count'

const PATH = '/companies'

/** Companies with their headroom in one calendar year. */
export function CompanyTable({
  rows,
  params,
  year,
}: {
  rows: readonly CompanyRow[]
  params: CompanyListParams
  year: number
}) {
  const sort = params.sort ?? 'name'
  const sortHref = (by: string | undefined) => listHref(PATH, params, { sort: by })
  return (
    <Table caption={`Companies with their headroom in ${year}`}>
      <TableHead>
        <Th href={sortHref(undefined)} sorted={sort === 'name' ? 'ascending' : undefined}>
          Company
        </Th>
        <Th>Headroom {year}</Th>
        <Th width="26%">$0 to the cap of $5,000</Th>
        <Th num>%</Th>
        <Th num href={sortHref('used')} sorted={sort === 'used' ? 'descending' : undefined}>
          Used
        </Th>
        <Th num>Reserved</Th>
        <Th num href={sortHref('left')} sorted={sort === 'left' ? 'ascending' : undefined}>
          Left
        </Th>
        <Th num>Payments</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} year={year} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({ row, year }: { row: CompanyRow; year: number }) {
  const joined = row.joinedInto ? `merged into ${row.joinedInto}` : formatMergedCount(row.joinedCount)
  const notes = [countryName(row.country), row.groupName, row.archived ? 'archived' : null, joined]
    .filter(Boolean)
    .join(', ')
  return (
    <Tr>
      <Td fold="name">
        <RowLink href={`/companies/${row.id}?year=${year}`}>{row.name}</RowLink>
        <SubLine>{notes}</SubLine>
      </Td>
      <Td fold="start">
        <BandLabel band={bandOf(row)} />
      </Td>
      <Td fold="full" className="folded:-order-1">
        <HeadroomMeter name={`${row.name}, ${year}`} headroom={row} />
      </Td>
      <Td fold="hidden" num tone="text-3">
        {percentUsed(row)} %
      </Td>
      <Td fold="hidden" num>
        {row.usedCents > 0 ? <Usd cents={row.usedCents} /> : <span className="text-text-3">-</span>}
      </Td>
      <Td fold="hidden" num>
        {row.reservedCents > 0 ? <Usd cents={row.reservedCents} /> : <span className="text-text-3">-</span>}
      </Td>
      <Td fold="amount" num strong>
        <Usd cents={leftCents(row)} />
        <span className="font-normal text-text-3 unfolded:hidden"> left</span>
      </Td>
      <Td fold="end" num>
        {row.payments > 0 ? (
          <TextLink
            href={`/payments?company=${row.id}&year=${year}`}
            aria-label={`${row.payments} payments of ${row.name} in ${year}`}
          >
            {row.payments}
            <span className="unfolded:hidden"> {row.payments === 1 ? 'payment' : 'payments'}</span>
          </TextLink>
        ) : (
          <span className="text-text-3">0</span>
        )}
      </Td>
    </Tr>
  )
}
