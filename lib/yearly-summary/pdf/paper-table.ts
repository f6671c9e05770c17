import { BAND_WORDS, bandOf, type Headroom } from '@/lib/rules/headroom'
import type { DocumentCell, DocumentColumn, DocumentTable } from '../document/model'
import { INK, type Paper, type Structure } from './paper'

const SIZE = 8.5
const BENEATH_SIZE = 7.5
const PAD = 4
const GAP = 6

type Placed = DocumentColumn & { x: number; width: number }

/** Draws a table: its head again on each page, a row never over two, the total under one rule and over two. */
export function paperTable(paper: Paper, parent: Structure, { caption, columns, rows, total }: DocumentTable): void {
  const placed = place(paper, columns)
  const table = paper.pdf.struct('Table', { title: caption })
  parent.add(table)
  // The head and two rows stay together, so that no head stands alone at the foot of a page.
  paper.ensure(3 * 22)
  head(paper, table, placed)
  for (const { cells } of rows) {
    const height = rowHeight(paper, cells, placed)
    if (paper.pdf.y + height > paper.bottom) {
      paper.newPage()
      head(paper, table, placed)
    }
    row(paper, table, placed, cells, height)
    paper.rule(paper.pdf.y)
  }
  if (total) totalRow(paper, table, placed, total)
  table.end()
  paper.pdf.y += 6
}

function place(paper: Paper, columns: readonly DocumentColumn[]): Placed[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  let x = paper.left
  return columns.map((column) => {
    const width = (paper.width * column.share) / all
    const at = x
    x += width
    return { ...column, x: at, width }
  })
}

function head(paper: Paper, table: Structure, columns: readonly Placed[]): void {
  const { pdf } = paper
  pdf.font('strong').fontSize(BENEATH_SIZE)
  const height = Math.max(...columns.map((column) => pdf.heightOfString(column.header, inner(column)))) + 2 * PAD - 2
  const line = pdf.struct('TR')
  table.add(line)
  const y = pdf.y
  for (const column of columns) {
    line.add(
      pdf.struct('TH', { scope: 'Column' }, () => {
        pdf.font('strong').fontSize(BENEATH_SIZE).fillColor(INK.third)
        pdf.text(column.header, column.x + (column.num ? GAP : 0), y + PAD - 2, inner(column))
      }),
    )
  }
  line.end()
  pdf.y = y + height
  paper.rule(pdf.y, { color: INK.strong })
}

/** Figures stand in columns of their own: one width for each digit. */
const TABULAR: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum']

const inner = ({ width, num }: Placed) => ({
  width: width - GAP,
  align: num ? ('right' as const) : ('left' as const),
})

/** Puts words into a column: figures on one line, at its right edge. */
function put({ pdf }: Paper, column: Placed, text: string, y: number): void {
  if (!column.num || !/\d/.test(text)) {
    pdf.text(text, column.x + (column.num ? GAP : 0), y, inner(column))
    return
  }
  const width = pdf.widthOfString(text, { features: TABULAR })
  pdf.text(text, column.x + column.width - width, y, { features: TABULAR, lineBreak: false })
  pdf.y = y + pdf.currentLineHeight(true)
}

function rowHeight(paper: Paper, cells: readonly DocumentCell[], columns: readonly Placed[]): number {
  const heights = columns.map((column, at) => {
    const cell = cells[at]
    if (!cell || 'meter' in cell) return 12
    paper.pdf.font('regular').fontSize(SIZE)
    const words = paper.pdf.heightOfString(cell.text, inner(column))
    paper.pdf.fontSize(BENEATH_SIZE)
    return words + (cell.beneath ? paper.pdf.heightOfString(cell.beneath, inner(column)) + 1 : 0)
  })
  return Math.max(...heights) + 2 * PAD
}

function row(
  paper: Paper,
  table: Structure,
  columns: readonly Placed[],
  cells: readonly DocumentCell[],
  height: number,
): void {
  const { pdf } = paper
  const line = pdf.struct('TR')
  table.add(line)
  const y = pdf.y
  for (const [at, column] of columns.entries()) {
    const cell = cells[at]
    if (!cell) continue
    line.add(
      'meter' in cell
        ? pdf.struct('TD', { alt: `${cell.name}: ${BAND_WORDS[bandOf(cell.meter)]}` }, () =>
            meter(paper, column, y, cell.meter),
          )
        : pdf.struct(at === 0 ? 'TH' : 'TD', at === 0 ? { scope: 'Row' } : {}, () => cellWords(paper, column, y, cell)),
    )
  }
  line.end()
  pdf.y = y + height
}

function cellWords(paper: Paper, column: Placed, y: number, cell: Extract<DocumentCell, { text: string }>): void {
  const { pdf } = paper
  const x = column.x + (column.num ? GAP : 0)
  const tone = cell.tone === 'text-3' ? INK.third : cell.tone === 'text-2' ? INK.second : INK.text
  pdf
    .font('regular')
    .fontSize(SIZE)
    .fillColor(tone)
    .text(cell.text, x, y + PAD, inner(column))
  if (cell.beneath) {
    pdf
      .fontSize(BENEATH_SIZE)
      .fillColor(INK.third)
      .text(cell.beneath, x, pdf.y + 1, inner(column))
  }
}

/** The headroom meter in little: used solid, reserved hatched, the cap a wall. */
function meter(
  { pdf }: Paper,
  { x, width: whole }: Placed,
  rowY: number,
  { capCents, usedCents, reservedCents }: Headroom,
): void {
  const width = whole - 2 * GAP
  const y = rowY + PAD + 1.5
  const height = 7
  const used = (width * Math.min(usedCents, capCents)) / capCents
  const reserved = (width * Math.min(reservedCents, capCents - usedCents)) / capCents
  pdf.rect(x, y, width, height).fill(INK.track)
  pdf.rect(x, y, used, height).fill(INK.accent)
  if (reserved > 0) {
    pdf
      .save()
      .rect(x + used, y, reserved, height)
      .clip()
      .lineWidth(0.7)
      .strokeColor(INK.accent)
    for (let at = x + used - height; at < x + used + reserved; at += 2.5) {
      pdf
        .moveTo(at, y + height)
        .lineTo(at + height, y)
        .stroke()
    }
    pdf.restore()
    pdf
      .lineWidth(0.5)
      .rect(x + used, y, reserved, height)
      .stroke(INK.accent)
  }
  for (const notch of [0.8, 0.9, 0.95]) pdf.rect(x + width * notch, y, 0.8, height).fill('#ffffff')
  pdf.rect(x + width, y - 2, 1.2, height + 4).fill(INK.text)
}

function totalRow(paper: Paper, table: Structure, columns: readonly Placed[], total: readonly string[]): void {
  const { pdf } = paper
  const height = 14 + PAD
  if (pdf.y + height > paper.bottom) {
    paper.newPage()
    head(paper, table, columns)
  }
  const y = pdf.y
  paper.rule(y, { color: INK.text, weight: 0.8 })
  const line = pdf.struct('TR')
  table.add(line)
  for (const [at, column] of columns.entries()) {
    line.add(
      pdf.struct(at === 0 ? 'TH' : 'TD', at === 0 ? { scope: 'Row' } : {}, () => {
        pdf.font('strong').fontSize(SIZE).fillColor(INK.text)
        put(paper, column, total[at] ?? '', y + PAD)
      }),
    )
  }
  line.end()
  const last = columns.at(-1)
  if (last?.num) {
    pdf.font('strong').fontSize(SIZE)
    const width = pdf.widthOfString(total.at(-1) ?? '', { features: TABULAR })
    const x = last.x + last.width - width
    for (const below of [13, 15]) paper.rule(y + PAD + below, { x, width, color: INK.text, weight: 0.6 })
  }
  pdf.y = y + height + PAD
}
