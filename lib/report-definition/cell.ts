import { Prisma } from '@/generated/prisma/client'

/**
 * One column of a file. `text` (the default) may be anything a user typed, and formulas in it are escaped; `figure` is
 * a number or a date produced by SQL and is written as it is.
 */
export type ReportColumn = {
  header: string
  value: Prisma.Sql
  kind?: 'text' | 'figure'
  /**
   * What the sum of the column is: a total, of US dollars or of a count, or one for each currency, which another column
   * names. The sum of any other column of numbers is a checksum.
   */
  total?: 'sum' | { currencyColumn: string }
  /** What it contains, where the header alone does not make it clear (docs/reports.md). */
  description?: string
  /** It changes from day to day without any action by a user, so a comparison leaves it out. */
  dependsOnToday?: true
}

/**
 * What a spreadsheet would run instead of show: = + - @ at the beginning, after blanks or not, also in their full-width
 * forms; and a leading tab, line feed or carriage return. A plain number such as -5 or +1.5 is only a number.
 */
const FORMULA = '^(?=\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n])(?!\\s*[+-]?\\d+(\\.\\d+)?$)'

/**
 * Most text begins with a Latin letter or a digit, which no spreadsheet runs: compared byte by byte, that costs a tenth
 * of the expression above.
 */
const beginsPlainly = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${column} COLLATE "C" >= 'A' AND ${column} COLLATE "C" < E'\\x7f'
    OR ${column} COLLATE "C" >= '0' AND ${column} COLLATE "C" < ':'`

/**
 * A value of a row for a spreadsheet. `column` names what holds it, since it is written more than once. Text that
 * begins like a formula gets an apostrophe before it, which a spreadsheet hides and a reader can see.
 */
export function cellOf({ kind = 'text' }: Pick<ReportColumn, 'kind'>, column: Prisma.Sql): Prisma.Sql {
  if (kind === 'figure') return column
  return Prisma.sql`CASE WHEN ${beginsPlainly(column)} THEN ${column}
    ELSE regexp_replace(${column}, ${FORMULA}, '''') END`
}

/** US cents as dollars with two digits after the point. */
export const dollars = (cents: Prisma.Sql): Prisma.Sql => Prisma.sql`round((${cents})::numeric / 100, 2)`

/** An instant in UTC, as 2026-11-23T09:02:00Z. */
export const instant = (value: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** The value without escaping: text as it was typed. */
export const plainValueOf = ({ value, kind = 'text' }: ReportColumn): Prisma.Sql =>
  kind === 'figure' ? value : Prisma.sql`(${value})::text`
