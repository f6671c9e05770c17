import { type Headroom, NOTCHES_PERCENT } from '@/lib/compliance/rules/money/headroom'
import { INK } from '@/lib/paper/paper'

type Frame = { x: number; y: number; width: number }
const HEIGHT = 7

/** A small headroom meter: used solid, reserved hatched, the cap as a vertical line. */
export function paperMeter(
  pdf: PDFKit.PDFDocument,
  { x, y, width }: Frame,
  { capCents, usedCents, reservedCents }: Headroom,
): void {
  const used = (width * Math.min(usedCents, capCents)) / capCents
  const reserved = (width * Math.min(reservedCents, capCents - usedCents)) / capCents
  pdf.rect(x, y, width, HEIGHT).fill(INK.track)
  pdf.rect(x, y, used, HEIGHT).fill(INK.accent)
  if (reserved > 0) hatched(pdf, { x: x + used, y, width: reserved })
  for (const percent of NOTCHES_PERCENT) pdf.rect(x + width * (percent / 100), y, 0.8, HEIGHT)
  pdf.fill('#ffffff')
  pdf.rect(x + width, y - 2, 1.2, HEIGHT + 4).fill(INK.text)
}

function hatched(pdf: PDFKit.PDFDocument, { x, y, width }: Frame): void {
  pdf.save().rect(x, y, width, HEIGHT).clip().lineWidth(0.7).strokeColor(INK.accent)
  for (let at = x - HEIGHT; at < x + width; at += 2.5) pdf.moveTo(at, y + HEIGHT).lineTo(at + HEIGHT, y)
  pdf.stroke().restore()
  pdf.lineWidth(0.5).rect(x, y, width, HEIGHT).stroke(INK.accent)
}
