import { Usd } from '@/components/ui/display/money'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { type Headroom, leftCents, takenCents } from '@/lib/compliance/rules/money/headroom'
import { formatDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { combined, type MergePreviewYear } from '@/lib/records/companies/merging/merge-queries'

type Named = { id: string; name: string }

/**
 * The effect of merging two companies: each year of both, their total, and the pending entries that would lose their
 * reservation.
 */
export function MergePreview({
  company,
  into,
  years,
}: {
  company: Named
  into: Named
  years: readonly MergePreviewYear[]
}) {
  const givesWay = years.flatMap((row) => row.givesWay.map((entry) => ({ ...entry, year: row.year })))
  return (
    <>
      <Panel title="Under one cap" count={`${company.name} and ${into.name}, year by year`}>
        {years.length === 0 ? (
          <p className="px-4 py-3 text-text-2">Neither company has an entry.</p>
        ) : (
          <Table caption={`Headroom of ${company.name} and ${into.name} in each year, newest first`} density="dense">
            <TableHead>
              <Th>Year</Th>
              <Th num>Left, {company.name}</Th>
              <Th num>Left, {into.name}</Th>
              <Th num>Used in total</Th>
              <Th num>Reserved in total</Th>
              <Th num>Left in total</Th>
            </TableHead>
            <TableBody>
              {years.map((row) => (
                <Year key={row.year} row={row} />
              ))}
            </TableBody>
          </Table>
        )}
      </Panel>
      <Panel title="Entries that lose their reservation" count={givesWay.length}>
        {givesWay.length === 0 ? (
          <p className="px-4 py-3 text-text-2">None: pending entries stay within one cap in every year.</p>
        ) : (
          <RowList>
            {givesWay.map((entry) => (
              <RowListItem
                key={entry.id}
                title={<RowLink href={`/payments/${entry.id}`}>{entry.reference}</RowLink>}
                sub={`${entry.companyName}, ${formatDate(entry.paymentDate)}. ${
                  entry.moneyLeft
                    ? 'It has been paid: it becomes an apparent violation'
                    : 'It goes to review without a reservation'
                }`}
                end={<Usd cents={entry.amountCents} strong />}
              />
            ))}
          </RowList>
        )}
      </Panel>
    </>
  )
}

function Year({ row }: { row: MergePreviewYear }) {
  const sum = combined(row.company, row.into)
  return (
    <Tr>
      <Td fold="name">{row.year}</Td>
      <Td fold="hidden" num>
        <Usd cents={leftCents(row.company)} />
      </Td>
      <Td fold="hidden" num>
        <Usd cents={leftCents(row.into)} />
      </Td>
      <Td fold="start" num>
        <Usd cents={sum.usedCents} />
        <span className="text-text-3 unfolded:hidden"> used</span>
      </Td>
      <Td fold="hidden" num>
        <Usd cents={sum.reservedCents} />
      </Td>
      <Td fold="amount" num strong>
        {overCents(sum) > 0 ? (
          <span className="text-blocked">{formatUsd(overCents(sum))} over</span>
        ) : (
          <>
            <Usd cents={leftCents(sum)} />
            <span className="font-normal text-text-3 unfolded:hidden"> left</span>
          </>
        )}
      </Td>
    </Tr>
  )
}

const overCents = (headroom: Headroom): number => takenCents(headroom) - headroom.capCents
