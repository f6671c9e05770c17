'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/forms/field'
import { Cell, ComputedValue, FormSection } from '@/components/ui/forms/form-section'
import { Select } from '@/components/ui/forms/select'
import { FILE_KIND_LABELS, FILE_KINDS, type FileKind } from '@/lib/report-definition/file-kinds'
import type { Covers } from '@/lib/reporting/exports/schedules/due-dates'

/** A report that can be chosen: its years, if it has any, and what a schedule of it can cover. */
export type ChosenReport = {
  name: string
  title: string
  hasYear: boolean
  /** What no year means: every year, or the current one. */
  withoutYear: string
  covers: readonly Covers[]
}

/** The initial values of the form. `filter` are the parameters besides the year, `filterWords` their description. */
export type InitialOrder = { report: string; year: string; filter: string; filterWords: string; format: FileKind }

/**
 * Report, filter, year and file format. The filter came from a list and belongs to its report: another report has
 * none.
 */
export function useOrder(initial: InitialOrder, reports: readonly ChosenReport[]) {
  const [report, setReport] = useState(initial.report)
  const [year, setYear] = useState(initial.year)
  const chosen = reports.find(({ name }) => name === report)
  const keepsFilter = report === initial.report && initial.filter !== ''
  const search = new URLSearchParams(keepsFilter ? initial.filter : '')
  if (chosen?.hasYear && year) search.set('year', year)
  return { report, setReport, year, setYear, chosen, keepsFilter, parameters: search.toString() }
}

type Props = {
  order: ReturnType<typeof useOrder>
  initial: InitialOrder
  reports: readonly ChosenReport[]
  years: readonly number[]
  errors: Record<string, string>
}

export function OrderFields({ order, initial, reports, years, errors }: Props) {
  return (
    <FormSection legend="What">
      <Cell span={6}>
        <Field name="report" label="Report" error={errors.report}>
          <Select
            value={order.report}
            onChange={(event) => order.setReport(event.target.value)}
            options={reports.map(({ name, title }) => ({ value: name, label: title }))}
          />
        </Field>
      </Cell>
      <input type="hidden" name="parameters" value={order.parameters} />
      {order.keepsFilter ? (
        <Cell span={6}>
          <ComputedValue label="Filter" value={initial.filterWords} sum="The filter of the list it came from." />
        </Cell>
      ) : null}
      {order.chosen?.hasYear ? (
        <Cell span={3}>
          <Field name="year" label="Year" error={errors.parameters}>
            <Select
              value={order.year}
              onChange={(event) => order.setYear(event.target.value)}
              options={[
                { value: '', label: order.chosen.withoutYear },
                ...years.map((year) => ({ value: String(year), label: String(year) })),
              ]}
            />
          </Field>
        </Cell>
      ) : null}
      <Cell span={3}>
        <Field name="format" label="Kind of file" error={errors.format}>
          <Select
            defaultValue={initial.format}
            options={FILE_KINDS.map((kind) => ({ value: kind, label: FILE_KIND_LABELS[kind] }))}
          />
        </Field>
      </Cell>
    </FormSection>
  )
}
