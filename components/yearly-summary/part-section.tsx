import type { ReactNode } from 'react'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { TextLink } from '@/components/ui/link'
import { PhoneWords } from '@/components/ui/phone-words'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/total-row'
import type {
  DocumentCell,
  DocumentColumn,
  DocumentPart,
  DocumentTable,
  WordsCell,
} from '@/lib/reporting/yearly-summary/document/model'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** More rows than this may run over several sheets of paper. */
const ROWS_ON_ONE_SHEET = 14

/** One section of the document as its model says it; `children` stand between its words and its table. */
export function PartSection({ number, part, children }: { number: number; part: DocumentPart; children?: ReactNode }) {
  const { key, title, says, table, links, note } = part
  return (
    <DocumentSection id={key} number={number} title={title} long={(table?.rows.length ?? 0) > ROWS_ON_ONE_SHEET}>
      {says ? <p className="mb-1.5 max-w-[68ch] text-text-2">{says}</p> : null}
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
                    <CellWords cell={cell} as="total" />
                  </TotalAmount>
                ) : (
                  <CellWords cell={cell} />
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
      <CellWords cell={cell} as={fold === 'name' ? 'name' : 'figure'} />
      {(fold === 'start' || fold === 'end') && num ? <PhoneWords>{header?.toLowerCase()}</PhoneWords> : null}
      {beneath ? <SubLine>{beneath}</SubLine> : null}
    </Td>
  )
}

/**
 * Most figures lead somewhere: lines in the ink of their words would make a page of lines. A total stands over two of
 * its own.
 */
const LINK_LOOKS = {
  figure: 'decoration-line-strong hover:decoration-current',
  name: 'font-medium text-text',
  total: '',
}

/** The words of a cell, with the way to their rows. */
function CellWords({ cell, as = 'figure' }: { cell: WordsCell; as?: keyof typeof LINK_LOOKS }) {
  const { text, href, label } = cell
  if (!href) return text
  return (
    <TextLink href={href} aria-label={label} inline={as === 'figure'} className={LINK_LOOKS[as]}>
      {text}
    </TextLink>
  )
}
