import { reportNamed } from '@/lib/reporting/registry/reports'
import { BackgroundButton } from './background-button'
import { ExportMenu } from './export-menu'

/**
 * From this number of rows it is better to prepare the file in the background: it takes some seconds as CSV, half a
 * minute as a package.
 */
const LARGE_ROWS = 100_000

/**
 * Exports the filter of a list, and shows the number of rows. `params` are those of the list, without its cursor; what
 * the file contains is the description of the report.
 */
export function ExportButton({
  report,
  params,
  rowCount,
}: {
  report: string
  params: Record<string, unknown>
  /** Null where there are more rows than were counted. */
  rowCount: number | null
}) {
  const fields = Object.entries(params)
    .filter(([key]) => key !== 'after' && key !== 'before')
    .flatMap(([key, value]) => [value ?? []].flat().map((item) => ({ key, value: String(item) })))
  const definition = reportNamed(report)
  const count = rowCount === null ? 'all' : rowCount.toLocaleString('en-US')
  const isLarge = rowCount === null || rowCount >= LARGE_ROWS
  return (
    <ExportMenu
      action={`/api/exports/${report}`}
      fields={fields}
      label={`Export ${count} ${rowCount === 1 ? 'row' : 'rows'}`}
      contents={`${definition?.description} The file has every row of the filter and every column of the report.`}
      disabledTitle={rowCount === 0 ? 'There are no rows to export' : undefined}
      formats={{ isDocument: definition?.document !== undefined, withPackage: true }}
      isLarge={isLarge}
      more={<BackgroundButton report={report} of="these rows" large={isLarge} />}
    />
  )
}
