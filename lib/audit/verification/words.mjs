// Figures as a reader of English expects them.

/** @param {number} number */
export const figure = (number) => number.toLocaleString('en-US')

/**
 * A number with its noun: "1 row", "2 rows".
 *
 * @param {number} number
 * @param {string} one
 */
export const counted = (number, one, many = `${one}s`) => `${figure(number)} ${number === 1 ? one : many}`
