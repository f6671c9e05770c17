import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Icon } from '@/components/ui/icon'
import { OtherWays } from './other-ways'

/**
 * From so many rows on a file takes long enough that it is better prepared: some seconds as CSV, half a minute as a
 * package.
 */
const LARGE_ROWS = 100_000

/**
 * Exports the filter of a list as a file of the chosen kind, and says how many rows that is. A form and not a link: a
 * link would be fetched ahead, and every export is written into the audit trail. `params` are those of the list; where
 * one stood in it is left out.
 */
export function ExportButton({
  report,
  params,
  rowCount,
  says,
  isDocument,
}: {
  report: string
  params: Record<string, unknown>
  rowCount: number
  /** What the file holds, in a few words at the left of the button. */
  says?: string
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
      {says ? <span className="text-sm text-text-3 max-tablet:hidden">{says}</span> : null}
      {fields.map((field) => (
        <input key={`${field.key}=${field.value}`} type="hidden" name={field.key} value={field.value} />
      ))}
      <FormatChoices isDocument={isDocument} />
      <Button
        type="submit"
        icon={<Icon of={Download} />}
        disabled={rowCount === 0}
        title={rowCount === 0 ? 'There are no rows to export' : undefined}
      >
        {`Export ${rowCount.toLocaleString('en-US')} ${rowCount === 1 ? 'row' : 'rows'}`}
      </Button>
      <OtherWays report={report} of="these rows" large={rowCount >= LARGE_ROWS} />
    </form>
  )
}

/** The look of the small choices beside an export button. */
export const FORMAT_LOOK = 'h-8 rounded-control border border-line-strong bg-surface px-2 text-sm max-tablet:h-10'

/**
 * CSV, XLSX or JSON Lines, and PDF where the report is a document; alone, or in a package with what proves it. `of`
 * names the report where several stand on a page.
 */
export function FormatChoices({ of, isDocument = false }: { of?: string; isDocument?: boolean }) {
  const named = (words: string) => (of ? `${words} of ${of}` : words)
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
        title="A ZIP of the file with its signature, and with every audit event of the companies and years in it: anybody can check it without us"
      >
        <Checkbox name="package" value="1" label="Signed package" aria-label={named('Signed package')} />
      </span>
    </>
  )
}
