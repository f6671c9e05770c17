/**
 * A sum of decimal figures, exact whatever their size: an integer and how many of its digits stand behind the point.
 */
export class DecimalSum {
  #units = 0n
  #digits = 0

  /**
   * Adds a figure such as -1250.50; nothing counts as nothing.
   *
   * @param {string} figure
   * @returns {boolean} whether it was one
   */
  add(figure) {
    if (figure === '') return true
    const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(figure)
    if (!parts) return false
    const [, sign, whole, behind = ''] = parts
    if (behind.length > this.#digits) {
      this.#units *= 10n ** BigInt(behind.length - this.#digits)
      this.#digits = behind.length
    }
    const units = BigInt(`${whole}${behind.padEnd(this.#digits, '0')}`)
    this.#units += sign ? -units : units
    return true
  }

  /** The sum without zeros at the end: 1250.5, and 0 for nothing. */
  toString() {
    const sign = this.#units < 0n ? '-' : ''
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#digits + 1, '0')
    const [whole, behind] = [digits.slice(0, digits.length - this.#digits), digits.slice(digits.length - this.#digits)]
    const kept = behind.replace(/0+$/, '')
    return `${sign}${whole}${kept ? `.${kept}` : ''}`
  }
}

/**
 * A figure in the form in which sums are compared, or the text as it stands when it is none.
 *
 * @param {string} figure
 */
export function plainDecimal(figure) {
  const sum = new DecimalSum()
  return sum.add(figure) ? sum.toString() : figure
}
