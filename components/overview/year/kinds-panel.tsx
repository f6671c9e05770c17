import { Usd } from '@/components/ui/display/money'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/tables/total-row'
import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { PaidFigures } from '@/lib/reporting/overview/paid-figures'

const KINDS = Object.keys(LICENSE_WORDS) as FsbLicenseKind[]

/** The amounts paid in a year by kind of FSB license, largest first. */
export function KindsPanel({ year, paid }: { year: number; paid: PaidFigures['kinds'] }) {
  const sumOf = (kind: FsbLicenseKind) => paid.find((row) => row.kind === kind) ?? { count: 0, cents: 0 }
  const kinds = KINDS.map((kind) => ({ ...sumOf(kind), kind })).sort((one, other) => other.cents - one.cents)
  const all = (what: 'cents' | 'count') => paid.reduce((total, row) => total + row[what], 0)
  return (
    <Panel title="By kind of FSB license">
      <Table caption={`Paid in ${year} by kind of FSB license`} density="dense" folds={false}>
        <TableHead>
          <Th>Kind</Th>
          <Th num>
            Paid
            <br />
            payments
          </Th>
          <Th num>Used</Th>
        </TableHead>
        <TableBody>
          {kinds.map(({ kind, count, cents }) => (
            <Tr key={kind}>
              <Td>
                <RowLink href={`/payments?year=${year}&state=paid&kind=${kind}`}>
                  {sentence(LICENSE_WORDS[kind])}
                </RowLink>
              </Td>
              <Td num>{count.toLocaleString('en-US')}</Td>
              <Td num>
                <Usd cents={cents} />
              </Td>
            </Tr>
          ))}
        </TableBody>
        <TotalRow>
          <TotalCell>All</TotalCell>
          <TotalCell num>{all('count').toLocaleString('en-US')}</TotalCell>
          <TotalCell num>
            <TotalAmount>{formatUsd(all('cents'))}</TotalAmount>
          </TotalCell>
        </TotalRow>
      </Table>
    </Panel>
  )
}
