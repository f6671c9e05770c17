/**
 * What a spreadsheet would run instead of show, as lib/report-definition/cell.ts has it for the database. A plain
 * number is only a number.
 */
const FORMULA = /^(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])(?!\s*[+-]?\d+(\.\d+)?$)/

/**
 * A value for a spreadsheet: a formula gets an apostrophe before it, which a spreadsheet hides and a reader can see.
 */
export const defanged = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)
