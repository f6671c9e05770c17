import 'server-only'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'

declare global {
  namespace PDFKit.Mixins {
    /** What pdfkit reads and its types leave out: of what a header cell is the head, and where a figure stands. */
    interface StructureElementOptions {
      scope?: 'Row' | 'Column'
      bbox?: [number, number, number, number]
    }
  }
}

/** A4 with margins of 16 mm, in points. */
export const MARGIN = 45
export const INK = {
  text: '#141a18',
  second: '#414a46',
  third: '#5b6560',
  line: '#c4c9c6',
  strong: '#818b85',
  accent: '#1d4a87',
  review: '#855000',
  track: '#e6eae7',
} as const
const FOOT_HEIGHT = 24

type Pdf = PDFKit.PDFDocument
/** One element of the structure that a screen reader follows. */
export type Structure = PDFKit.PDFStructureElement

// Whole Inter with its Cyrillic, under the SIL Open Font License (LICENSE_FONT of the package).
const fontFile = (weight: string, name: string) =>
  join(process.cwd(), 'node_modules', '@expo-google-fonts/inter', weight, name)

/** A sheet after the other, with a cursor: what is put on it is part of the structure or an ornament. Nothing in the file depends on the clock or on chance. */
export class Paper {
  readonly pdf: Pdf
  readonly root: Structure
  private readonly chunks: Buffer[] = []

  constructor({ title, author, asOf }: { title: string; author: string; asOf: Date }) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      font: fontFile('400Regular', 'Inter_400Regular.ttf'),
      // A creation date other than the instant of the figures would make each copy differ.
      info: {
        Title: title,
        Author: author,
        Creator: 'Headroom',
        Producer: 'Headroom',
        CreationDate: asOf,
        ModDate: asOf,
      },
    })
    this.pdf.registerFont('regular', fontFile('400Regular', 'Inter_400Regular.ttf'))
    this.pdf.registerFont('strong', fontFile('600SemiBold', 'Inter_600SemiBold.ttf'))
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    this.root = this.pdf.struct('Document')
    this.pdf.addStructure(this.root)
  }

  get left(): number {
    return MARGIN
  }
  get width(): number {
    return this.pdf.page.width - 2 * MARGIN
  }
  /** Where the last line of a page may end: above the foot. */
  get bottom(): number {
    return this.pdf.page.height - MARGIN - FOOT_HEIGHT
  }
  /** The page that is written on, from 1. */
  get pageNumber(): number {
    const { start, count } = this.pdf.bufferedPageRange()
    return start + count
  }

  newPage(): void {
    this.pdf.addPage()
    this.pdf.y = MARGIN
  }

  /** Begins a new page unless so many points are left. */
  ensure(points: number): void {
    if (this.pdf.y + points > this.bottom) this.newPage()
  }

  /** Draws what a screen reader leaves out: rules, bars, page numbers. */
  ornament(draw: (pdf: Pdf) => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' })
    this.pdf.save()
    draw(this.pdf)
    this.pdf.restore()
    this.pdf.endMarkedContent()
  }

  rule(y: number, { x = this.left, width = this.width, color = INK.line as string, weight = 0.5 } = {}): void {
    this.ornament((pdf) =>
      pdf
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(weight)
        .strokeColor(color)
        .stroke(),
    )
  }

  /** A paragraph at the cursor, on one page if it fits on one. */
  words(
    text: string,
    { as = 'P', size = 9, font = 'regular', color = INK.second as string, gap = 4, width = this.width } = {},
    parent: Structure = this.root,
  ): void {
    this.pdf.font(font).fontSize(size)
    this.ensure(this.pdf.heightOfString(text, { width, lineGap: 2 }))
    const element = this.pdf.struct(as, {}, () => {
      this.pdf.font(font).fontSize(size).fillColor(color).text(text, this.left, this.pdf.y, { width, lineGap: 2 })
    })
    parent.add(element)
    this.pdf.y += gap
  }

  /** Writes the foot of every page and answers the bytes of the whole. */
  async finish(foot: string): Promise<Buffer> {
    this.root.end()
    const { start, count } = this.pdf.bufferedPageRange()
    for (let at = 0; at < count; at++) {
      this.pdf.switchToPage(start + at)
      this.pdf.page.margins.bottom = 0
      const y = this.pdf.page.height - MARGIN
      this.rule(y - 6)
      this.ornament((pdf) => {
        pdf.font('regular').fontSize(7.5).fillColor(INK.third)
        pdf.text(foot, this.left, y, { width: this.width - 80, lineBreak: false })
        pdf.text(`page ${at + 1} of ${count}`, this.left, y, { width: this.width, align: 'right', lineBreak: false })
      })
    }
    const ended = new Promise((resolve) => this.pdf.once('end', resolve))
    this.pdf.end()
    await ended
    return Buffer.concat(this.chunks)
  }
}
