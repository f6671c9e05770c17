import type { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { readListParams } from '@/lib/list-params'
import type { OrganisationClock } from '@/lib/organisation/organisation-clock'
import { cellOf } from './cell'

/**
 * One column of a file. `text` (unless said otherwise) is anything a person typed and is defanged; `figure` is a number or a date that SQL made and is
 * written as it is.
 */
export type ReportColumn = { header: string; value: Prisma.Sql; kind?: 'text' | 'figure' }

/** Where the rows of a filter come from: `from` has the tables, `where` the filter, `orderBy` a whole ORDER BY clause. */
export type ReportRows = { from: Prisma.Sql; where: Prisma.Sql; orderBy: Prisma.Sql }

/**
 * A report that can be exported. `schema` is the one of its list, so that the file holds what the list shows. The columns are declared here once and stay
 * the same whatever the filter.
 */
export type ReportDefinition<Schema extends z.ZodObject> = {
  /** The last part of the address, and the beginning of the file's name. */
  name: string
  /** What the rows are, as in "38 payments". */
  noun: string
  schema: Schema
  columns: (params: z.output<Schema>, clock: OrganisationClock) => readonly ReportColumn[]
  rows: (params: z.output<Schema>, clock: OrganisationClock) => ReportRows
}

/** The two statements of one export, and the filter as its audit event carries it. */
export type PreparedReport = { select: Prisma.Sql; count: Prisma.Sql; columnCount: number; filter: string }

/** A report as the registry keeps it, whatever its schema. */
export type Report = {
  name: string
  noun: string
  prepare: (search: URLSearchParams, clock: OrganisationClock) => PreparedReport
}

// Where in the list one stood is not part of what is exported.
const PLACE_PARAMS = ['after', 'before', 'selected']

/** Makes a declared report ready for the registry (reports.ts). */
export function defineReport<Schema extends z.ZodObject>(definition: ReportDefinition<Schema>): Report {
  const { name, noun, schema, columns, rows } = definition
  return {
    name,
    noun,
    prepare(search, clock) {
      const params = readListParams(schema, search)
      const declared = columns(params, clock)
      const { from, where, orderBy } = rows(params, clock)
      const cells = Prisma.join(declared.map((column) => Prisma.sql`${cellOf(column)} AS ${quotedName(column.header)}`))
      return {
        select: Prisma.sql`SELECT ${cells} FROM ${from} WHERE ${where} ${orderBy}`,
        count: Prisma.sql`SELECT count(*) AS count FROM ${from} WHERE ${where}`,
        columnCount: declared.length,
        filter: filterText(params),
      }
    },
  }
}

function filterText(params: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (PLACE_PARAMS.includes(key)) continue
    for (const item of [value ?? []].flat()) search.append(key, String(item))
  }
  return search.toString()
}

/** A header as the name of a column. Declared in code, never typed by anybody. */
const quotedName = (header: string): Prisma.Sql => Prisma.raw(`"${header.replaceAll('"', '""')}"`)
