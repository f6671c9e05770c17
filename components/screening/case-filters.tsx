import { FilterChoices, HiddenParams } from '@/components/records/filter-choices'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import { listHref } from '@/lib/kernel/list-params'
import {
  CASE_DECISIONS,
  type CaseListParams,
  DECISION_LABELS,
} from '@/lib/screening-desk/screening-cases/case-list-params'
import { CASES_PATH } from './case-addresses'

const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'decided', label: 'Decided' },
  { value: 'all', label: 'Open and decided' },
]
const SOURCES = [
  { value: '', label: 'Any' },
  { value: 'payment', label: 'A payment sent to review' },
  { value: 're-screening', label: 'Rescreening' },
  { value: 'record', label: 'A saved record' },
  { value: 'stored', label: 'Rescreening, or a saved record' },
]
const OUTCOMES = [
  { value: '', label: 'Any' },
  { value: 'blocked', label: 'Blocked' },
  { value: 'review', label: 'Review' },
]
const labelOf = (options: readonly { value: string; label: string }[], value: string | undefined) =>
  options.find((option) => value && option.value === value)?.label

/** The filter of the list of cases as chips, one for each part. */
export function caseChips(params: CaseListParams, companyName: string | null): FilterChip[] {
  const chip = (key: keyof CaseListParams, label: string, value: string | undefined): FilterChip[] =>
    value ? [{ key, label, value, removeHref: listHref(CASES_PATH, params, { [key]: undefined }) }] : []
  return [
    ...chip('q', 'Contains', params.q),
    ...chip('state', 'State', labelOf(STATES, params.state)),
    ...chip('source', 'Opened by', labelOf(SOURCES, params.source)),
    ...chip('outcome', 'Outcome', labelOf(OUTCOMES, params.outcome)),
    ...chip('decision', 'Decision', params.decision?.map((decision) => DECISION_LABELS[decision]).join(', ')),
    ...chip('run', 'Run', params.run && 'one run'),
    ...chip('company', 'Company', params.company && (companyName ?? 'unknown')),
    ...chip('year', 'Payment of', params.year?.toString()),
  ]
}

/** Chips and the filter form of the list of cases. */
export function CaseFilters({ params, chips }: { params: CaseListParams; chips: readonly FilterChip[] }) {
  return (
    <FilterBar action={CASES_PATH} chips={chips} clearHref={CASES_PATH}>
      <HiddenParams params={{ run: params.run, company: params.company, year: params.year }} />
      <Field name="q" label="Contains" hint="Any part of the destination, payment, list or company">
        <TextInput defaultValue={params.q ?? ''} maxLength={200} />
      </Field>
      <Field name="state" label="State">
        <Select options={STATES} defaultValue={params.state ?? 'open'} />
      </Field>
      <Field name="source" label="Opened by">
        <Select options={SOURCES} defaultValue={params.source ?? ''} />
      </Field>
      <Field name="outcome" label="Outcome of the screening">
        <Select options={OUTCOMES} defaultValue={params.outcome ?? ''} />
      </Field>
      <FilterChoices
        legend="Decision"
        name="decision"
        chosen={params.decision}
        options={CASE_DECISIONS.map((value) => ({ value, label: DECISION_LABELS[value] }))}
      />
    </FilterBar>
  )
}
