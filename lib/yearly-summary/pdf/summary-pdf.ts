import 'server-only'
import { formatDate, formatInstant } from '@/lib/calendar'
import type { DocumentPart } from '../document/model'
import { summaryParts } from '../document/summary-parts'
import type { Difference } from '../key-figures'
import { leadSentences } from '../lead-words'
import { signatureSentence } from '../signature-words'
import { summaryTitle } from '../summary-words'
import type { Signature, SummaryDocument } from '../yearly-summary'
import { INK, MARGIN, Paper } from './paper'
import { paperChart } from './paper-chart'
import { paperTable } from './paper-table'

/** What is printed: the figures, and how they stand beside a signature. `asSigned` prints the very document that was signed. */
export type PrintedSummary = SummaryDocument & { figuresSha256: string; signature: Signature; asSigned: boolean }

/** What the hash on the paper is of, and the hash. */
function hashOf({ asSigned, signature, figuresSha256 }: PrintedSummary): { of: string; hash: string } {
  return asSigned && signature.signOff
    ? { of: 'the signed document', hash: signature.signOff.documentSha256 }
    : { of: 'these figures', hash: figuresSha256 }
}

/**
 * The yearly summary on paper: cover, contents, numbered sections, signed and now, a place to sign. Tagged for screen readers. The same figures as of the same
 * instant under the same signature give the same bytes.
 */
export function summaryPdf(summary: PrintedSummary): Promise<Buffer> {
  const { figures, organisation, asOf, timeZone, signature } = summary
  const paper = new Paper({ title: summaryTitle(figures), author: organisation, asOf: new Date(asOf) })
  const parts = [...summaryParts(figures, timeZone), ...differencePart(signature.differences)]
  cover(paper, summary)
  paper.newPage()
  const contentsPage = paper.pageNumber
  const contents = paper.pdf.struct('TOC')
  paper.root.add(contents)
  paper.newPage()
  const entries = parts.map((part, at) => {
    const page = section(paper, part, at + 1, summary)
    return { title: part.title, page }
  })
  entries.push({ title: 'Sign-off', page: signOff(paper, parts.length + 1, summary) })
  writeContents(paper, contents, contentsPage, entries)
  const { of, hash } = hashOf(summary)
  return paper.finish(`${organisation}, ${summaryTitle(figures)}. SHA-256 of ${of}: ${hash.slice(0, 16)}\u2026`)
}

function cover(paper: Paper, summary: PrintedSummary): void {
  const { figures, organisation, asOf, timeZone, rulesVersion, placesVersion, signature } = summary
  const { pdf } = paper
  const { of, hash } = hashOf(summary)
  pdf.y = 190
  paper.words(organisation, { size: 11, color: INK.third })
  paper.words(`Yearly summary ${figures.year}`, { as: 'H1', size: 26, font: 'strong', color: INK.text })
  paper.words('Fees paid to the FSB under OFAC\u2019s general licenses', { size: 12, gap: 14 })
  paper.rule(pdf.y, { color: INK.text, weight: 1.2 })
  pdf.y += 16
  const facts = [
    ['Scope', figures.company?.name ?? 'All companies'],
    ['Year', `1 Jan to ${formatDate(figures.lastDay)}, by payment date`],
    ['As of', `${formatInstant(new Date(asOf), timeZone)} (${timeZone})`],
    ['State', figures.closed ? 'Closed for entries' : 'Open for entries'],
    ['Rules, places', `${rulesVersion}, ${placesVersion}`],
    ['Signature', summary.asSigned ? signedWords(summary) : signatureSentence(signature, timeZone)],
    [`SHA-256 of ${of}`, hash],
  ]
  const list = pdf.struct('L')
  paper.root.add(list)
  for (const [label = '', value = ''] of facts) {
    const y = pdf.y
    const item = pdf.struct('LI')
    list.add(item)
    item.add(
      pdf.struct('Lbl', {}, () => {
        pdf.font('regular').fontSize(9).fillColor(INK.third).text(label, paper.left, y, { width: 130 })
      }),
    )
    const below = pdf.y
    item.add(
      pdf.struct('LBody', {}, () => {
        pdf.font('regular').fontSize(9).fillColor(INK.text)
        pdf.text(value, paper.left + 140, y, { width: paper.width - 140 })
      }),
    )
    item.end()
    pdf.y = Math.max(pdf.y, below) + 6
  }
  list.end()
  pdf.y += 18
  paper.words(leadSentences(figures), { size: 10, color: INK.text })
}

const signedWords = ({ signature: { signOff }, timeZone }: PrintedSummary): string =>
  signOff ? `Signed ${formatInstant(signOff.signedAt, timeZone)} by ${signOff.signedByName}` : ''

/** Sections longer than this, in points, may run over several pages. */
const LONGEST_WHOLE = 600

/** About how high a section is, on the large side: its parts, and a row for each row. */
function heightOf({ says, table, note }: DocumentPart): number {
  const hasSecondLines = table?.rows.some(({ cells }) => cells.some((cell) => 'text' in cell && cell.beneath)) ?? false
  const rows = (table?.rows.length ?? 0) * (hasSecondLines ? 29 : 19.5)
  return 36 + (says ? 20 : 0) + (table ? 24 + rows + (table.total ? 26 : 0) : 0) + (note ? 28 : 0)
}

/** One numbered section; answers the page it begins on. */
function section(paper: Paper, part: DocumentPart, number: number, { figures }: PrintedSummary): number {
  const { key, title, says, table, note } = part
  const element = paper.pdf.struct('Sect')
  paper.root.add(element)
  // A heading is never alone at the foot of a page, and a section that fits on one page is not broken.
  const whole = heightOf(part) + (key === 'months' ? 210 : 0)
  paper.ensure(whole < LONGEST_WHOLE ? whole : 140)
  if (paper.pdf.y > MARGIN) paper.pdf.y += 10
  const page = paper.pageNumber
  paper.pdf.outline.addItem(`${number} ${title}`)
  paper.words(`${number}  ${title}`, { as: 'H2', size: 12, font: 'strong', color: INK.text, gap: 3 }, element)
  if (says) paper.words(says, {}, element)
  if (key === 'months') paperChart(paper, element, figures)
  if (table) paperTable(paper, element, table)
  if (note) paper.words(note, { size: 7.5, color: INK.third }, element)
  element.end()
  return page
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
            rows: differences.map(({ key, label, signed, now, difference }) => ({
              key,
              cells: [{ text: label }, { text: signed, tone: 'text-2' }, { text: now }, { text: difference }],
            })),
          },
          note: 'Every other figure is the same as signed.',
        },
      ]

/** Who signed, when and what they said; or the lines to sign on. Answers its page. */
function signOff(paper: Paper, number: number, summary: PrintedSummary): number {
  const { pdf } = paper
  const { signature, timeZone, asSigned, figures } = summary
  const signed = signature.signOff
  paper.ensure(210)
  pdf.y += 10
  const page = paper.pageNumber
  pdf.outline.addItem(`${number} Sign-off`)
  paper.words(`${number}  Sign-off`, { as: 'H2', size: 12, font: 'strong', color: INK.text })
  paper.words(asSigned ? `${signedWords(summary)}.` : signatureSentence(signature, timeZone))
  if (signed) {
    paper.words(`\u201c${signed.statement}\u201d`, { size: 10, color: INK.text, gap: 6 })
    paper.words(`Signed as of ${formatInstant(signed.asOf, timeZone)} (${timeZone}).`)
    paper.words(`SHA-256 of the signed document: ${signed.documentSha256}`, { size: 8 })
  }
  if (!asSigned) paper.words(`SHA-256 of these figures: ${summary.figuresSha256}`, { size: 8 })
  pdf.y += 40
  const width = (paper.width - 40) / 2
  const y = pdf.y
  for (const [at, label] of [`Prepared by, date`, `Signed by, date`].entries()) {
    const x = paper.left + at * (width + 40)
    paper.rule(y, { x, width, color: INK.text, weight: 0.8 })
    paper.root.add(
      pdf.struct('P', {}, () => {
        pdf
          .font('regular')
          .fontSize(8)
          .fillColor(INK.third)
          .text(label, x, y + 4, { width })
      }),
    )
  }
  pdf.y = y + 26
  paper.words(
    `The hash is of the figures as canonical JSON (keys in order, no spaces, UTF-8). The payments of ${figures.year} and each step of them stand in the audit chains of this ledger.`,
    { size: 7.5, color: INK.third },
  )
  return page
}

function writeContents(
  paper: Paper,
  contents: PDFKit.PDFStructureElement,
  page: number,
  entries: readonly { title: string; page: number }[],
): void {
  const { pdf } = paper
  pdf.switchToPage(page - 1)
  let y = MARGIN
  const write = (text: string, number: string, size: number, font: string) => {
    const item = pdf.struct('TOCI')
    contents.add(item)
    item.add(
      pdf.struct('P', {}, () => {
        pdf
          .font(font)
          .fontSize(size)
          .fillColor(INK.text)
          .text(text, paper.left, y, { width: paper.width - 40, lineBreak: false })
        pdf.text(number, paper.left, y, { width: paper.width, align: 'right', lineBreak: false })
      }),
    )
    item.end()
    y += size * 1.9
  }
  write('Contents', '', 16, 'strong')
  for (const [at, entry] of entries.entries()) {
    write(`${at + 1}  ${entry.title}`, String(entry.page), 10, 'regular')
    paper.rule(y - 5)
  }
  contents.end()
}
