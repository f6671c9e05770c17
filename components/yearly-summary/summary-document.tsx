import type { ReactNode } from 'react'
import { YearChart } from '@/components/charts/year-chart'
import { classNames } from '@/components/ui/class-names'
import type { FullVerification } from '@/lib/audit/chains/verification-status'
import { formatInstant } from '@/lib/kernel/calendar'
import type { DocumentPart } from '@/lib/reporting/yearly-summary/document/model'
import { summaryParts } from '@/lib/reporting/yearly-summary/document/summary-parts'
import { curveOfFigures } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { SummaryFigures } from '@/lib/reporting/yearly-summary/summary-figures'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { type CellWidth, DocumentGrid, GridCell } from './document-parts'
import { FiguresSection } from './figures-section'
import { MonthsAcross } from './months-across'
import { PartSection } from './part-section'
import { DIFFERENCE_TITLE, DifferenceSection, SIGN_OFF_TITLE, SignatureSection } from './signature-sections'
import { SummaryContents } from './summary-contents'
import { SummaryLead, SummaryTitle } from './summary-title'

/** The parts that take the full width; the others stand in pairs. */
const FULL_WIDTH = ['figures', 'months', 'companies']
/** Lists with reasons in them, which are long. */
const FULL_WIDTH_ON_PAPER = ['corrections', 'violations']

/** The last lists, three beside each other while no violation takes their place. */
const LAST_LISTS = ['corrections', 'violations', 'expiring']

const CHART_PIXELS = 124

/** The summary of a year as a document with its contents: a sheet on screen, A4 on paper. `signing` are its buttons. */
export function SummaryDocument({
  summary,
  verification,
  signing,
}: {
  summary: YearlySummary
  verification: FullVerification | null
  signing?: ReactNode
}) {
  const { figures, timeZone, signature } = summary
  const parts = summaryParts(figures, timeZone)
  const numbered = [
    ...parts.map(({ key, title }) => ({ id: key, title })),
    ...(signature.differences.length > 0 ? [DIFFERENCE_TITLE] : []),
    SIGN_OFF_TITLE,
  ].map((entry, at) => ({ ...entry, number: at + 1 }))
  const numberOf = (id: string) => numbered.find((entry) => entry.id === id)?.number ?? 0
  return (
    <div className="items-start gap-6 desktop:flex print:block">
      <SummaryContents entries={numbered} />
      <article
        className={classNames(
          '@container min-w-0 grow rounded-panel border border-line bg-surface px-10 py-6 print:border-0 print:p-0',
          'max-tablet:px-4 max-tablet:py-5',
        )}
      >
        <SummaryTitle summary={summary} />
        <SummaryLead summary={summary} />
        <DocumentGrid>
          {cellsOf(parts).map((cell) => (
            <GridCell
              key={cell[0]?.key}
              width={widthOf(cell, parts)}
              fullOnPaper={cell.some(({ key }) => FULL_WIDTH_ON_PAPER.includes(key))}
            >
              {cell.map((part) => (
                <Part key={part.key} part={part} number={numberOf(part.key)} figures={figures} />
              ))}
            </GridCell>
          ))}
          <DifferenceSection number={numberOf(DIFFERENCE_TITLE.id)} summary={summary} />
          <SignatureSection
            number={numberOf(SIGN_OFF_TITLE.id)}
            summary={summary}
            signing={signing}
            verified={verificationSentence(verification, timeZone)}
          />
        </DocumentGrid>
      </article>
    </div>
  )
}

const hasViolations = (parts: readonly DocumentPart[]): boolean =>
  parts.some(({ key, table }) => key === 'violations' && table)

/** One part in each cell of the grid, or with a short part beneath it instead of beside it. */
const cellsOf = (parts: readonly DocumentPart[]): DocumentPart[][] =>
  parts.reduce<DocumentPart[][]>((cells, part) => {
    const isBeneath = part.key === 'payee-names' || (part.key === 'expiring' && hasViolations(parts))
    if (isBeneath) cells.at(-1)?.push(part)
    else cells.push([part])
    return cells
  }, [])

function widthOf(cell: readonly DocumentPart[], parts: readonly DocumentPart[]): CellWidth {
  const isOneOf = (keys: readonly string[]) => cell.some(({ key }) => keys.includes(key))
  if (isOneOf(FULL_WIDTH)) return 'full'
  return isOneOf(LAST_LISTS) && !hasViolations(parts) ? 'third' : 'half'
}

type PartProps = { part: DocumentPart; number: number; figures: SummaryFigures }

function Part({ part, number, figures }: PartProps) {
  const { key, table } = part
  if (key === 'figures' && table) {
    return (
      <PartSection number={number} part={part} instead>
        <FiguresSection figures={figures} table={table} />
      </PartSection>
    )
  }
  if (key === 'months' && table) {
    return (
      <PartSection number={number} part={part} instead>
        <p className="text-xs text-text-2">
          Line: sum since 1 January. Dotted: {figures.year - 1}. Bars: single months.
          {figures.projection ? ' Dashed: projection, by the method beneath the table.' : null}
        </p>
        <YearChart curve={curveOfFigures(figures)} columns heightPixels={CHART_PIXELS} />
        <MonthsAcross table={table} />
      </PartSection>
    )
  }
  return <PartSection number={number} part={part} half={!FULL_WIDTH.includes(key)} />
}

function verificationSentence(verification: FullVerification | null, timeZone: string): string {
  if (!verification) return 'The audit trail has not been verified since this server started.'
  const { eventCount, chainCount, faultCount, books, anchors, guards, verifiedAt } = verification
  const count = (value: number) => value.toLocaleString('en-US')
  const events = `${count(eventCount)} audit events in ${count(chainCount)} chains`
  const read = `${events} and ${count(books.rowCount)} rows of the books`
  const wrong = faultCount + books.faultCount + books.unrecordedCount + anchors.faultCount
  const outside = anchors.unanchored === null ? '' : ', not anchored outside the database,'
  const found = wrong === 0 ? `verified${outside}` : `with ${wrong} that could not be verified,`
  const contained = 'These chains contain every step of the payments that the figures are computed from.'
  const unguarded =
    guards.faultCount > 0
      ? ` ${count(guards.faultCount)} guards of the database are not what this version installs.`
      : ''
  return `${read}, ${found} ${formatInstant(verifiedAt, timeZone)}. ${contained}${unguarded}`
}
