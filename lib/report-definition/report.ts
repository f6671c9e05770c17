import type { z } from 'zod'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { readListParams } from '@/lib/kernel/list-params'
import { ok, type Result } from '@/lib/kernel/result'
import type { ReportColumn } from './cell'
import {
  type PreparedReport,
  prepareReport,
  type ReportEvidence,
  type ReportRows,
  type RowIdentity,
} from './prepare-report'

/** What is known of a report without its rows: everything that a page, a form or a document shows of it. */
type ReportHeading = {
  /** The id: the last part of its address, and the beginning of the file's name. */
  name: string
  title: string
  /** What the report contains, in a sentence. */
  description: string
  /** The page that shows the same rows for the same parameters, where there is one. */
  page?: string
  /** The address of the record of a row, without the row's key; of reports whose key is the id of a record. */
  recordPage?: string
  /** The report covers one calendar year: the current one unless another is chosen. Otherwise no year means all. */
  isOfOneYear?: true
  /** The parameter without which the report has no rows: it is exported from the page of its record. */
  requiredParam?: string
  /** Where the report is a PDF document too: its address, and how a package has it made. */
  document?: { address: string; print: PrintReport }
}

/**
 * The one declaration of a report that can be exported. The columns are the same for every filter; new ones are added
 * at the end.
 */
export type ReportDefinition<Schema extends z.ZodObject> = ReportHeading & {
  /** The parameters of its list, so that the file contains what the list shows. */
  schema: Schema
  columns: (params: z.output<Schema>, clock: OrganisationClock) => readonly ReportColumn[]
  rows: (params: z.output<Schema>, clock: OrganisationClock) => ReportRows
  /** Raised when the same rows are written differently. Recorded in the package; 1 unless given. */
  version?: number
  evidence: ReportEvidence
  identity: RowIdentity
}

/**
 * Makes the PDF of a report that is a document, for the filter of an address, as of a settled instant in another
 * transaction's exported snapshot. Refuses an unknown record in the filter.
 */
export type PrintReport = (search: URLSearchParams, past: { snapshotId: string; asOf: Date }) => Promise<Result<Buffer>>

/** The evidence of rows that are recorded in the organisation's chain: its head, since its events include sign-ins. */
export const IN_ORGANISATION: ReportEvidence = { chains: [] }

/** A report in the registry, whatever its schema. */
export type Report = ReportHeading & {
  /** The names of the parameters of its list. */
  parameters: readonly string[]
  /** The columns as they are documented; they are the same for every filter. */
  columns: (clock: OrganisationClock) => readonly Pick<ReportColumn, 'header' | 'kind' | 'description'>[]
  /** Refuses a parameter that is invalid or not one of the report's; those named in `beside` are ignored. */
  prepare: (search: URLSearchParams, clock: OrganisationClock, beside?: readonly string[]) => Result<PreparedReport>
}

/** Makes a declared report ready for the registry (reporting/registry/reports.ts). */
export function defineReport<Schema extends z.ZodObject>(definition: ReportDefinition<Schema>): Report {
  const { schema, columns, rows, version, evidence, identity, ...heading } = definition
  return {
    ...heading,
    parameters: Object.keys(schema.shape),
    columns: (clock) => columns(schema.parse({}), clock),
    prepare(search, clock, beside) {
      const read = readListParams(schema, search, beside)
      if (!read.ok) return read
      const params = read.value
      return ok(
        prepareReport({
          ...{ params, evidence, identity, version },
          columns: columns(params, clock),
          rows: rows(params, clock),
        }),
      )
    },
  }
}
