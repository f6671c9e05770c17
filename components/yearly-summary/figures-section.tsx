import { BandLabel } from '@/components/headroom-meter/band-label'
import { classNames } from '@/components/ui/class-names'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { BAND_FROM_PERCENT, BANDS } from '@/lib/compliance/rules/money/headroom'
import type { DocumentTable } from '@/lib/reporting/yearly-summary/document/model'
import { BAND_ROW } from '@/lib/reporting/yearly-summary/document/paid-parts'
import type { SummaryFigures as Figures } from '@/lib/reporting/yearly-summary/summary-figures'
import { PaperTable } from './document-parts'
import { CellContent, PartTable } from './part-table'
import { SummaryFigures } from './summary-figures'

/** The five figures of the year, the sums beside those of the year before, and the companies in each band. */
export function FiguresSection({ figures, table }: { figures: Figures; table: DocumentTable }) {
  const bands = table.rows.filter(({ key }) => key.startsWith(BAND_ROW))
  const sums = table.rows.filter(({ key }) => !key.startsWith(BAND_ROW))
  const half = Math.ceil(sums.length / 2)
  return (
    <>
      <SummaryFigures figures={figures} />
      <div
        className={classNames(
          'grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @min-[660px]:grid-cols-2 print:gap-x-6',
          '@min-[860px]:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)]',
          '[&_td]:px-1.5 [&_th]:px-1.5',
        )}
      >
        <PartTable table={{ ...table, rows: sums.slice(0, half) }} folds={false} />
        <PartTable table={{ ...table, caption: `${table.caption}, continued`, rows: sums.slice(half) }} folds={false} />
        <BandTable year={figures.year} rows={bands} />
      </div>
    </>
  )
}

/** The companies in each band, by the names that the overview and the list of companies have for them. */
function BandTable({ year, rows }: { year: number; rows: DocumentTable['rows'] }) {
  return (
    <PaperTable>
      <Table caption={`Companies of ${year} by headroom, beside ${year - 1}`} density="dense" folds={false}>
        <TableHead>
          <Th width="100%">Used and reserved</Th>
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
                  <BandLabel band={band} />{' '}
                  <span className="ml-1 text-text-2">
                    {share(BAND_FROM_PERCENT[band], next && BAND_FROM_PERCENT[next])}
                  </span>
                </Td>
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
