import { Prisma } from '@/generated/prisma/client'

/**
 * One column of a file. `text` (unless said otherwise) is anything a person typed and is defanged; `figure` is a number
 * or a date that SQL made and is written as it is.
 */
export type ReportColumn = {
  header: string
  value: Prisma.Sql
  kind?: 'text' | 'figure'
  /** What it holds, where its name alone does not say (docs/reports.md). */
  says?: string
  /** It changes with the days alone and tells nothing that was done: a comparison leaves it out. */
  moves?: true
}

/**
 * What a spreadsheet would run instead of show: = + - @ at the beginning, blanks before it or not, also in their
 * full-width forms; and a leading tab, line feed or carriage return. A plain number such as -5 or +1.5 is only a
 * number.
 */
const FORMULA = '^(?=\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n])(?!\\s*[+-]?\\d+(\\.\\d+)?$)'

/**
 * Most text begins with a Latin letter or a digit, which no spreadsheet runs: compared byte by byte, that costs a tenth
 * of the expression above.
 */
const beginsPlainly = (place: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${place} COLLATE "C" >= 'A' AND ${place} COLLATE "C" < E'\\x7f' OR ${place} COLLATE "C" >= '0' AND ${place} COLLATE "C" < ':'`

/**
 * A value of a row for a spreadsheet. `place` names the column that holds it, since it is written more than once. Text
 * gets an apostrophe before a formula, which a spreadsheet hides and a reader can see.
 */
export function cellOf({ kind = 'text' }: Pick<ReportColumn, 'kind'>, place: Prisma.Sql): Prisma.Sql {
  if (kind === 'figure') return place
  return Prisma.sql`CASE WHEN ${beginsPlainly(place)} THEN ${place} ELSE regexp_replace(${place}, ${FORMULA}, '''') END`
}

/** US cents as dollars with two digits after the point. */
export const dollars = (cents: Prisma.Sql): Prisma.Sql => Prisma.sql`round((${cents})::numeric / 100, 2)`

/** An instant in UTC, as 2026-11-23T09:02:00Z. */
export const instant = (value: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** The value itself, as it was typed. */
export const plainValueOf = ({ value, kind = 'text' }: ReportColumn): Prisma.Sql =>
  kind === 'figure' ? value : Prisma.sql`(${value})::text`
