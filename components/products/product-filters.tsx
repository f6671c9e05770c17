import { CompanyCombobox } from '@/components/companies/company-combobox'
import { FilterChoices, HiddenParams, STATE_OPTIONS } from '@/components/records/filter-choices'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import { PRODUCT_WORDS, sentence } from '@/lib/compliance/rules/words'
import { listHref } from '@/lib/kernel/list-params'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { PRODUCT_KINDS } from '@/lib/records/products/product-choices'
import type { ProductListParams } from '@/lib/records/products/product-list-params'

const PATH = '/products'
const CLASSIFIED = [
  { value: '', label: 'Any' },
  { value: 'yes', label: 'Classified' },
  { value: 'no', label: 'Not classified' },
]

/** One chip for each part of the filter of products. */
export function productChips(params: ProductListParams, companyName: string | undefined): FilterChip[] {
  const chip = (key: keyof ProductListParams, label: string, value: string | undefined): FilterChip[] =>
    value ? [{ key, label, value, removeHref: listHref(PATH, params, { [key]: undefined }) }] : []
  return [
    ...chip('q', 'Contains', params.q),
    ...chip('company', 'Company', params.company && (companyName ?? 'unknown')),
    ...chip('kind', 'Kind', params.kind?.map((kind) => sentence(PRODUCT_WORDS[kind])).join(', ')),
    ...chip('classified', 'Classification', params.classified && (params.classified === 'yes' ? 'present' : 'missing')),
    ...chip('state', 'State', STATE_OPTIONS.find(({ value }) => value === params.state)?.label),
  ]
}

/** Chips and the filter form of the list of products. */
export function ProductFilters({
  params,
  chips,
  companies,
}: {
  params: ProductListParams
  chips: readonly FilterChip[]
  companies: CompaniesToChoose
}) {
  return (
    <FilterBar action={PATH} chips={chips} clearHref={listHref(PATH, { sort: params.sort })}>
      <HiddenParams params={{ sort: params.sort }} />
      <Field name="q" label="Contains" hint="Name, model, manufacturer, HS code or ECCN">
        <TextInput defaultValue={params.q ?? ''} maxLength={200} />
      </Field>
      <Field name="company" label="Company">
        <CompanyCombobox companies={companies} defaultValue={params.company} placeholder="Any" clearable />
      </Field>
      <FilterChoices
        legend="Kind"
        name="kind"
        chosen={params.kind}
        options={PRODUCT_KINDS.map((kind) => ({ value: kind, label: sentence(PRODUCT_WORDS[kind]) }))}
      />
      <Field name="classified" label="Classification">
        <Select options={CLASSIFIED} defaultValue={params.classified ?? ''} />
      </Field>
      <Field name="state" label="State">
        <Select options={STATE_OPTIONS} defaultValue={params.state ?? 'active'} />
      </Field>
    </FilterBar>
  )
}
