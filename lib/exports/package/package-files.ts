import 'server-only'
import { pipeline, type Readable } from 'node:stream'
import { type ExportFormat, type Snapshot, sheetColumns } from '../copy-stream'
import type { PreparedReport } from '../report'
import { Workbook } from '../workbook'

/** What a package can be asked to hold: the rows as one of the files of a report, or the document of a report with its rows as CSV beside it. */
export const PACKAGE_FORMATS = ['csv', 'xlsx', 'jsonl', 'pdf'] as const
export type PackageFormat = (typeof PACKAGE_FORMATS)[number]

/** The kind of file in which the rows of a package are. */
export const rowsFormatOf = (format: PackageFormat): ExportFormat => (format === 'pdf' ? 'csv' : format)

/** The rows of a report as the export without a package has them, from a snapshot that is open. */
export async function rowsFile(
  snapshot: Snapshot,
  prepared: PreparedReport,
  format: ExportFormat,
  { report, asOf }: { report: string; asOf: string },
): Promise<Readable> {
  if (format === 'csv') return snapshot.csv(prepared.select)
  if (format === 'jsonl') return snapshot.bare(prepared.jsonLines)
  const parameters = [
    ['Report', report],
    ['Filter', prepared.filter || 'none'],
    ['As of', asOf],
  ] as const
  const columns = await sheetColumns(snapshot, prepared.select)
  return pipeline(snapshot.text(prepared.select), new Workbook(columns, parameters), () => {})
}
