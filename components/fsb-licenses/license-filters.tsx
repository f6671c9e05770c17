import { CompanyCombobox } from '@/components/companies/company-combobox'
import { FilterChoices, HiddenParams, STATE_OPTIONS } from '@/components/records/filter-choices'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { listHref } from '@/lib/kernel/list-params'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { EXPIRY_DAYS, LICENSE_KINDS } from '@/lib/records/fsb-licenses/fsb-license-choices'
import type { LicenseListParams } from '@/lib/records/fsb-licenses/fsb-license-list-params'

const PATH = '/fsb-licenses'
const KINDS = LICENSE_KINDS.map((kind) => ({ value: kind, label: sentence(LICENSE_WORDS[kind]) }))
const STATUSES = [
  { value: 'applied', label: 'Applied for' },
  { value: 'valid', label: 'Valid' },
  { value: 'expired', label: 'Expired' },
  { value: 'cancelled', label: 'Cancelled' },
]
const EXPIRY = [
  { value: '', label: 'Any' },
  ...EXPIRY_DAYS.map((days) => ({ value: days, label: `Within ${days} days` })),
]
const labelsOf = (options: readonly { value: string; label: string }[], chosen: readonly string[] | undefined) =>
  chosen?.map((value) => options.find((option) => option.value === value)?.label ?? value).join(', ')

/** One chip for each part of the filter of FSB licenses. */
export function licenseChips(
  params: LicenseListParams,
  names: { company: string | null; product: string | null },
): FilterChip[] {
  const chip = (key: keyof LicenseListParams, label: string, value: string | undefined): FilterChip[] =>
    value ? [{ key, label, value, removeHref: listHref(PATH, params, { [key]: undefined }) }] : []
  return [
    ...chip('q', 'Contains', params.q),
    ...chip('company', 'Company', params.company && (names.company ?? 'unknown')),
    ...chip('product', 'Product', params.product && (names.product ?? 'unknown')),
    ...chip('kind', 'Kind', labelsOf(KINDS, params.kind)),
    ...chip('status', 'Status', labelsOf(STATUSES, params.status)),
    ...chip('ends', 'Expires in', params.ends?.toString()),
    ...chip('expiring', 'Expires', params.expiring && `within ${params.expiring} days`),
    ...chip('state', 'State', STATE_OPTIONS.find(({ value }) => value === params.state)?.label),
  ]
}

/** Chips and the filter form of the list of FSB licenses. */
export function LicenseFilters({
  params,
  chips,
  companies,
}: {
  params: LicenseListParams
  chips: readonly FilterChip[]
  companies: CompaniesToChoose
}) {
  return (
    <FilterBar action={PATH} chips={chips} clearHref={listHref(PATH, { sort: params.sort })}>
      <HiddenParams params={{ sort: params.sort, product: params.product, ends: params.ends }} />
      <Field name="q" label="Contains" hint="Number, applicant or company">
        <TextInput defaultValue={params.q ?? ''} maxLength={200} />
      </Field>
      <Field name="company" label="Company">
        <CompanyCombobox companies={companies} defaultValue={params.company} placeholder="Any" clearable />
      </Field>
      <FilterChoices legend="Kind" name="kind" chosen={params.kind} options={KINDS} />
      <FilterChoices legend="Status" name="status" chosen={params.status} options={STATUSES} />
      <Field name="expiring" label="Expires" hint="Valid licenses only.">
        <Select options={EXPIRY} defaultValue={params.expiring ?? ''} />
      </Field>
      <Field name="state" label="State">
        <Select options={STATE_OPTIONS} defaultValue={params.state ?? 'active'} />
      </Field>
    </FilterBar>
  )
}
