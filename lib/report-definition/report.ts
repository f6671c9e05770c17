import type { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { readListParams } from '@/lib/kernel/list-params'
import { done, type Outcome } from '@/lib/kernel/outcome'
import { cellOf, plainValueOf, type ReportColumn } from './cell'

/**
 * Where the rows of a filter come from: `from` has the tables, `where` the filter, `orderBy` a whole ORDER BY clause.
 */
export type ReportRows = { from: Prisma.Sql; where: Prisma.Sql; orderBy: Prisma.Sql }

/**
 * A report that can be exported. `schema` is the one of its list, so that the file holds what the list shows. The
 * columns are declared here once and stay the same whatever the filter.
 */
export type ReportDefinition<Schema extends z.ZodObject> = {
  /** The last part of the address, and the beginning of the file's name. */
  name: string
  /** What the rows are, as in "38 payments". */
  noun: string
  /** What the report is, in a sentence (docs/reports.md). */
  about: string
  schema: Schema
  columns: (params: z.output<Schema>, clock: OrganisationClock) => readonly ReportColumn[]
  rows: (params: z.output<Schema>, clock: OrganisationClock) => ReportRows
  /** Raised when the same rows would be shown otherwise. A package carries it. */
  version?: number
  evidence: ReportEvidence
  print?: PrintReport
  identity: RowIdentity
}

/** By what a row is the same row at two instants, and whose events tell what was done to it. Both are text. */
export type RowIdentity = {
  key: Prisma.Sql
  /** The id that the row's audit events carry as their target, or as their company. */
  record?: { target: Prisma.Sql } | { company: Prisma.Sql }
}

/**
 * Makes the PDF of a report that is a document, for the filter of an address, as of a settled instant in another
 * transaction's exported snapshot. Refuses an unknown record of the filter.
 */
export type PrintReport = (
  search: URLSearchParams,
  past: { snapshotId: string; asOf: Date },
) => Promise<Outcome<Buffer>>

/** What a package of the report carries beside its rows, by the tables of `from`. */
export type ReportEvidence = {
  /** The audit chains of a row; one that is null or has no events is left aside. */
  chains: readonly Prisma.Sql[]
  /**
   * How a row's record is found among the events: the column that holds its id, and the field of an event that says the
   * same.
   */
  record?: { column: string; field: 'targetId' | 'companyId' | 'hash' }
  /**
   * The events of the organisation's chain too, where a row is of it; without this the chain is given by its head
   * alone.
   */
  organisationEvents?: true
  /** The general licenses a row was decided by, as an array of text. */
  generalLicenses?: Prisma.Sql
  /** The exchange rates used by the rows, one row each. */
  rates?: (rows: Omit<ReportRows, 'orderBy'>) => Prisma.Sql
}

/**
 * Evidence of rows that are told in the organisation's chain: its head. Its events are everybody's sign-ins as well and
 * stay at home.
 */
export const IN_ORGANISATION: ReportEvidence = { chains: [] }

/** The statements that answer a package's evidence. */
export type PreparedEvidence = {
  /** The chains whose events are given, by name. The head of the organisation's is given beside theirs. */
  chains: Prisma.Sql
  record: NonNullable<ReportEvidence['record']> | null
  generalLicenses: Prisma.Sql | null
  rates: Prisma.Sql | null
}

/** The statements of one export, and the filter as its audit event carries it. */
export type PreparedReport = {
  /** One column for each of the report: what CSV and XLSX are made of. */
  select: Prisma.Sql
  /** One JSON object a row. */
  jsonLines: Prisma.Sql
  /** How many rows there are: of a filter of many, not quickly. */
  count: Prisma.Sql
  headers: string[]
  columnCount: number
  filter: string
  version: number
  evidence: PreparedEvidence
  /**
   * `key`, `record` and `line`, the row as JSON with every value as text: what a comparison reads at each of its
   * instants.
   */
  keyed: Prisma.Sql
  /** Whether `record` is the target of the row's events or their company. */
  recordIs: 'target' | 'company'
}

/** A report as the registry keeps it, whatever its schema. */
export type Report = {
  name: string
  noun: string
  about: string
  /** The names of the parameters it takes, those of its list. */
  parameters: readonly string[]
  /** The columns as they are documented; they are the same whatever the filter. */
  columns: (clock: OrganisationClock) => readonly Pick<ReportColumn, 'header' | 'kind' | 'says'>[]
  /** Refuses a parameter that cannot be read or is not the report's, `beside` left aside. */
  prepare: (search: URLSearchParams, clock: OrganisationClock, beside?: readonly string[]) => Outcome<PreparedReport>
  /** Where the report is a document as well. */
  print?: PrintReport
}

/** A function of PostgreSQL takes a hundred arguments. */
const MOST_PAIRS = 50

/**
 * No limit. But since the planner cannot know that, it looks for the plan that has the first tenth of the rows soonest,
 * as for a cursor: it follows an index in the order that is asked for, where it would otherwise sort all of a million
 * rows before the first.
 */
const EVERY_ROW = Prisma.sql`(SELECT NULL::bigint)`

// Where in the list one stood is not part of what is exported.
const PLACE_PARAMS = ['after', 'before', 'selected']

/** Makes a declared report ready for the registry (reports.ts). */
export function defineReport<Schema extends z.ZodObject>(definition: ReportDefinition<Schema>): Report {
  const { name, noun, about, schema, columns, rows, print } = definition
  return {
    name,
    noun,
    about,
    print,
    parameters: Object.keys(schema.shape),
    columns: (clock) => columns(schema.parse({}), clock),
    prepare(search, clock, beside) {
      const read = readListParams(schema, search, beside)
      if (!read.ok) return read
      const params = read.value
      const declared = columns(params, clock)
      const { from, where, orderBy } = rows(params, clock)
      const named = (value: (column: ReportColumn) => Prisma.Sql) =>
        Prisma.join(declared.map((column) => Prisma.sql`${value(column)} AS ${quotedName(column.header)}`))
      const line = Prisma.sql`SELECT ${named(plainValueOf)} FROM ${from} WHERE ${where} ${orderBy} LIMIT ${EVERY_ROW}`
      return done({
        select: Prisma.sql`SELECT ${named((column) => cellOf(column, quotedName(column.header)))} FROM (${line}) AS line`,
        jsonLines: Prisma.sql`SELECT row_to_json(line)::text FROM (${line}) AS line`,
        count: Prisma.sql`SELECT count(*) AS count FROM ${from} WHERE ${where}`,
        headers: declared.map(({ header }) => header),
        columnCount: declared.length,
        filter: filterText(params),
        version: definition.version ?? 1,
        evidence: evidenceOf(definition.evidence, { from, where }),
        ...keyedRows(definition.identity, declared, Prisma.sql`FROM ${from} WHERE ${where}`),
      })
    },
  }
}

function keyedRows({ key, record }: RowIdentity, columns: readonly ReportColumn[], rows: Prisma.Sql) {
  const pairs = columns
    .filter(({ moves }) => !moves)
    .map((column) => Prisma.sql`${column.header}::text, (${plainValueOf(column)})::text`)
  const halves = [pairs.slice(0, MOST_PAIRS), pairs.slice(MOST_PAIRS)].filter((half) => half.length > 0)
  const line = Prisma.join(
    halves.map((half) => Prisma.sql`jsonb_build_object(${Prisma.join(half)})`),
    ' || ',
  )
  const id = record ? ('company' in record ? record.company : record.target) : Prisma.sql`NULL`
  return {
    keyed: Prisma.sql`SELECT (${key})::text AS key, (${id})::text AS record, ${line} AS line ${rows}`,
    recordIs: record && 'company' in record ? ('company' as const) : ('target' as const),
  }
}

function evidenceOf(evidence: ReportEvidence, rows: Omit<ReportRows, 'orderBy'>): PreparedEvidence {
  const { from, where } = rows
  const { chains, record, organisationEvents, generalLicenses, rates } = evidence
  const given = organisationEvents ? Prisma.empty : Prisma.sql`AND given.chain <> 'organisation'`
  const each = chains.map((chain) => Prisma.sql`(${chain})`)
  return {
    chains:
      each.length > 0
        ? Prisma.sql`SELECT DISTINCT given.chain FROM ${from} CROSS JOIN LATERAL (VALUES ${Prisma.join(each)}) AS given(chain)
            WHERE (${where}) AND given.chain IS NOT NULL ${given}`
        : Prisma.sql`SELECT NULL::text WHERE FALSE`,
    record: record ?? null,
    generalLicenses: generalLicenses
      ? Prisma.sql`SELECT DISTINCT used.license FROM ${from} CROSS JOIN LATERAL unnest(${generalLicenses}) AS used(license) WHERE ${where} ORDER BY 1`
      : null,
    rates: rates?.(rows) ?? null,
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
