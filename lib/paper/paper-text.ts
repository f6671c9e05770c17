type Pdf = PDFKit.PDFDocument

/** The weight and the size of text, in points. */
export type TextStyle = { font: 'regular' | 'strong'; size: number }
/** Where text is drawn, in points; figures (`num`) are aligned to the right edge. */
export type TextBox = { x: number; y: number; width: number; num?: boolean }

const isFigure = (text: string): boolean => /\d/.test(text) && !/[\p{L}\n]/u.test(text)

/** The height of text in a column of this width, in points. */
export function heightOfText(
  pdf: Pdf,
  text: string,
  { font, size }: TextStyle,
  { width, num }: Omit<TextBox, 'x' | 'y'>,
) {
  pdf.font(font).fontSize(size)
  if ((num && isFigure(text)) || fitsOnOneLine(pdf, text, width)) return pdf.currentLineHeight(true)
  return pdf.heightOfString(text, { width })
}

/** The width of a figure in a column of this width, in points. */
export const widthOfFigure = (pdf: Pdf, text: string, { font, size }: TextStyle, width: number): number =>
  Math.min(width, pdf.font(`${font} figures`).fontSize(size).widthOfString(text))

/**
 * Draws text in the current colour. A figure stays on one line, and is scaled down where the column is too narrow.
 */
export function drawText(pdf: Pdf, text: string, { font, size }: TextStyle, { x, y, width, num }: TextBox): void {
  pdf.font(font).fontSize(size)
  const height = pdf.currentLineHeight(true)
  const asFigure = num && isFigure(text)
  if (!asFigure && !fitsOnOneLine(pdf, text, width)) {
    pdf.text(text, x, y, { width, align: num ? 'right' : 'left' })
    return
  }
  if (asFigure) pdf.font(`${font} figures`)
  const fullWidth = pdf.widthOfString(text)
  const textWidth = Math.min(fullWidth, width)
  if (fullWidth > width) pdf.fontSize((size * width) / fullWidth)
  // A single line is drawn without line breaking, which costs more than drawing.
  const left = num ? x + width - textWidth : x
  pdf.text(text, left, y + height - pdf.currentLineHeight(true), { lineBreak: false })
  pdf.y = y + height
}

const fitsOnOneLine = (pdf: Pdf, text: string, width: number): boolean =>
  !text.includes('\n') && pdf.widthOfString(text) <= width

/**
 * As much of a text as fits on one line of this width in points, with an ellipsis when it is truncated. Measured in the
 * current font.
 */
export function truncateToFit(pdf: Pdf, text: string, width: number): string {
  if (fitsOnOneLine(pdf, text, width)) return text
  let end = Math.floor((text.length * width) / pdf.widthOfString(text))
  while (end > 0 && pdf.widthOfString(`${text.slice(0, end)}\u2026`) > width) end -= 1
  return `${text.slice(0, end).trimEnd()}\u2026`
}
