import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { DocumentPart } from '@/lib/reporting/yearly-summary/document/model'
import { DocumentSection, PaperNote } from './document-parts'
import { MoreRows } from './more-rows'
import { PartTable } from './part-table'

/** As many rows of a list are shown on screen before the rest is opened (MoreRows). */
const ROWS_AT_FIRST = 5

/** A section with more rows may be split over several pages when printed; the rows of a list are higher. */
const MAX_ROWS_ON_ONE_PAGE = 14
const MAX_LIST_ROWS_ON_ONE_PAGE = 5

/** The parts whose rows are a list of records, which may be long; on screen they begin with a few. */
const LISTS: Readonly<Record<string, string>> = {
  corrections: 'corrections',
  violations: 'apparent violations',
  companies: 'companies',
  expiring: 'FSB licenses',
}

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
  const shown = table && !instead ? <PartTable table={table} folds={!half} /> : null
  return (
    <DocumentSection
      id={key}
      number={number}
      title={title}
      long={rowCount > (list ? MAX_LIST_ROWS_ON_ONE_PAGE : MAX_ROWS_ON_ONE_PAGE)}
    >
      {description ? <p className="mb-1.5 max-w-[68ch] text-text-2">{description}</p> : null}
      {children}
      {shown && list && rowCount > ROWS_AT_FIRST ? (
        <MoreRows count={rowCount} what={list}>
          {shown}
        </MoreRows>
      ) : (
        shown
      )}
      {note ? <PaperNote>{note}</PaperNote> : null}
      {links && links.length > 0 ? (
        <ul className="mt-1 flex flex-wrap gap-x-4 text-xs print:hidden [&_a]:inline-block [&_a]:py-1">
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
