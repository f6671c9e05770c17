import { Fault } from '../fault'
import type { ControlTotal } from '../manifest'
import { DecimalSum, plainDecimal } from './decimal-sum'

/** Adds up one column again, for each currency where the manifest has a sum for each. */
export class ColumnSum {
  readonly column: string
  readonly #stated: ControlTotal
  readonly #index: number
  readonly #currencyIndex: number
  readonly #sum = new DecimalSum()
  readonly #currencies = new Map<string, DecimalSum>()
  readonly #statedCount: number

  constructor(stated: ControlTotal, columns: readonly string[]) {
    this.column = stated.column
    this.#stated = stated
    this.#statedCount = stated.currencies?.length ?? 0
    this.#index = columns.indexOf(stated.column)
    this.#currencyIndex = stated.currencies ? columns.indexOf(stated.currencyColumn ?? '') : -1
  }

  /** Adds the cell of one row. Returns the cell when it is not a number, and otherwise null. */
  add(cells: readonly (string | undefined)[]): string | null {
    const cell = cells[this.#index] ?? ''
    if (!this.#sum.add(cell)) return cell
    if (this.#currencyIndex >= 0 && cell !== '') {
      const currency = cells[this.#currencyIndex] ?? ''
      // One that is not stated is reported at the end; the others need no memory.
      if (this.#currencies.size > this.#statedCount && !this.#currencies.has(currency)) return null
      const sum = this.#currencies.get(currency) ?? new DecimalSum()
      sum.add(cell)
      this.#currencies.set(currency, sum)
    }
    return null
  }

  /** Throws a Fault when the rows add up to another sum than the manifest states, in all or in one currency. */
  end(): void {
    this.#compare(this.column, this.#stated.sum, this.#sum)
    const { currencies } = this.#stated
    if (!currencies) return
    if (this.#currencyIndex < 0) throw new Fault(`No column names the currency of ${this.column}`)
    const stated = new Map(currencies.map(({ currency, sum }) => [currency, sum]))
    for (const currency of new Set([...stated.keys(), ...this.#currencies.keys()]))
      this.#compare(
        `${this.column} in ${currency}`,
        stated.get(currency) ?? 'missing',
        this.#currencies.get(currency) ?? new DecimalSum(),
      )
  }

  #compare(what: string, stated: string, sum: DecimalSum): void {
    if (plainDecimal(stated) !== sum.toString())
      throw new Fault(`The control total of ${what} is ${stated} in the manifest, the rows add up to ${sum}`)
  }
}
