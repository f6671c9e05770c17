import 'server-only'
import { formatInstant } from '@/lib/kernel/calendar'
import { INK, MARGIN, Paper, type Structure } from '@/lib/paper/paper'
import { drawText } from '@/lib/paper/paper-text'
import { formatLetterCode } from './letter-code'
import type { LetterContent } from './letter-content'
import { disclaimers, letterFacts, licenseText, standingText } from './letter-text'

const LABEL_WIDTH = 128
/** Body sizes in points, tried until everything fits on one page. */
const SIZES = [9, 8.5, 8, 7.5, 7]

/**
 * The letter on one page, tagged for screen readers. The same content with the same code gives the same bytes. Throws
 * when it does not fit on one page, which cannot happen with names of the lengths that the forms accept.
 */
export async function letterPdf(content: LetterContent, code: string): Promise<Buffer> {
  for (const size of SIZES) {
    const paper = paperOf(content)
    write(paper, content, code, size)
    if (paper.pageNumber === 1)
      return paper.finish({ name: content.organisation, mark: `. ${content.reference}, for the bank` })
  }
  throw new Error(`the letter of ${content.reference} does not fit on one page`)
}

const paperOf = ({ reference, organisation, issuedAt }: LetterContent): Paper =>
  new Paper({
    title: `Letter for the bank, ${reference}`,
    author: organisation,
    keywords: `Headroom ${reference}`,
    asOf: new Date(issuedAt),
  })

function write(paper: Paper, content: LetterContent, code: string, size: number): void {
  const { pdf } = paper
  const { reference, demo, issuedAt, timeZone } = content
  const body = { size, gap: 3 }
  pdf.y = MARGIN
  if (demo) paper.words(DEMO, { size: 9, font: 'strong', color: INK.review, gap: 6 })
  paper.words(content.organisation, { size: 10, color: INK.third, gap: 2 })
  const title = `Payment ${reference}: approved by the payer`
  paper.words(title, { as: 'H1', size: 15, font: 'strong', color: INK.text, gap: 3 })
  const issued =
    'Approved under the general licenses of OFAC that are named below. ' +
    `Issued ${formatInstant(new Date(issuedAt), timeZone)} (${timeZone}) for the bank that makes the payment.`
  paper.words(`${issued} ${standingText(content)}`, { ...body, gap: 8 })
  facts(paper, letterFacts(content), size)
  heading(paper, 'General licenses that the payer relies on', size)
  for (const license of content.licenses) paper.words(licenseText(license, content), body)
  heading(paper, 'Remittance line (31 CFR 578.502(f))', size)
  paper.words(content.remittanceLine, { ...body, font: 'strong', color: INK.text })
  if (content.remittanceLines) {
    paper.words('The same in four lines of 35 characters:', { ...body, gap: 1 })
    for (const line of content.remittanceLines) paper.words(line, { size, color: INK.text, gap: 0 })
    pdf.y += 3
  }
  heading(paper, 'Check this letter before you rely on it', size)
  paper.words(`Open ${content.checkAddress} and enter this code. No account is needed.`, body)
  paper.words(formatLetterCode(code), { size: 17, font: 'strong', color: INK.text, gap: 3 })
  paper.words(CHECK, body)
  heading(paper, 'What this letter does not state', size)
  for (const text of disclaimers(content)) paper.words(text, body)
}

const DEMO = 'Demo: every name and amount in this letter is invented. It is not a letter for any bank.'
const CHECK =
  'The page shows the facts above as they are stored, whether the approval was withdrawn, since when, and the ' +
  'SHA-256 of this file. If a fact differs, or the page does not know the code, do not rely on the letter and ask ' +
  'the payer.'

function heading(paper: Paper, title: string, size: number): void {
  paper.pdf.y += size - 1
  paper.rule(paper.pdf.y - 4)
  paper.words(title, { as: 'H2', size: size + 1.5, font: 'strong', color: INK.text, gap: 2 })
}

/** A list with labels at the left and values at the right. */
function facts(paper: Paper, given: readonly [label: string, value: string][], size: number): void {
  const list = paper.pdf.struct('L')
  paper.root.add(list)
  for (const [label, value] of given) fact(paper, list, label, value, size)
  list.end()
}

function fact(paper: Paper, list: Structure, label: string, value: string, size: number): void {
  const { pdf, left, width } = paper
  const setting = { font: 'regular', size } as const
  const x = left + LABEL_WIDTH
  const height = pdf
    .font('regular')
    .fontSize(size)
    .heightOfString(value, { width: width - LABEL_WIDTH })
  paper.ensure(height)
  const y = pdf.y
  const item = pdf.struct('LI')
  list.add(item)
  item.add(
    pdf.struct('Lbl', {}, () => {
      pdf.fillColor(INK.third)
      drawText(pdf, label, setting, { x: left, y, width: LABEL_WIDTH - 8 })
    }),
  )
  const below = pdf.y
  item.add(
    pdf.struct('LBody', {}, () => {
      pdf.fillColor(INK.text)
      drawText(pdf, value, setting, { x, y, width: width - LABEL_WIDTH })
    }),
  )
  item.end()
  pdf.y = Math.max(pdf.y, below) + 2.5
}
