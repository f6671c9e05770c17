import 'server-only'
import PDFDocument from 'pdfkit'
import { type FontName, registerFonts } from './paper-fonts'
import { truncateToFit } from './paper-text'

declare global {
  namespace PDFKit.Mixins {
    /** Options of pdfkit that its types leave out: the scope of a header cell and the position of a drawing. */
    interface StructureElementOptions {
      scope?: 'Row' | 'Column'
      bbox?: [number, number, number, number]
    }
    /** The structure element of a link. */
    interface AnnotationOption {
      structParent?: PDFStructureElement
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
/**
 * The style of a paragraph: sizes in points, `gap` is the space below it, `as` its structure type for a screen reader.
 */
type Style = { as?: string; size?: number; font?: FontName; color?: string; gap?: number; width?: number }
const PLAIN = { as: 'P', size: 9, font: 'regular', color: INK.second, gap: 4 } as const
const LINE_GAP = 2
/** One element of the structure that a screen reader reads. */
export type Structure = PDFKit.PDFStructureElement

/**
 * Pages with a cursor. Everything drawn is part of the structure or an artifact. Nothing in the file depends on the
 * clock or on chance.
 */
export class Paper {
  readonly pdf: Pdf
  readonly root: Structure
  private readonly chunks: Buffer[] = []

  constructor({ title, author, keywords, asOf }: { title: string; author: string; keywords: string; asOf: Date }) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      // No default font: pdfkit would load it again each time it is selected by its registered name.
      font: '',
      // The instant of the figures: with the current time each copy would differ.
      info: {
        Title: title,
        Author: author,
        Keywords: keywords,
        Creator: 'Headroom',
        Producer: 'Headroom',
        CreationDate: asOf,
        ModDate: asOf,
      },
    })
    registerFonts(this.pdf)
    this.pdf.font('regular')
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
  /** The lowest position of text on a page, above the footer. */
  get bottom(): number {
    return this.pdf.page.height - MARGIN - FOOT_HEIGHT
  }
  /** The number of the current page, from 1. */
  get pageNumber(): number {
    const { start, count } = this.pdf.bufferedPageRange()
    return start + count
  }

  newPage(): void {
    this.pdf.addPage()
    this.pdf.y = MARGIN
  }

  /** Begins a new page unless this many points remain. */
  ensure(points: number): void {
    if (this.pdf.y + points > this.bottom) this.newPage()
  }

  /** Draws an artifact, which a screen reader skips: rules, bars, page numbers. */
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
  words(text: string, style: Style = {}, parent: Structure = this.root): void {
    const { as, size, font, color, gap, width } = { ...PLAIN, width: this.width, ...style }
    this.ensure(this.heightOf(text, style) - gap)
    const element = this.pdf.struct(as, {}, () => {
      this.pdf
        .font(font)
        .fontSize(size)
        .fillColor(color)
        .text(text, this.left, this.pdf.y, { width, lineGap: LINE_GAP })
    })
    parent.add(element)
    this.pdf.y += gap
  }

  /** The height of such a paragraph, including the space below it. */
  heightOf(text: string, style: Style = {}): number {
    const { size, font, gap, width } = { ...PLAIN, width: this.width, ...style }
    return this.pdf.font(font).fontSize(size).heightOfString(text, { width, lineGap: LINE_GAP }) + gap
  }

  /**
   * Draws the footer of every page, of a name that may be truncated and a mark that is not, and returns the bytes of
   * the file.
   */
  async finish({ name, mark }: { name: string; mark: string }): Promise<Buffer> {
    this.root.end()
    const { start, count } = this.pdf.bufferedPageRange()
    for (let at = 0; at < count; at++) {
      this.pdf.switchToPage(start + at)
      this.pdf.page.margins.bottom = 0
      const y = this.pdf.page.height - MARGIN
      this.rule(y - 6)
      this.ornament((pdf) => {
        pdf.font('regular').fontSize(7.5).fillColor(INK.third)
        const number = `page ${at + 1} of ${count}`
        const available = this.width - pdf.widthOfString(number) - 2 * FOOT_HEIGHT - pdf.widthOfString(mark)
        pdf.text(truncateToFit(pdf, name, available) + mark, this.left, y, { lineBreak: false })
        pdf.text(number, this.left + this.width - pdf.widthOfString(number), y, { lineBreak: false })
      })
    }
    const ended = new Promise((resolve) => this.pdf.once('end', resolve))
    this.pdf.end()
    await ended
    return Buffer.concat(this.chunks)
  }
}
