// Counts and sums over the rows of a report, whatever kind of file they come from.

import { Fault } from '../fault'
import { formatCount, formatNumber } from '../format-count'
import type { Manifest } from '../manifest'
import type { RecordSet } from '../record-set'
import { ColumnSum } from './column-sum'

/** What a reader of rows hands its header and its rows to. */
export type RowTaker = Pick<RowsTally, 'takeHeader' | 'takeRow'>

/** Counts rows, adds up the columns that have a control total, and gathers the records the rows are about. */
export class RowsTally {
  rows = 0
  /** Rows that name no record. */
  rowsWithoutRecord = 0
  readonly #name: string
  readonly #manifest: Manifest
  readonly #records: RecordSet
  readonly #sums: ColumnSum[]
  readonly #header: string
  readonly #recordIndex: number

  /** `name` is that of the file, for messages; the record of each row is added to `records`. */
  constructor(name: string, manifest: Manifest, records: RecordSet) {
    this.#name = name
    this.#manifest = manifest
    this.#records = records
    this.#sums = manifest.controlTotals.map((total) => new ColumnSum(total, manifest.columns))
    this.#header = manifest.columns.join('\n')
    const { record } = manifest.auditEvents
    this.#recordIndex = record ? manifest.columns.indexOf(record.column) : -1
  }

  takeHeader(names: string[]): void {
    if (names.join('\n') !== this.#header) throw new Fault(`${this.#name} has other columns than the manifest states`)
  }

  /** One row: its cells as text, in the order of the columns; an empty cell is undefined or the empty text. */
  takeRow(cells: (string | undefined)[]): void {
    this.rows += 1
    if (cells.length > this.#manifest.columns.length)
      throw new Fault(`In ${this.#name} row ${this.rows} has more cells than its header`)
    for (const sum of this.#sums) {
      const wrong = sum.add(cells)
      if (wrong !== null)
        throw new Fault(
          `In ${this.#name} row ${this.rows} has ${JSON.stringify(wrong.slice(0, 60))} in the column ${sum.column}, ` +
            'which is not a number',
        )
    }
    if (this.#recordIndex >= 0 && !this.#records.add(cells[this.#recordIndex] ?? '')) this.rowsWithoutRecord += 1
  }

  /**
   * A description of what was checked and passed. Throws a Fault when the count or a total differs from the manifest.
   */
  end(): string {
    const { rowCount } = this.#manifest
    if (this.rows !== rowCount)
      throw new Fault(
        `${this.#name} has ${formatCount(this.rows, 'row')}, the manifest states ${formatNumber(rowCount)}`,
      )
    for (const sum of this.#sums) sum.end()
    return (
      `${formatCount(this.rows, 'row')}, and the control totals of ${formatCount(this.#sums.length, 'column')}, ` +
      'were counted and added up again and agree.'
    )
  }
}
