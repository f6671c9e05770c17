import { classNames } from '@/components/ui/class-names'
import { SHORT_MONTH_NAMES } from '@/lib/kernel/calendar'
import type { DocumentTable, TextCell } from '@/lib/reporting/yearly-summary/document/model'
import { CellContent } from './part-table'

const QUARTERS = [0, 3, 6, 9] as const

/** Twelve columns fit with amounts up to this long: `128,384.25`. Longer ones take two lines of six months. */
const MAX_LENGTH_IN_ONE_LINE = 10

const CELL = 'h-6 border-b border-line px-1.5 print:h-auto print:py-[2.5pt]'

/**
 * The months as columns. They are four tables of a quarter each, so that as many as fit are in one line: twelve months,
 * six, or three on a phone. Only the first of a line shows what its rows are.
 */
export function MonthsAcross({ table: { caption, columns, rows } }: { table: DocumentTable }) {
  const longest = Math.max(...rows.flatMap(({ cells }) => cells.slice(1)).map((cell) => textOf(cell).length))
  const oneLine = longest <= MAX_LENGTH_IN_ONE_LINE
  return (
    <div
      className={classNames(
        'grid grid-cols-[minmax(0,1fr)] gap-y-4',
        '@min-[560px]:grid-cols-[calc(84px+(100%-84px)/2)_minmax(0,1fr)]',
        oneLine && '@min-[860px]:grid-cols-[calc(84px+(100%-84px)/4)_repeat(3,minmax(0,1fr))]',
      )}
    >
      {QUARTERS.map((from) => (
        <QuarterTable
          key={from}
          caption={`${caption}, quarter ${from / 3 + 1}`}
          labels={columns.slice(1).map(({ header }) => header)}
          rows={rows.slice(from, from + 3)}
          first={from === 0}
          startsHalf={from === 6}
          oneLine={oneLine}
        />
      ))}
    </div>
  )
}

const textOf = (cell: object): string => ('text' in cell ? String(cell.text).replace(/^\$/, '') : '')

type QuarterProps = {
  caption: string
  labels: readonly string[]
  rows: DocumentTable['rows']
  first: boolean
  startsHalf: boolean
  oneLine: boolean
}

function QuarterTable({ caption, labels, rows, first, startsHalf, oneLine }: QuarterProps) {
  // The column of the labels has no width in a table that continues the line before it.
  const label = classNames(
    'w-[84px] text-left font-normal text-text-3',
    !first && !startsHalf && '@min-[560px]:w-0 @min-[560px]:px-0 @min-[560px]:[&>span]:sr-only',
    startsHalf && oneLine && '@min-[860px]:w-0 @min-[860px]:px-0 @min-[860px]:[&>span]:sr-only',
  )
  return (
    <table className="w-full table-fixed border-collapse text-xs tabular-nums print:text-[7.5pt]">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <td className={classNames(CELL, label, 'pl-0')} />
          {rows.map(({ key }) => (
            <th key={key} scope="col" className={classNames(CELL, 'text-right font-medium text-text-3')}>
              {SHORT_MONTH_NAMES[Number(key) - 1]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((text, at) => (
          <tr key={text}>
            <th scope="row" className={classNames(CELL, label, 'pl-0')}>
              <span className="whitespace-nowrap">{at === 0 ? text : `${text}, $`}</span>
            </th>
            {rows.map(({ key, cells }) => (
              <MonthCell key={key} cell={cells[at + 1]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MonthCell({ cell }: { cell: DocumentTable['rows'][number]['cells'][number] | undefined }) {
  if (!cell || !('text' in cell)) return <td className={CELL} />
  const shown: TextCell = { ...cell, text: textOf(cell) }
  return (
    <td className={classNames(CELL, 'text-right whitespace-nowrap', cell.tone === 'text-2' && 'text-text-2')}>
      <CellContent cell={shown} />
    </td>
  )
}
