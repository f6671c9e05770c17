import 'server-only'
import type { ExportFormat } from '../formats/copy-stream'

/**
 * The formats of a package: the rows in one of the formats of a report, or the report as a PDF document with its rows
 * as CSV.
 */
export const PACKAGE_FORMATS = ['csv', 'xlsx', 'jsonl', 'pdf'] as const
export type PackageFormat = (typeof PACKAGE_FORMATS)[number]

/** The format of the rows in a package. */
export const rowsFormatOf = (format: PackageFormat): ExportFormat => (format === 'pdf' ? 'csv' : format)
