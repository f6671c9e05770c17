import { Prisma } from '@/generated/prisma/client'
import type { ReportColumn } from './report'

/**
 * What a spreadsheet would run instead of show: = + - @ at the beginning, blanks before it or not, also in their full-width forms; and a leading tab, line
 * feed or carriage return. A plain number such as -5 or +1.5 is only a number.
 */
const FORMULA = '^(?=\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n])(?!\\s*[+-]?\\d+(\\.\\d+)?$)'

/** The expression of one cell. Text gets an apostrophe before a formula, which a spreadsheet hides and a reader can see. */
export function cellOf({ value, kind = 'text' }: ReportColumn): Prisma.Sql {
  if (kind === 'figure') return value
  return Prisma.sql`regexp_replace((${value})::text, ${FORMULA}, '''')`
}

/** US cents as dollars with two digits after the point. */
export const dollars = (cents: Prisma.Sql): Prisma.Sql => Prisma.sql`round((${cents})::numeric / 100, 2)`

/** An instant in UTC, as 2026-11-23T09:02:00Z. */
export const instant = (value: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** The value itself, for a program: nothing runs it, so nothing is put before it. */
export const plainValueOf = ({ value, kind = 'text' }: ReportColumn): Prisma.Sql =>
  kind === 'figure' ? value : Prisma.sql`(${value})::text`
