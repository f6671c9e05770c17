import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { idParam, yearParam } from '@/lib/kernel/list-fields'

/** What a summary is about: one calendar year, of all companies or of one. */
export type SummaryScope = { year: number; companyId?: string }

/** Rows of a list on the page and on paper; how many there are in all stands beside them. */
export const ROWS_SHOWN = 200

/** The company of a scope as a condition on a column; true for all. */
export const companyIn = (column: Prisma.Sql, { companyId }: SummaryScope): Prisma.Sql =>
  companyId ? Prisma.sql`${column} = ${companyId}::uuid` : Prisma.sql`true`

/**
 * What the yearly summary reads from its address, and its PDF with it: the year, the current one unless given, and the
 * company, all unless given.
 */
export const summaryParams = z.object({ year: yearParam, company: idParam })
