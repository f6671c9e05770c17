import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode, TdHTMLAttributes } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'

type Density = 'dense' | 'airy'

/**
 * A table that folds under 1,241 px, where the sidebar leaves no room for its columns: each row becomes a name and an
 * amount on one line, the rest beneath (choose which with `fold` on Td). What a cell shows in one of the two forms
 * alone has the variant `folded:` or `unfolded:`. `dense` has rows of 36 px; `airy` takes second lines and meters. The
 * caption is read out, or shown with `showCaption`.
 */
export function Table({
  caption,
  showCaption = false,
  density = 'airy',
  folds = true,
  children,
}: {
  caption: string
  showCaption?: boolean
  density?: Density
  folds?: boolean
  children: ReactNode
}) {
  return (
    <table
      data-density={density}
      data-folds={folds || undefined}
      className="group/table w-full border-collapse folded:data-folds:block"
    >
      <caption className={showCaption ? 'px-4 py-2 text-left text-sm text-text-3' : 'sr-only'}>{caption}</caption>
      {children}
    </table>
  )
}

/** The header rows; hidden where the table folds. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="folded:group-data-folds/table:sr-only">
      <tr>{children}</tr>
    </thead>
  )
}

/** The body rows, with a hairline between them and none after the last. */
export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="folded:group-data-folds/table:block [&>tr:last-child>td]:border-b-0">{children}</tbody>
}

export type SortDirection = 'ascending' | 'descending'

/** A column header. With `href` it sorts; `sorted` is the present order of the rows. */
export function Th({
  children,
  num,
  href,
  sorted,
  width,
}: {
  children?: ReactNode
  num?: boolean
  href?: string
  sorted?: SortDirection
  width?: string
}) {
  const content = (
    <>
      {children}
      {sorted ? <Icon of={sorted === 'ascending' ? ArrowUp : ArrowDown} size={12} className="ml-1 inline" /> : null}
    </>
  )
  return (
    <th
      scope="col"
      aria-sort={sorted}
      style={width ? { width } : undefined}
      className={classNames(
        'border-b border-line px-2 py-2 align-bottom text-xs font-medium whitespace-nowrap first:pl-4 last:pr-4',
        // A table that does not fold keeps its columns on the narrowest screen.
        'group-not-data-folds/table:max-tablet:whitespace-normal',
        num ? 'text-right' : 'text-left',
        sorted ? 'text-text' : 'text-text-3',
      )}
    >
      {href ? (
        <Link href={href} className="underline-offset-3 hover:text-text hover:underline">
          {content}
        </Link>
      ) : (
        content
      )}
    </th>
  )
}

/** One row. A voided row is struck through; a selected one is marked and stays in view beside its preview. */
export function Tr({ selected, voided, children }: { selected?: boolean; voided?: boolean; children: ReactNode }) {
  return (
    <tr
      aria-current={selected ? 'true' : undefined}
      data-voided={voided || undefined}
      className={classNames('group/row record-row', selected ? 'record-row-selected' : 'hover:bg-hover')}
    >
      {children}
    </tr>
  )
}

/**
 * The position of a cell when its row folds: name and amount on the first line, `full` a line of its own, `start` and
 * `end` share one.
 */
export type FoldPlace = 'name' | 'amount' | 'full' | 'start' | 'end' | 'hidden'

type TdProps = Omit<TdHTMLAttributes<HTMLTableCellElement>, 'width'> & {
  fold?: FoldPlace
  /** An amount, a count or a date at the right: right-aligned, tabular, never broken. */
  num?: boolean
  tone?: 'text' | 'text-2' | 'text-3'
  strong?: boolean
  /** Cuts a long word with an ellipsis instead of widening the column. */
  clip?: boolean
  nowrap?: boolean
  width?: string
}

/** One cell. In a voided row an amount (`num` with `strong` or not) is struck by Money. */
export function Td({
  fold = 'full',
  num,
  tone = 'text',
  strong,
  clip,
  nowrap,
  width,
  className,
  style,
  ...rest
}: TdProps) {
  return (
    <td
      {...rest}
      style={width ? { ...style, width } : style}
      className={classNames(
        `cell cell-${fold}`,
        num && 'cell-num',
        nowrap && 'cell-nowrap',
        fold === 'name' && (nowrap ? 'cell-name-cut' : !clip && 'cell-name-broken'),
        strong && 'font-semibold',
        clip && 'cell-clip',
        tone !== 'text' && `cell-${tone}`,
        className,
      )}
    />
  )
}
