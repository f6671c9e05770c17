import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { DocumentPart } from '@/lib/reporting/yearly-summary/document/model'
import { DocumentSection, PaperNote } from './document-parts'
import { MoreRows } from './more-rows'
import { PartTable } from './part-table'

/** The rows of a list that are shown on screen before the rest is opened (MoreRows). */
const ROWS_AT_FIRST = { five: 5, none: 2 } as const

/** A section with more rows may be split over several pages when printed; the rows of a list are higher. */
const MAX_ROWS_ON_ONE_PAGE = 14
const MAX_LIST_ROWS_ON_ONE_PAGE = 10

/**
 * The parts whose rows are a list, which may be long. On screen they begin with five rows; one whose sums are in its
 * description, or in the part before it, begins closed unless it is very short.
 */
const LISTS: Readonly<Record<string, { what: string; first: keyof typeof ROWS_AT_FIRST }>> = {
  'payee-names': { what: 'payees', first: 'none' },
  corrections: { what: 'corrections', first: 'none' },
  violations: { what: 'apparent violations', first: 'five' },
  companies: { what: 'companies', first: 'five' },
  expiring: { what: 'FSB licenses', first: 'none' },
}

/** Parts whose rows have a second text that is short enough for the same line. */
const ONE_LINE_ROWS = ['blocked', 'expiring']

type PartSectionProps = {
  number: number
  part: DocumentPart
  /** Whether it takes half the width of the document. */
  half?: boolean
  /** Shown above the table, or with `instead` in its place. */
  children?: ReactNode
  instead?: boolean
}

/** One section of the document: its description, its chart, its table, its note and links to its rows. */
export function PartSection({ number, part, half, children, instead }: PartSectionProps) {
  const { key, title, description, table, links, note } = part
  const rowCount = table?.rows.length ?? 0
  const list = LISTS[key]
  const below = note ? <PaperNote>{note}</PaperNote> : null
  const shown =
    table && !instead ? <PartTable table={table} folds={!half} oneLine={ONE_LINE_ROWS.includes(key)} /> : null
  const isClosed = shown && list && rowCount > ROWS_AT_FIRST[list.first]
  return (
    <DocumentSection
      id={key}
      number={number}
      title={title}
      long={rowCount > (list ? MAX_LIST_ROWS_ON_ONE_PAGE : MAX_ROWS_ON_ONE_PAGE)}
    >
      {description ? (
        <p className="mb-1 max-w-[68ch] text-xs text-text-2 @min-[1000px]:text-sm">{description}</p>
      ) : null}
      {children}
      {isClosed ? (
        <MoreRows count={rowCount} {...list} note={below}>
          {shown}
        </MoreRows>
      ) : (
        <>
          {shown}
          {below}
        </>
      )}
      {links && links.length > 0 ? (
        <ul className="mt-0.5 flex flex-wrap gap-x-4 text-xs print:hidden [&_a]:inline-block [&_a]:py-1">
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
