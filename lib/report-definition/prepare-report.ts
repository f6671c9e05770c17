import { Prisma } from '@/generated/prisma/client'
import { cellOf, plainValueOf, type ReportColumn } from './cell'

/** The tables that the rows come from, the filter, and a complete ORDER BY clause. */
export type ReportRows = { from: Prisma.Sql; where: Prisma.Sql; orderBy: Prisma.Sql }

/** What makes a row the same row at two instants, and which audit events belong to it. All of it is text. */
export type RowIdentity = {
  key: Prisma.Sql
  /** The id that the row's audit events carry as their target, or as their company. */
  record?: { target: Prisma.Sql } | { company: Prisma.Sql }
}

/** What a package of the report carries beside its rows, by the tables of `from`. */
export type ReportEvidence = {
  /** The audit chains of a row; one that is null or has no events is left out. */
  chains: readonly Prisma.Sql[]
  /** How a row is matched to its audit events: the column that holds the id, and the field of the event that does. */
  record?: { column: string; field: 'targetId' | 'companyId' | 'hash' }
  /** Includes the events of the organisation's chain where a row belongs to it; otherwise only its head is included. */
  organisationEvents?: true
  /** The general licenses that a row was decided under, as an array of text. */
  generalLicenses?: Prisma.Sql
  /** The exchange rates used by the rows, one row each. */
  rates?: (rows: Omit<ReportRows, 'orderBy'>) => Prisma.Sql
}

/** The statements that read a package's evidence. */
export type PreparedEvidence = {
  /** The names of the chains whose events are included. The head of the organisation's chain is added to them. */
  chains: Prisma.Sql
  record: NonNullable<ReportEvidence['record']> | null
  generalLicenses: Prisma.Sql | null
  rates: Prisma.Sql | null
}

/** The statements of one export, and the filter as its audit event carries it. */
export type PreparedReport = {
  /** One column for each of the report: what CSV and XLSX are made of. */
  select: Prisma.Sql
  /** One JSON object per row. */
  jsonLines: Prisma.Sql
  /** The number of rows. Slow for a filter that many rows pass. */
  count: Prisma.Sql
  headers: string[]
  /** The columns whose sum is a total. */
  totals: { header: string; total: NonNullable<ReportColumn['total']> }[]
  columnCount: number
  filter: string
  version: number
  evidence: PreparedEvidence
  /** `key`, `record` and `line`, the row as JSON with every value as text: what a comparison reads at each instant. */
  keyed: Prisma.Sql
  /** Whether `record` is the target of the row's events or their company. */
  recordIs: 'target' | 'company'
}

/** What the declaration of a report gives for one filter. */
type DeclaredRows = {
  params: Record<string, unknown>
  columns: readonly ReportColumn[]
  rows: ReportRows
  evidence: ReportEvidence
  identity: RowIdentity
  version?: number
}

/** A PostgreSQL function takes at most a hundred arguments, which is fifty pairs. */
const MAX_PAIRS = 50

/**
 * No limit. Since the planner cannot know that, it chooses the plan that returns the first tenth of the rows soonest,
 * as for a cursor: it follows an index in the requested order instead of sorting a million rows before the first.
 */
const EVERY_ROW = Prisma.sql`(SELECT NULL::bigint)`

/** The cursor and the selected row of a list are not part of what is exported. */
export const CURSOR_PARAMS: readonly string[] = ['after', 'before', 'selected']

/** Writes the statements that export a report for one filter. */
export function prepareReport(declared: DeclaredRows): PreparedReport {
  const { params, columns, rows, evidence, identity, version = 1 } = declared
  const { from, where, orderBy } = rows
  const named = (value: (column: ReportColumn) => Prisma.Sql) =>
    Prisma.join(columns.map((column) => Prisma.sql`${value(column)} AS ${quotedName(column.header)}`))
  const line = Prisma.sql`SELECT ${named(plainValueOf)} FROM ${from} WHERE ${where} ${orderBy} LIMIT ${EVERY_ROW}`
  return {
    select: Prisma.sql`SELECT ${named((column) => cellOf(column, quotedName(column.header)))} FROM (${line}) AS line`,
    jsonLines: Prisma.sql`SELECT row_to_json(line)::text FROM (${line}) AS line`,
    count: Prisma.sql`SELECT count(*) AS count FROM ${from} WHERE ${where}`,
    headers: columns.map(({ header }) => header),
    totals: columns.flatMap(({ header, total }) => (total ? [{ header, total }] : [])),
    columnCount: columns.length,
    filter: filterText(params),
    version,
    evidence: prepareEvidence(evidence, { from, where }),
    ...keyedRows(identity, columns, Prisma.sql`FROM ${from} WHERE ${where}`),
  }
}

function keyedRows({ key, record }: RowIdentity, columns: readonly ReportColumn[], rows: Prisma.Sql) {
  const pairs = columns
    .filter(({ dependsOnToday }) => !dependsOnToday)
    .map((column) => Prisma.sql`${column.header}::text, (${plainValueOf(column)})::text`)
  const halves = [pairs.slice(0, MAX_PAIRS), pairs.slice(MAX_PAIRS)].filter((half) => half.length > 0)
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

function prepareEvidence(evidence: ReportEvidence, rows: Omit<ReportRows, 'orderBy'>): PreparedEvidence {
  const { from, where } = rows
  const { chains, record, organisationEvents, generalLicenses, rates } = evidence
  const given = organisationEvents ? Prisma.empty : Prisma.sql`AND given.chain <> 'organisation'`
  const each = chains.map((chain) => Prisma.sql`(${chain})`)
  return {
    chains:
      each.length > 0
        ? Prisma.sql`SELECT DISTINCT given.chain FROM ${from}
            CROSS JOIN LATERAL (VALUES ${Prisma.join(each)}) AS given(chain)
            WHERE (${where}) AND given.chain IS NOT NULL ${given}`
        : Prisma.sql`SELECT NULL::text WHERE FALSE`,
    record: record ?? null,
    generalLicenses: generalLicenses
      ? Prisma.sql`SELECT DISTINCT used.license FROM ${from}
          CROSS JOIN LATERAL unnest(${generalLicenses}) AS used(license)
          WHERE ${where} ORDER BY 1`
      : null,
    rates: rates?.(rows) ?? null,
  }
}

function filterText(params: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (CURSOR_PARAMS.includes(key)) continue
    for (const item of [value ?? []].flat()) search.append(key, String(item))
  }
  return search.toString()
}

/** A header as the name of a column. Headers are declared in code and never come from users. */
const quotedName = (header: string): Prisma.Sql => Prisma.raw(`"${header.replaceAll('"', '""')}"`)
