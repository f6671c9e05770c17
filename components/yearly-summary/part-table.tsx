import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { SubLine } from '@/components/ui/display/sub-line'
import { TextLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { TotalAmount, TotalCell, TotalRow } from '@/components/ui/tables/total-row'
import type {
  DocumentCell,
  DocumentColumn,
  DocumentTable,
  TextCell,
} from '@/lib/reporting/yearly-summary/document/model'
import { PaperTable } from './document-parts'

/**
 * A table of the document. One that `folds` takes the full width; one of half the width stays a table everywhere. With
 * `oneLine` the second text of a cell follows the first one in the same line, as far as there is room.
 */
export function PartTable({
  table: { caption, columns, rows, total },
  folds,
  oneLine,
}: {
  table: DocumentTable
  folds: boolean
  oneLine?: boolean
}) {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  // Beside figures alone, which are never broken, the first column takes what they leave.
  const takesRest = !folds && columns.slice(1).every(({ num }) => num)
  const widthOf = ({ share }: DocumentColumn, at: number) => {
    if (folds) return `${((100 * share) / all).toFixed(1)}%`
    return takesRest && at === 0 ? '100%' : undefined
  }
  return (
    <PaperTable oneLine={oneLine}>
      <Table caption={caption} density="dense" folds={folds}>
        <TableHead>
          {columns.map((column, at) => (
            <Th key={column.header} num={column.num} width={widthOf(column, at)}>
              {column.header}
            </Th>
          ))}
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <Tr key={key}>
              {cells.map((cell, at) => (
                <PartCell key={columns[at]?.header} cell={cell} column={columns[at]} folds={folds} />
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

/** A number of a license up to this length is not broken at its hyphens. */
const LONGEST_UNBROKEN = 14

type PartCellProps = { cell: DocumentCell; column: DocumentColumn | undefined; folds: boolean }

function PartCell({ cell, column, folds }: PartCellProps) {
  const { num, fold = 'full', header } = column ?? {}
  if ('meter' in cell) {
    return (
      <Td fold={fold}>
        <HeadroomMeter name={cell.name} headroom={cell.meter} size={8} />
      </Td>
    )
  }
  const { beneath, tone } = cell
  const isLabelled = folds && num && (fold === 'start' || fold === 'end')
  return (
    <Td
      fold={folds ? fold : 'full'}
      num={num}
      tone={tone}
      className={fold === 'amount' ? 'font-medium' : fold === 'name' && !folds ? 'wrap-anywhere' : undefined}
    >
      <span className={fold === 'name' && cell.text.length <= LONGEST_UNBROKEN ? 'whitespace-nowrap' : undefined}>
        <CellContent cell={cell} as={fold === 'name' ? 'name' : 'figure'} />
      </span>{' '}
      {isLabelled ? <FoldedLabel>{header?.toLowerCase()}</FoldedLabel> : null}
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
export function CellContent({ cell, as = 'figure' }: { cell: TextCell; as?: keyof typeof LINK_LOOKS }) {
  const { text, href, label } = cell
  if (!href) return text
  return (
    <TextLink href={href} aria-label={label} inline={as === 'figure'} className={LINK_LOOKS[as]}>
      {text}
    </TextLink>
  )
}
