import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { FILE_KIND_WORDS, FILE_KINDS } from '@/lib/exports/file-kinds'
import { OtherWays } from './other-ways'

/**
 * Exports the filter of a list as a file of the chosen kind, and says how many rows that is. A form and not a link: a link would be fetched ahead, and every export is
 * written into the audit trail. `params` are those of the list; where one stood in it is left out.
 */
export function ExportButton({
  report,
  params,
  rowCount,
  says,
}: {
  report: string
  params: Record<string, unknown>
  rowCount: number
  /** What the file holds, in a few words at the left of the button. */
  says?: string
}) {
  const fields = Object.entries(params)
    .filter(([key]) => key !== 'after' && key !== 'before')
    .flatMap(([key, value]) => [value ?? []].flat().map((item) => ({ key, value: String(item) })))
  return (
    <form action={`/api/exports/${report}`} method="get" className="flex flex-wrap items-center gap-2">
      {says ? <span className="text-sm text-text-3 max-tablet:hidden">{says}</span> : null}
      {fields.map((field) => (
        <input key={`${field.key}=${field.value}`} type="hidden" name={field.key} value={field.value} />
      ))}
      <FormatChoices label="Kind of file" />
      <OtherWays report={report} of="these rows" />
      <Button
        type="submit"
        icon={<Icon of={Download} />}
        disabled={rowCount === 0}
        title={rowCount === 0 ? 'There are no rows to export' : undefined}
      >
        {`Export ${rowCount.toLocaleString('en-US')} ${rowCount === 1 ? 'row' : 'rows'}`}
      </Button>
    </form>
  )
}

/** The look of the small choices beside an export button. */
export const FORMAT_LOOK = 'h-8 rounded-control border border-line-strong bg-surface px-2 text-sm max-tablet:h-10'

/** CSV, XLSX, JSON Lines, or a package with what proves it. */
export function FormatChoices({ label }: { label: string }) {
  return (
    <select name="format" aria-label={label} defaultValue="csv" className={FORMAT_LOOK}>
      {FILE_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {FILE_KIND_WORDS[kind]}
        </option>
      ))}
    </select>
  )
}
