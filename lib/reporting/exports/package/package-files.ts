import 'server-only'
import type { ExportFormat } from '../copy-stream'

/**
 * What a package can be asked to hold: the rows as one of the files of a report, or the document of a report with its
 * rows as CSV beside it.
 */
export const PACKAGE_FORMATS = ['csv', 'xlsx', 'jsonl', 'pdf'] as const
export type PackageFormat = (typeof PACKAGE_FORMATS)[number]

/** The kind of file in which the rows of a package are. */
export const rowsFormatOf = (format: PackageFormat): ExportFormat => (format === 'pdf' ? 'csv' : format)
