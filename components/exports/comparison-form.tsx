import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { Panel } from '@/components/ui/layout/panel'
import type { Report } from '@/lib/report-definition/report'

/** The requested comparison, as it is in the address. */
export type ComparisonQuestion = { report: string; earlier: string; later: string; year: string }

/**
 * Chooses the comparison by a GET to the page, so that it can be sent as a link. An invalid field shows an error and
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
  reports: readonly Report[]
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
            options={reports.map(({ name, title }) => ({ value: name, label: title }))}
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
