// What is counted and added up of the rows of a report, whatever kind of file they come from.
import { DecimalSum, plainDecimal } from './decimal-sum.mjs'
import { Fault } from './fault.mjs'
import { counted, figure } from './words.mjs'

/** Counts rows, adds up the columns that have a control total, and gathers the records the rows are about. */
export class RowsTally {
  rows = 0
  /** Rows that name no record. */
  bare = 0
  #name
  #manifest
  #records
  #sums
  #recordPlace

  /**
   * @param {string} name of the file, for the words of a fault
   * @param {import('./manifest.mjs').Manifest} manifest
   * @param {import('./record-set.mjs').RecordSet} records hears of each row's record
   */
  constructor(name, manifest, records) {
    this.#name = name
    this.#manifest = manifest
    this.#records = records
    this.#sums = manifest.controlTotals.map(({ column, sum }) => ({
      ...{ column, said: sum, sum: new DecimalSum() },
      place: manifest.columns.indexOf(column),
    }))
    this.#recordPlace = manifest.columns.indexOf(manifest.auditEvents.record?.column)
  }

  /** @param {string[]} names */
  takeHeader(names) {
    if (names.join('\n') !== this.#manifest.columns.join('\n'))
      throw new Fault(`${this.#name} has other columns than the manifest says`)
  }

  /**
   * One row: its cells as text, in the order of the columns; what is empty is no text or the empty one.
   *
   * @param {(string | undefined)[]} cells
   */
  takeRow(cells) {
    this.rows += 1
    for (const { column, sum, place } of this.#sums) {
      if (!sum.add(cells[place] ?? ''))
        throw new Fault(
          `In ${this.#name} row ${this.rows} has ${JSON.stringify(cells[place])} in the column ${column}, which is no figure`,
        )
    }
    if (this.#recordPlace >= 0 && !this.#records.add(cells[this.#recordPlace] ?? '')) this.bare += 1
  }

  /** The words of what fits. Throws a Fault when the count or a total is another than the manifest's. */
  end() {
    const { rowCount } = this.#manifest
    if (this.rows !== rowCount)
      throw new Fault(`${this.#name} has ${counted(this.rows, 'row')}, the manifest says ${figure(rowCount)}`)
    for (const { column, said, sum } of this.#sums) {
      if (plainDecimal(said) !== sum.toString())
        throw new Fault(`The control total of ${column} is ${said} in the manifest, the rows add up to ${sum}`)
    }
    return `${counted(this.rows, 'row')}, and the control totals of ${counted(this.#sums.length, 'column')}, were counted and added up again and agree.`
  }
}
