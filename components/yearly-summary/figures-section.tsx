import { BandLabel } from '@/components/headroom-meter/band-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { BAND_FROM_PERCENT, BANDS } from '@/lib/compliance/rules/money/headroom'
import type { DocumentTable } from '@/lib/reporting/yearly-summary/document/model'
import { BAND_ROW } from '@/lib/reporting/yearly-summary/document/paid-parts'
import type { SummaryFigures as Figures } from '@/lib/reporting/yearly-summary/summary-figures'
import { DocumentGrid, GridCell, PaperTable } from './document-parts'
import { CellContent, PartTable } from './part-table'
import { SummaryFigures } from './summary-figures'

/** The five figures of the year, the sums beside those of the year before, and the companies in each band. */
export function FiguresSection({ figures, table }: { figures: Figures; table: DocumentTable }) {
  const isBand = (key: string) => key.startsWith(BAND_ROW)
  return (
    <>
      <SummaryFigures figures={figures} />
      <DocumentGrid>
        <GridCell>
          <PartTable table={{ ...table, rows: table.rows.filter(({ key }) => !isBand(key)) }} folds={false} />
        </GridCell>
        <GridCell>
          <BandTable year={figures.year} rows={table.rows.filter(({ key }) => isBand(key))} />
        </GridCell>
      </DocumentGrid>
    </>
  )
}

/** The companies in each band, by the names that the overview and the list of companies have for them. */
function BandTable({ year, rows }: { year: number; rows: DocumentTable['rows'] }) {
  return (
    <PaperTable>
      <Table caption={`Companies of ${year} by headroom, beside ${year - 1}`} density="dense" folds={false}>
        <TableHead>
          <Th>Companies by headroom</Th>
          <Th>Used or reserved</Th>
          <Th num>{year}</Th>
          <Th num>{year - 1}</Th>
        </TableHead>
        <TableBody>
          {BANDS.map((band, at) => {
            const [, now, before] = rows[at]?.cells ?? []
            const next = BANDS[at + 1]
            return (
              <Tr key={band}>
                <Td>
                  <BandLabel band={band} />
                </Td>
                <Td tone="text-2">{share(BAND_FROM_PERCENT[band], next && BAND_FROM_PERCENT[next])}</Td>
                <Td num className="font-medium">
                  {now && 'text' in now ? <CellContent cell={now} /> : null}
                </Td>
                <Td num tone="text-2">
                  {before && 'text' in before ? <CellContent cell={before} /> : null}
                </Td>
              </Tr>
            )
          })}
        </TableBody>
      </Table>
    </PaperTable>
  )
}

const share = (fromPercent: number, belowPercent: number | undefined): string => {
  if (belowPercent === undefined) return `${fromPercent} % or more`
  return fromPercent === 0 ? `under ${belowPercent} %` : `${fromPercent} to under ${belowPercent} %`
}
