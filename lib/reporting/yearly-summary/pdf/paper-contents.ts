import { INK, MARGIN, type Paper, type Structure } from '@/lib/paper/paper'

export type ContentsEntry = { title: string; page: number }

const TITLE_SIZE = 16
const SIZE = 10
const LINE = 1.9

/** The page of contents, left blank until the pages of the sections are known. */
export class Contents {
  private readonly element: Structure
  private readonly page: number

  constructor(private readonly paper: Paper) {
    paper.newPage()
    this.page = paper.pageNumber
    this.element = paper.pdf.struct('TOC')
    paper.root.add(this.element)
  }

  /** Writes the entries, each a link to its section. */
  write(entries: readonly ContentsEntry[]): void {
    const { pdf, left, width } = this.paper
    pdf.switchToPage(this.page - 1)
    const title = pdf.struct('Caption', {}, () => {
      pdf.font('strong').fontSize(TITLE_SIZE).fillColor(INK.text).text('Contents', left, MARGIN, { lineBreak: false })
    })
    this.element.add(title)
    let y = MARGIN + TITLE_SIZE * LINE
    for (const [at, entry] of entries.entries()) {
      this.entry(at + 1, entry, y)
      y += SIZE * LINE
      this.paper.rule(y - 5, { x: left, width })
    }
    this.element.end()
  }

  private entry(number: number, { title, page }: ContentsEntry, y: number): void {
    const { pdf, left, width } = this.paper
    const item = pdf.struct('TOCI')
    this.element.add(item)
    const link = pdf.struct('Link')
    item.add(link)
    link.add(() => {
      pdf.font('regular').fontSize(SIZE).fillColor(INK.text).text(`${number}  ${title}`, left, y, { lineBreak: false })
      pdf.text(String(page), left + width - pdf.widthOfString(String(page)), y, { lineBreak: false })
    })
    pdf.goTo(left, y, width, SIZE * 1.3, destinationOf(number), { structParent: link })
    link.end()
    item.end()
  }
}

/** The link destination of a section. */
export const destinationOf = (number: number): string => `section-${number}`
