import { BAND_WORDS, bandOf } from '@/lib/compliance/rules/money/headroom'
import { INK, type Paper, type Structure } from '@/lib/paper/paper'
import { drawText, heightOfText, type TextStyle, widthOfFigure } from '@/lib/paper/paper-text'
import type { DocumentCell, DocumentColumn, DocumentTable, TextCell } from '../document/model'
import { paperMeter } from './paper-meter'

const HEAD: TextStyle = { font: 'strong', size: 7.5 }
const CELL: TextStyle = { font: 'regular', size: 8.5 }
const BENEATH: TextStyle = { font: 'regular', size: 7.5 }
const TOTAL: TextStyle = { font: 'strong', size: 8.5 }
const PAD = 4
const GAP = 6
const TOTAL_HEIGHT = 14 + 2 * PAD
const AFTER = 6
/** This many rows stay together at the beginning and at the end of a table. */
const ROWS_KEPT = 2

type Placed = DocumentColumn & { x: number; width: number }
type Row = { cells: readonly DocumentCell[]; height: number }

/**
 * A table with the heights of its parts in points: the full table, and the beginning that must fit on the page it
 * starts on.
 */
export type MeasuredTable = {
  table: DocumentTable
  columns: Placed[]
  rows: Row[]
  headHeight: number
  height: number
  beginning: number
}

/** Measures a table, each of its rows once. */
export function measureTable(paper: Paper, table: DocumentTable): MeasuredTable {
  const columns = place(paper, table.columns)
  const headHeight = heightOfHead(paper, columns)
  const rows = table.rows.map(({ cells }) => ({ cells, height: rowHeight(paper, cells, columns) }))
  const sum = (some: readonly Row[]) => some.reduce((height, row) => height + row.height, 0)
  const height = headHeight + sum(rows) + (table.total ? TOTAL_HEIGHT : 0) + AFTER
  const beginning = headHeight + sum(rows.slice(0, ROWS_KEPT))
  return { table, columns, rows, headHeight, height, beginning }
}

/**
 * Draws a table. Its head is repeated on each page, a row is never split, and the total has one rule above and two
 * below. The first rows, and the last rows with the total, stay together, so that none is alone on a page.
 */
export function paperTable(paper: Paper, parent: Structure, measured: MeasuredTable): void {
  const { table, columns, rows, headHeight, beginning } = measured
  const { pdf } = paper
  const element = pdf.struct('Table', { title: table.caption })
  parent.add(element)
  paper.ensure(beginning)
  head(paper, element, columns, headHeight)
  const end = table.total ? TOTAL_HEIGHT : 0
  for (const [at, line] of rows.entries()) {
    // The last rows move to the next page together with the total, unless all of them fit.
    const rest = rows.slice(at, at + ROWS_KEPT)
    const isEnding = at + ROWS_KEPT >= rows.length
    const needed = isEnding ? rest.reduce((height, row) => height + row.height, end) : line.height
    if (at >= ROWS_KEPT && pdf.y + needed > paper.bottom) {
      paper.newPage()
      head(paper, element, columns, headHeight)
    }
    row(paper, element, columns, line)
  }
  if (table.total) totalRow(paper, element, columns, table.total)
  element.end()
  pdf.y += AFTER
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

/** The area of a column's text: text is aligned left, figures right. */
const inside = ({ x, width, num }: Placed, y: number) => ({ x: num ? x + GAP : x, y, width: width - GAP, num })

const heightOfHead = ({ pdf }: Paper, columns: readonly Placed[]): number =>
  Math.max(...columns.map((column) => heightOfText(pdf, column.header, HEAD, inside(column, 0)))) + 2 * PAD - 2

function head(paper: Paper, table: Structure, columns: readonly Placed[], height: number): void {
  const { pdf } = paper
  const line = pdf.struct('TR')
  table.add(line)
  const y = pdf.y
  for (const column of columns) {
    line.add(
      pdf.struct('TH', { scope: 'Column' }, () => {
        pdf.fillColor(INK.third)
        const bottom = y + height - PAD - heightOfText(pdf, column.header, HEAD, inside(column, 0))
        drawText(pdf, column.header, HEAD, inside(column, bottom))
      }),
    )
  }
  line.end()
  pdf.y = y + height
  paper.rule(pdf.y, { color: INK.strong })
}

function rowHeight({ pdf }: Paper, cells: readonly DocumentCell[], columns: readonly Placed[]): number {
  const heights = columns.map((column, at) => {
    const cell = cells[at]
    if (!cell || 'meter' in cell) return 12
    const words = heightOfText(pdf, cell.text, CELL, inside(column, 0))
    return words + (cell.beneath ? heightOfText(pdf, cell.beneath, BENEATH, inside(column, 0)) + 1 : 0)
  })
  return Math.max(...heights) + 2 * PAD
}

function row(paper: Paper, table: Structure, columns: readonly Placed[], { cells, height }: Row): void {
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
            paperMeter(pdf, { x: column.x, y: y + PAD + 1.5, width: column.width - 2 * GAP }, cell.meter),
          )
        : pdf.struct(at === 0 ? 'TH' : 'TD', at === 0 ? { scope: 'Row' } : {}, () => cellText(paper, column, y, cell)),
    )
  }
  line.end()
  pdf.y = y + height
  paper.rule(pdf.y)
}

function cellText({ pdf }: Paper, column: Placed, y: number, cell: TextCell): void {
  const tone = cell.tone === 'text-3' ? INK.third : cell.tone === 'text-2' ? INK.second : INK.text
  pdf.fillColor(tone)
  drawText(pdf, cell.text, CELL, inside(column, y + PAD))
  if (!cell.beneath) return
  pdf.fillColor(INK.third)
  drawText(pdf, cell.beneath, BENEATH, inside(column, pdf.y + 1))
}

function totalRow(paper: Paper, table: Structure, columns: readonly Placed[], total: readonly TextCell[]): void {
  const { pdf } = paper
  const y = pdf.y
  paper.rule(y, { color: INK.text, weight: 0.8 })
  const line = pdf.struct('TR')
  table.add(line)
  for (const [at, column] of columns.entries()) {
    line.add(
      pdf.struct(at === 0 ? 'TH' : 'TD', at === 0 ? { scope: 'Row' } : {}, () => {
        pdf.fillColor(INK.text)
        drawText(pdf, total[at]?.text ?? '', TOTAL, inside(column, y + PAD))
      }),
    )
  }
  line.end()
  const at = columns.findIndex(({ fold }) => fold === 'amount')
  const column = columns[at]
  if (column?.num) {
    const width = widthOfFigure(pdf, total[at]?.text ?? '', TOTAL, inside(column, y).width)
    const x = column.x + column.width - width
    for (const below of [13, 15]) paper.rule(y + PAD + below, { x, width, color: INK.text, weight: 0.6 })
  }
  pdf.y = y + TOTAL_HEIGHT
}
