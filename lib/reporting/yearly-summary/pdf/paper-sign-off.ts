import { formatInstant } from '@/lib/kernel/calendar'
import { INK, type Paper, type Structure } from '@/lib/paper/paper'
import { openWhenSigned, sealSentence } from '../signing/signature-messages'
import { type PrintedSummary, signatureText } from './printed-summary'

const LINES_HEIGHT = 66
const SMALL = { size: 8 } as const

/** The signer, date, statement, hash and seal, and the lines to sign on, all on one page. */
export function paperSignOff(paper: Paper, parent: Structure, summary: PrintedSummary): void {
  for (const { text, ...style } of sentencesOf(summary)) paper.words(text, style, parent)
  linesToSignOn(paper, parent)
  paper.words(footnote(summary), { size: 7.5, color: INK.third }, parent)
}

/** Its height in points. */
export function heightOfSignOff(paper: Paper, summary: PrintedSummary): number {
  const sentences = sentencesOf(summary).map(({ text, ...style }) => paper.heightOf(text, style))
  return sentences.reduce(
    (sum, height) => sum + height,
    LINES_HEIGHT + paper.heightOf(footnote(summary), { size: 7.5 }),
  )
}

type Sentence = { text: string; size?: number; color?: string; gap?: number }

function sentencesOf(summary: PrintedSummary): Sentence[] {
  const { signature, timeZone, asSigned, figuresSha256 } = summary
  const signed = signature.signOff
  const sentences: Sentence[] = [{ text: signatureText(summary) }]
  if (signed) {
    const { statement, asOf, documentSha256, document } = signed
    const { seal } = document
    const open = openWhenSigned(document.openPoints)
    sentences.push(
      { text: `\u201c${statement}\u201d`, size: 10, color: INK.text, gap: 6 },
      ...(open ? [{ text: open }] : []),
      { text: `Signed as of ${formatInstant(asOf, timeZone)} (${timeZone}).` },
      { text: `SHA-256 of the signed document: ${documentSha256}`, ...SMALL },
      { text: `${sealSentence(seal, timeZone)}${seal ? ` Merkle root: ${seal.root}` : ''}`, ...SMALL },
    )
  }
  if (!asSigned) sentences.push({ text: `SHA-256 of these figures: ${figuresSha256}`, ...SMALL })
  return sentences
}

const footnote = ({ figures, asSigned }: PrintedSummary): string =>
  `The hash is of ${asSigned ? 'the full document, with its figures, statement, signer and seal,' : 'the figures'} ` +
  'as canonical JSON (keys in order, no spaces, UTF-8). ' +
  `The audit chains of this ledger contain the payments of ${figures.year} and every step of them.`

function linesToSignOn(paper: Paper, parent: Structure): void {
  const { pdf } = paper
  pdf.y += 40
  const width = (paper.width - 40) / 2
  const y = pdf.y
  for (const [at, label] of ['Prepared by, date', 'Signed by, date'].entries()) {
    const x = paper.left + at * (width + 40)
    paper.rule(y, { x, width, color: INK.text, weight: 0.8 })
    parent.add(
      pdf.struct('P', {}, () => {
        pdf.font('regular').fontSize(8).fillColor(INK.third)
        pdf.text(label, x, y + 4, { width })
      }),
    )
  }
  pdf.y = y + LINES_HEIGHT - 40
}
