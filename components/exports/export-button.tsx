import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Checkbox } from '@/components/ui/forms/choice'
import { OtherWays } from './other-ways'

/**
 * From this number of rows it is better to prepare the file in the background: it takes some seconds as CSV, half a
 * minute as a package.
 */
const LARGE_ROWS = 100_000

/**
 * Exports the filter of a list in the chosen format, and shows the number of rows. A form and not a link: a link would
 * be prefetched, and every export is written to the audit trail. `params` are those of the list, without its cursor.
 */
export function ExportButton({
  report,
  params,
  rowCount,
  description,
  isDocument,
}: {
  report: string
  params: Record<string, unknown>
  /** Null where there are more rows than were counted. */
  rowCount: number | null
  /** A short description of the file at the left of the button. */
  description?: string
  /** Whether the report can be a PDF too. */
  isDocument?: boolean
}) {
  const fields = Object.entries(params)
    .filter(([key]) => key !== 'after' && key !== 'before')
    .flatMap(([key, value]) => [value ?? []].flat().map((item) => ({ key, value: String(item) })))
  return (
    <form
      action={`/api/exports/${report}`}
      method="get"
      className="flex flex-wrap items-center gap-2 tablet:justify-end"
    >
      {description ? <span className="text-sm text-text-3 max-tablet:hidden">{description}</span> : null}
      {fields.map((field) => (
        <input key={`${field.key}=${field.value}`} type="hidden" name={field.key} value={field.value} />
      ))}
      <FormatChoices isDocument={isDocument} />
      <Button
        type="submit"
        data-export-list=""
        icon={<Icon of={Download} />}
        disabled={rowCount === 0}
        title={rowCount === 0 ? 'There are no rows to export' : undefined}
      >
        {`Export ${rowCount === null ? 'all' : rowCount.toLocaleString('en-US')} ${rowCount === 1 ? 'row' : 'rows'}`}
      </Button>
      <OtherWays report={report} of="these rows" large={rowCount === null || rowCount >= LARGE_ROWS} />
    </form>
  )
}

/** The style of the small controls beside an export button. */
export const FORMAT_LOOK = 'h-8 rounded-control border border-line-strong bg-surface px-2 text-sm max-tablet:h-10'

/**
 * CSV, XLSX or JSON Lines, and PDF where the report is a document; alone, or in a package with its proofs. `of` names
 * the report where a page has several.
 */
export function FormatChoices({ of, isDocument = false }: { of?: string; isDocument?: boolean }) {
  const named = (label: string) => (of ? `${label} of ${of}` : label)
  return (
    <>
      <select name="format" aria-label={named('Kind of file')} defaultValue="csv" className={FORMAT_LOOK}>
        <option value="csv">CSV</option>
        <option value="xlsx">XLSX</option>
        <option value="jsonl">JSON Lines</option>
        {isDocument ? <option value="pdf">PDF</option> : null}
      </select>
      <span
        className="text-sm"
        title="A ZIP: file, signature and every audit event of its companies and years. Check it without Headroom"
      >
        <Checkbox name="package" value="1" label="Signed package" aria-label={named('Signed package')} />
      </span>
    </>
  )
}
