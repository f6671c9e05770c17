import { FilterChoices, HiddenParams } from '@/components/records/filter-choices'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import { listHref } from '@/lib/kernel/list-params'
import {
  REPORT_KIND_LABELS,
  REPORT_KINDS,
  REPORT_STATUS_LABELS,
  REPORT_STATUSES,
} from '@/lib/ledger/ofac-reports/report-kinds'
import type { ReportListParams } from '@/lib/ledger/ofac-reports/report-list-params'

export const REPORTS_PATH = '/ofac-reports'

const STATUSES = [
  { value: '', label: 'Waiting: overdue, to decide or due' },
  ...REPORT_STATUSES.map((value) => ({ value, label: REPORT_STATUS_LABELS[value] })),
  { value: 'all', label: 'All' },
]

/** A description of the filter of the register, one chip for each part. */
export function reportChips(params: ReportListParams, companyName: string | null): FilterChip[] {
  const chip = (key: keyof ReportListParams, label: string, value: string | undefined): FilterChip[] =>
    value ? [{ key, label, value, removeHref: listHref(REPORTS_PATH, params, { [key]: undefined }) }] : []
  return [
    ...chip('q', 'Contains', params.q),
    ...chip('status', 'Status', params.status && STATUSES.find(({ value }) => value === params.status)?.label),
    ...chip('decision', 'Decision', params.decision?.map((kind) => REPORT_KIND_LABELS[kind]).join(', ')),
    ...chip('year', 'Year', params.year ? String(params.year) : undefined),
    ...chip('company', 'Company', params.company && (companyName ?? 'unknown')),
  ]
}

/** Chips and the filter form of the register. */
export function ReportFilters({ params, chips }: { params: ReportListParams; chips: readonly FilterChip[] }) {
  return (
    <FilterBar action={REPORTS_PATH} chips={chips} clearHref={REPORTS_PATH}>
      <HiddenParams params={{ company: params.company, year: params.year }} />
      <Field name="q" label="Contains" hint="Any part of the payment, company, reason or filing reference">
        <TextInput defaultValue={params.q ?? ''} maxLength={200} />
      </Field>
      <Field name="status" label="Status">
        <Select options={STATUSES} defaultValue={params.status ?? ''} />
      </Field>
      <FilterChoices
        legend="Decision"
        name="decision"
        chosen={params.decision}
        options={REPORT_KINDS.map((value) => ({ value, label: REPORT_KIND_LABELS[value] }))}
      />
    </FilterBar>
  )
}
