import { FilterChoices, HiddenParams, STATE_OPTIONS } from '@/components/records/filter-choices'
import { Combobox } from '@/components/ui/forms/combobox'
import type { ComboboxOption } from '@/components/ui/forms/combobox-option'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import { BAND_WORDS, BANDS } from '@/lib/compliance/rules/money/headroom'
import { countryName } from '@/lib/kernel/countries'
import { listHref } from '@/lib/kernel/list-params'
import type { CompanyListParams } from '@/lib/records/companies/list/company-list-params'

const PATH = '/companies'
const ENTRIES_WORDS = { any: 'entries', paid: 'payments', ninety_five: '95 % of the cap paid or more' } as const

/** One chip for each part of the filter of companies. */
export function companyChips(params: CompanyListParams, groupName: string | undefined): FilterChip[] {
  const chip = (key: keyof CompanyListParams, label: string, value: string | undefined): FilterChip[] =>
    value ? [{ key, label, value, removeHref: listHref(PATH, params, { [key]: undefined }) }] : []
  return [
    ...chip('q', 'Contains', params.q),
    ...chip('band', 'Headroom', params.band?.map((band) => BAND_WORDS[band]).join(', ')),
    ...chip('entries', `In ${params.year ?? 'the year'}`, params.entries && ENTRIES_WORDS[params.entries]),
    ...chip('group', 'Group', params.group && (groupName ?? 'unknown')),
    ...chip('country', 'Country', params.country && countryName(params.country)),
    ...chip('state', 'State', STATE_OPTIONS.find(({ value }) => value === params.state)?.label),
  ]
}

/** Chips and the filter form of the list of companies. */
export function CompanyFilters({
  params,
  chips,
  groups,
  countries,
}: {
  params: CompanyListParams
  chips: readonly FilterChip[]
  groups: readonly { id: string; name: string }[]
  countries: readonly ComboboxOption[]
}) {
  return (
    <FilterBar action={PATH} chips={chips} clearHref={listHref(PATH, { year: params.year, sort: params.sort })}>
      <HiddenParams params={{ year: params.year, sort: params.sort, entries: params.entries }} />
      <Field name="q" label="Contains" hint="Name, registration number or group">
        <TextInput defaultValue={params.q ?? ''} maxLength={200} />
      </Field>
      <FilterChoices
        legend="Headroom"
        name="band"
        chosen={params.band}
        options={BANDS.map((band) => ({ value: band, label: BAND_WORDS[band] }))}
      />
      <Field name="group" label="Group">
        <Combobox
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={params.group}
          placeholder="Any"
          clearable
        />
      </Field>
      <Field name="country" label="Country">
        <Combobox options={countries} defaultValue={params.country} placeholder="Any" clearable />
      </Field>
      <Field name="state" label="State">
        <Select options={STATE_OPTIONS} defaultValue={params.state ?? 'active'} />
      </Field>
    </FilterBar>
  )
}
