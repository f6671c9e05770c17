import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { DateInput } from '@/components/ui/text-input'
import type { ListedReport } from '@/lib/reporting/exports/list-reports'
import { reportWords } from '@/lib/reporting/exports/report-words'

/** What somebody asks to compare, as it stands in the address. */
export type ComparisonQuestion = { report: string; earlier: string; later: string; year: string }

/**
 * The question as a GET to the page, so that a comparison can be sent as a link. A field that was wrong says so and
 * keeps what was typed.
 */
export function ComparisonForm({
  question,
  errors,
  reports,
  years,
  hint,
}: {
  question: ComparisonQuestion
  errors: Readonly<Record<string, string>>
  reports: readonly ListedReport[]
  years: readonly number[]
  hint: string
}) {
  return (
    <Panel padded className="mb-4 print:hidden">
      <form
        action="/exports/compare"
        method="get"
        className="grid grid-cols-4 items-start gap-3 max-tablet:grid-cols-1"
      >
        <Field name="report" label="Report">
          <Select
            defaultValue={question.report}
            options={reports.map(({ name }) => ({ value: name, label: reportWords(name) }))}
          />
        </Field>
        <Field name="year" label="Year" hint="Of reports that have one">
          <Select
            defaultValue={question.year}
            placeholder="Any"
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
        </Field>
        <Field name="earlier" label="From" error={errors.earlier} hint={hint}>
          <DateInput defaultValue={question.earlier} placeholder="31 Jan 2026" />
        </Field>
        <Field name="later" label="To" error={errors.later} hint="Empty is now">
          <DateInput defaultValue={question.later} placeholder="Now" />
        </Field>
        <div className="col-span-full">
          <Button type="submit" tone="primary">
            Compare
          </Button>
        </div>
      </form>
    </Panel>
  )
}
