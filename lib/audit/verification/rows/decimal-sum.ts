/** In characters. A sum of longer numbers would cost more for each row after them; the database writes none. */
const LONGEST_NUMBER = 100

/** A sum of decimal numbers, exact whatever their size: an integer, and how many of its digits are decimal places. */
export class DecimalSum {
  #units = 0n
  #decimalPlaces = 0

  /** Adds a number such as -1250.50; empty text adds nothing. False when it is not a number. */
  add(number: string): boolean {
    if (number === '') return true
    if (number.length > LONGEST_NUMBER) return false
    const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number)
    if (!parts) return false
    const [, sign, integer = '', decimals = ''] = parts
    if (decimals.length > this.#decimalPlaces) {
      this.#units *= 10n ** BigInt(decimals.length - this.#decimalPlaces)
      this.#decimalPlaces = decimals.length
    }
    const units = BigInt(`${integer}${decimals.padEnd(this.#decimalPlaces, '0')}`)
    this.#units += sign ? -units : units
    return true
  }

  /** The sum without trailing zeros: 1250.5, and 0 for an empty sum. */
  toString(): string {
    const sign = this.#units < 0n ? '-' : ''
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#decimalPlaces + 1, '0')
    const pointAt = digits.length - this.#decimalPlaces
    const decimals = digits.slice(pointAt).replace(/0+$/, '')
    return `${sign}${digits.slice(0, pointAt)}${decimals ? `.${decimals}` : ''}`
  }
}

/** A number in the form in which sums are compared, or the text unchanged when it is not a number. */
export function plainDecimal(number: string): string {
  const sum = new DecimalSum()
  return sum.add(number) ? sum.toString() : number
}
