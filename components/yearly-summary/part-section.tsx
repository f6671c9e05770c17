import type { ReactNode } from 'react'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { SubLine } from '@/components/ui/display/sub-line'
import { TextLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/tables/total-row'
import type {
  DocumentCell,
  DocumentColumn,
  DocumentPart,
  DocumentTable,
  TextCell,
} from '@/lib/reporting/yearly-summary/document/model'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** A section with more rows may be split over several pages when printed. */
const MAX_ROWS_ON_ONE_PAGE = 14

/** One section of the document; `children` are shown between its description and its table. */
export function PartSection({ number, part, children }: { number: number; part: DocumentPart; children?: ReactNode }) {
  const { key, title, description, table, links, note } = part
  return (
    <DocumentSection id={key} number={number} title={title} long={(table?.rows.length ?? 0) > MAX_ROWS_ON_ONE_PAGE}>
      {description ? <p className="mb-1.5 max-w-[68ch] text-text-2">{description}</p> : null}
      {children}
      {table ? <PartTable table={table} /> : null}
      {note ? <PaperNote>{note}</PaperNote> : null}
      {links && links.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-2 text-xs print:hidden [&_a]:inline-block [&_a]:py-1">
          {links.map(({ text, href }) => (
            <li key={href}>
              <TextLink inline href={href}>
                {text}
              </TextLink>
            </li>
          ))}
        </ul>
      ) : null}
    </DocumentSection>
  )
}

function PartTable({ table: { caption, columns, rows, total } }: { table: DocumentTable }) {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  return (
    <PaperTable>
      <Table caption={caption} density="dense">
        <TableHead>
          {columns.map(({ header, num, share }) => (
            <Th key={header} num={num} width={`${((100 * share) / all).toFixed(1)}%`}>
              {header}
            </Th>
          ))}
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <Tr key={key}>
              {cells.map((cell, at) => (
                <PartCell key={columns[at]?.header} cell={cell} column={columns[at]} />
              ))}
            </Tr>
          ))}
        </TableBody>
        {total ? (
          <TotalRow>
            {total.map((cell, at) => (
              <TotalCell
                key={columns[at]?.header}
                num={columns[at]?.num}
                hidden={at > 0 && columns[at]?.fold !== 'amount'}
              >
                {columns[at]?.fold === 'amount' ? (
                  <TotalAmount>
                    <CellContent cell={cell} as="total" />
                  </TotalAmount>
                ) : (
                  <CellContent cell={cell} />
                )}
              </TotalCell>
            ))}
          </TotalRow>
        ) : null}
      </Table>
    </PaperTable>
  )
}

function PartCell({ cell, column }: { cell: DocumentCell; column: DocumentColumn | undefined }) {
  const { num, fold = 'full', header } = column ?? {}
  if ('meter' in cell) {
    return (
      <Td fold={fold}>
        <HeadroomMeter name={cell.name} headroom={cell.meter} size={8} />
      </Td>
    )
  }
  const { beneath, tone } = cell
  return (
    <Td fold={fold} num={num} tone={tone} className={fold === 'amount' ? 'font-medium' : undefined}>
      <CellContent cell={cell} as={fold === 'name' ? 'name' : 'figure'} />
      {(fold === 'start' || fold === 'end') && num ? <FoldedLabel>{header?.toLowerCase()}</FoldedLabel> : null}
      {beneath ? <SubLine>{beneath}</SubLine> : null}
    </Td>
  )
}

/**
 * Most figures are links, so their underlines are lighter than their text. A total has its own two rules.
 */
const LINK_LOOKS = {
  figure: 'decoration-line-strong hover:decoration-current',
  name: 'font-medium text-text',
  total: '',
}

/** The text of a cell, linked to its rows. */
function CellContent({ cell, as = 'figure' }: { cell: TextCell; as?: keyof typeof LINK_LOOKS }) {
  const { text, href, label } = cell
  if (!href) return text
  return (
    <TextLink href={href} aria-label={label} inline={as === 'figure'} className={LINK_LOOKS[as]}>
      {text}
    </TextLink>
  )
}
