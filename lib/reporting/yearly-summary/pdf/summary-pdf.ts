import 'server-only'
import { INK, MARGIN, Paper, type Structure } from '@/lib/paper/paper'
import type { DocumentPart, DocumentRow } from '../document/model'
import { summaryParts } from '../document/summary-parts'
import { summaryTitle } from '../labels'
import type { Difference } from '../signing/signed-figures'
import { CHART_HEIGHT, hasCurve, paperChart } from './paper-chart'
import { Contents, destinationOf } from './paper-contents'
import { paperCover } from './paper-cover'
import { heightOfSignOff, paperSignOff } from './paper-sign-off'
import { type MeasuredTable, measureTable, paperTable } from './paper-table'
import { hashOf, type PrintedSummary } from './printed-summary'

/** A section higher than this, in points, may be split over pages; a lower one stays together. */
const MAX_UNSPLIT_HEIGHT = 280
const HEADING_HEIGHT = 30
const NOTE = { size: 7.5, color: INK.third } as const

/**
 * Prints the yearly summary: cover, contents, numbered sections, differences since signing, and a sign-off section.
 * Tagged for screen readers. The same figures as of the same instant with the same signature give the same bytes.
 */
export function summaryPdf(summary: PrintedSummary): Promise<Buffer> {
  const { figures, organisation, asOf, timeZone, signature } = summary
  const { of, hash } = hashOf(summary)
  const title = summaryTitle(figures)
  const paper = new Paper({ title, author: organisation, keywords: `SHA-256 of ${of}: ${hash}`, asOf: new Date(asOf) })
  const parts = [...summaryParts(figures, timeZone), ...differencePart(signature.differences)]
  paperCover(paper, summary)
  const contents = new Contents(paper)
  paper.newPage()
  const entries = parts.map((part, at) => ({ title: part.title, page: section(paper, part, at + 1, summary) }))
  const last = { title: 'Sign-off', number: parts.length + 1, height: heightOfSignOff(paper, summary) }
  const page = headed(paper, last, (element) => paperSignOff(paper, element, summary))
  contents.write([...entries, { title: last.title, page }])
  return paper.finish({ name: `${organisation}, ${title}`, mark: `. SHA-256 of ${of}: ${hash.slice(0, 16)}\u2026` })
}

type Heading = { title: string; number: number; height: number }

/**
 * Writes a numbered heading and its content, of which `height` points stay on the page of the heading. Returns the
 * number of that page.
 */
function headed(paper: Paper, { title, number, height }: Heading, write: (element: Structure) => void): number {
  const { pdf } = paper
  paper.ensure(HEADING_HEIGHT + height)
  if (pdf.y > MARGIN) pdf.y += 10
  const page = paper.pageNumber
  const element = pdf.struct('Sect')
  paper.root.add(element)
  pdf.outline.addItem(`${number} ${title}`)
  pdf.addNamedDestination(destinationOf(number), 'XYZ', paper.left, pdf.y, null)
  paper.words(`${number}  ${title}`, { as: 'H2', size: 12, font: 'strong', color: INK.text, gap: 3 }, element)
  write(element)
  element.end()
  return page
}

/**
 * Writes a numbered section and returns the number of its first page. Its heading is never alone at the bottom of a
 * page, and a short section is not split.
 */
function section(paper: Paper, part: DocumentPart, number: number, { figures }: PrintedSummary): number {
  const { key, title, description, table, note } = part
  const drawn = key === 'months' && hasCurve(figures)
  const measured = table && measureTable(paper, table)
  const noteHeight = note ? paper.heightOf(note, NOTE) : 0
  const above = (description ? paper.heightOf(description) : 0) + (drawn ? CHART_HEIGHT : 0)
  // A chart may be separated from its table, which then begins the next page.
  const height = above + (drawn ? 0 : kept(measured, noteHeight))
  return headed(paper, { title, number, height }, (element) => {
    if (description) paper.words(description, {}, element)
    if (drawn) {
      paperChart(paper, element, figures)
      paper.ensure(kept(measured, noteHeight))
    }
    if (measured) paperTable(paper, element, measured)
    if (note) paper.words(note, NOTE, element)
  })
}

/** The height that stays together: all of a short table with its note, or the beginning of a long one. */
function kept(table: MeasuredTable | undefined, noteHeight: number): number {
  if (!table) return noteHeight
  const height = table.height + noteHeight
  return height <= MAX_UNSPLIT_HEIGHT ? height : table.beginning
}

const differencePart = (differences: readonly Difference[]): DocumentPart[] =>
  differences.length === 0
    ? []
    : [
        {
          key: 'signed-and-now',
          title: 'Signed and now',
          table: {
            caption: 'Figures that changed since they were signed',
            columns: [
              { header: 'Figure', share: 4, fold: 'name' },
              { header: 'Signed', share: 2, num: true, fold: 'start' },
              { header: 'Now', share: 2, num: true, fold: 'end' },
              { header: 'Difference', share: 2, num: true, fold: 'amount' },
            ],
            rows: differences.map(
              ({ key, label, signed, now, difference }): DocumentRow => ({
                key,
                cells: [{ text: label }, { text: signed, tone: 'text-2' }, { text: now }, { text: difference }],
              }),
            ),
          },
          note: 'All other figures are unchanged.',
        },
      ]
