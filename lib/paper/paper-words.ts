type Pdf = PDFKit.PDFDocument

/** How words are set: the weight of the font, its size in points. */
export type Setting = { font: 'regular' | 'strong'; size: number }
/** Where words stand, in points: figures end at the right edge. */
export type Place = { x: number; y: number; width: number; num?: boolean }

const isFigure = (text: string): boolean => /\d/.test(text) && !/[\p{L}\n]/u.test(text)

/** How high words are in a column of this width, in points. */
export function heightOfWords(pdf: Pdf, text: string, { font, size }: Setting, { width, num }: Omit<Place, 'x' | 'y'>) {
  pdf.font(font).fontSize(size)
  if ((num && isFigure(text)) || fitsOnOneLine(pdf, text, width)) return pdf.currentLineHeight(true)
  return pdf.heightOfString(text, { width })
}

/** How wide a figure is drawn in a column of this width, in points. */
export const widthOfFigure = (pdf: Pdf, text: string, { font, size }: Setting, width: number): number =>
  Math.min(width, pdf.font(`${font} figures`).fontSize(size).widthOfString(text))

/**
 * Sets words in the colour of the moment. A figure stays on one line and is set smaller where a column is too narrow
 * for it.
 */
export function setWords(pdf: Pdf, text: string, { font, size }: Setting, { x, y, width, num }: Place): void {
  pdf.font(font).fontSize(size)
  const height = pdf.currentLineHeight(true)
  const asFigure = num && isFigure(text)
  if (!asFigure && !fitsOnOneLine(pdf, text, width)) {
    pdf.text(text, x, y, { width, align: num ? 'right' : 'left' })
    return
  }
  if (asFigure) pdf.font(`${font} figures`)
  const whole = pdf.widthOfString(text)
  const textWidth = Math.min(whole, width)
  if (whole > width) pdf.fontSize((size * width) / whole)
  // One line is set as it is: finding out where lines break costs more than drawing them.
  const left = num ? x + width - textWidth : x
  pdf.text(text, left, y + height - pdf.currentLineHeight(true), { lineBreak: false })
  pdf.y = y + height
}

const fitsOnOneLine = (pdf: Pdf, text: string, width: number): boolean =>
  !text.includes('\n') && pdf.widthOfString(text) <= width

/**
 * As much of a text as fits into so many points on one line, with an ellipsis where it was cut. The font is the one of
 * the moment.
 */
export function cutToFit(pdf: Pdf, text: string, width: number): string {
  if (fitsOnOneLine(pdf, text, width)) return text
  let end = Math.floor((text.length * width) / pdf.widthOfString(text))
  while (end > 0 && pdf.widthOfString(`${text.slice(0, end)}\u2026`) > width) end -= 1
  return `${text.slice(0, end).trimEnd()}\u2026`
}
