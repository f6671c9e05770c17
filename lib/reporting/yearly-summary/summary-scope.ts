import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { idParam, yearParam } from '@/lib/kernel/list-fields'

/** The scope of a summary: one calendar year, for all companies or for one. */
export type SummaryScope = { year: number; companyId?: string }

/** The most rows of a list that the page and the PDF show; they state the total number beside it. */
export const ROWS_SHOWN = 200

/** Restricts a column to the company of a scope; true for all companies. */
export const companyIn = (column: Prisma.Sql, { companyId }: SummaryScope): Prisma.Sql =>
  companyId ? Prisma.sql`${column} = ${companyId}::uuid` : Prisma.sql`true`

/**
 * The parameters of the yearly summary and its PDF: the year, by default the current one, and the company, by default
 * all.
 */
export const summaryParams = z.object({ year: yearParam, company: idParam })
