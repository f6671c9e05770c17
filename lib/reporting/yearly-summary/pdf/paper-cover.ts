import { formatDate, formatInstant } from '@/lib/kernel/calendar'
import { INK, type Paper } from '@/lib/paper/paper'
import { drawText } from '@/lib/paper/paper-text'
import { leadSentence } from '../document/lead-sentence'
import { hashOf, type PrintedSummary, signatureText } from './printed-summary'

const LABEL = { font: 'regular', size: 9 } as const
const LABEL_WIDTH = 150

/**
 * The first page: the organisation, the year and scope, the instant, the versions, the signature, the hash, and a
 * summary of the figures.
 */
export function paperCover(paper: Paper, summary: PrintedSummary): void {
  const { figures, organisation } = summary
  const { pdf } = paper
  pdf.y = 190
  paper.words(organisation, { size: 11, color: INK.third })
  paper.words(`Yearly summary ${figures.year}`, { as: 'H1', size: 26, font: 'strong', color: INK.text })
  const subtitle = 'Fees paid to the FSB under OFAC\u2019s general licenses'
  if (figures.company) paper.words(figures.company.name, { size: 14, font: 'strong', color: INK.text })
  paper.words(subtitle, { size: 12, gap: 14 })
  paper.rule(pdf.y, { color: INK.text, weight: 1.2 })
  pdf.y += 16
  const list = pdf.struct('L')
  paper.root.add(list)
  for (const [label, value] of factsOf(summary)) {
    const y = pdf.y
    const item = pdf.struct('LI')
    list.add(item)
    item.add(
      pdf.struct('Lbl', {}, () => {
        pdf.fillColor(INK.third)
        drawText(pdf, label, LABEL, { x: paper.left, y, width: LABEL_WIDTH })
      }),
    )
    const below = pdf.y
    item.add(
      pdf.struct('LBody', {}, () => {
        pdf.fillColor(INK.text)
        drawText(pdf, value, LABEL, { x: paper.left + LABEL_WIDTH, y, width: paper.width - LABEL_WIDTH })
      }),
    )
    item.end()
    pdf.y = Math.max(pdf.y, below) + 6
  }
  list.end()
  pdf.y += 18
  paper.words(leadSentence(figures), { size: 10, color: INK.text })
}

function factsOf(summary: PrintedSummary): [label: string, value: string][] {
  const { figures, asOf, timeZone, rulesVersion, placesVersion } = summary
  const { of, hash } = hashOf(summary)
  return [
    ['Scope', figures.company?.name ?? 'All companies'],
    ['Year', `1 Jan to ${formatDate(figures.lastDay)}, by payment date`],
    ['As of', `${formatInstant(new Date(asOf), timeZone)} (${timeZone})`],
    ['State', figures.closed ? 'Closed for entries' : 'Open for entries'],
    ['Rules, places', `${rulesVersion}, ${placesVersion}`],
    ['Signature', signatureText(summary)],
    [`SHA-256 of ${of}`, hash],
  ]
}
