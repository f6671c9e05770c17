import { TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** The general licenses that were in force in the year, and what was paid under each. */
export function LicenseSection({ summary: { year, licenses } }: { summary: YearlySummary }) {
  const hasBoth = new Set(licenses.map(({ license }) => license.line)).size > 1
  return (
    <DocumentSection number={3} title="General licenses in force">
      {licenses.length === 0 ? (
        <p className="text-text-2">No general license was in force in {year}.</p>
      ) : (
        <PaperTable>
          <Table caption={`General licenses in force in ${year}`} density="dense">
            <TableHead>
              <Th>General license</Th>
              <Th>In force in {year}</Th>
              <Th num>Payments</Th>
              <Th num>Used</Th>
            </TableHead>
            <TableBody>
              {licenses.map(({ license, inForce, count, cents }) => (
                <Tr key={license.shortName}>
                  <Td fold="name" nowrap>
                    <TextLink href="/settings/general-licenses" title={license.fullName} className="text-text">
                      {license.shortName}
                    </TextLink>
                  </Td>
                  <Td fold="start" tone="text-2">
                    {inForce}
                  </Td>
                  <Td fold="end" num>
                    {count.toLocaleString('en-US')} <span className="tablet:hidden print:hidden">payments</span>
                  </Td>
                  <Td fold="amount" num>
                    <Usd cents={cents} />
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        </PaperTable>
      )}
      <PaperNote>
        {hasBoth
          ? 'A payment needs both lines from 28 Jun 2022: the rows share payments and are not added. The conditions of GL 42 are to be confirmed by counsel. '
          : null}
        A new version does not reset the cap: one $5,000 spans the year (policy). Source: 88 FR 34443.
      </PaperNote>
    </DocumentSection>
  )
}
