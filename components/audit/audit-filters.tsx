import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Combobox } from '@/components/ui/forms/combobox'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import { VERB_GROUP_LABELS, VERB_GROUPS } from '@/lib/audit/events/verb-groups'
import type { AuditListParams } from '@/lib/audit/trail/audit-list-params'
import { formatDate } from '@/lib/kernel/calendar'
import { listHref } from '@/lib/kernel/list-params'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'

export const AUDIT_PATH = '/audit-trail'

type Names = { person?: string; company?: string; target?: string }

/** The filter of the trail as chips, one for each part. */
export function auditChips(params: AuditListParams, names: Names): FilterChip[] {
  const chip = (key: string, label: string, value: string | undefined, ...also: string[]): FilterChip[] => {
    if (!value) return []
    const without = Object.fromEntries([key, ...also].map((name) => [name, undefined]))
    return [{ key, label, value, removeHref: listHref(AUDIT_PATH, params, without) }]
  }
  const { from, to } = params
  const dates = from || to ? `${from ? formatDate(from) : 'first'} to ${to ? formatDate(to) : 'last'}` : undefined
  return [
    ...chip('q', 'Record contains', params.q),
    ...chip('person', 'Person', params.person && (names.person ?? 'unknown')),
    ...chip('group', 'What', params.group && VERB_GROUP_LABELS[params.group]),
    ...chip('company', 'Company', params.company && (names.company ?? 'unknown')),
    ...chip('from', 'Days', dates, 'to'),
    ...chip('target', 'Record', params.target && (names.target ?? params.target)),
    ...chip('chain', 'Chain', params.chain),
  ]
}

/** Chips and the filter form: a GET to the page, so that Back, refresh and a shared link agree. */
export function AuditFilters({
  params,
  chips,
  people,
  companies,
}: {
  params: AuditListParams
  chips: readonly FilterChip[]
  people: readonly { value: string; label: string }[]
  companies: CompaniesToChoose
}) {
  return (
    <FilterBar action={AUDIT_PATH} chips={chips} clearHref={AUDIT_PATH}>
      {params.target ? <input type="hidden" name="target" value={params.target} /> : null}
      {params.chain ? <input type="hidden" name="chain" value={params.chain} /> : null}
      <Field name="q" label="Record contains" hint="Part of a reference, a name or an e-mail address">
        <TextInput defaultValue={params.q ?? ''} />
      </Field>
      <Field name="person" label="Person">
        <Combobox options={people} defaultValue={params.person ?? ''} placeholder="Anyone" clearable />
      </Field>
      <Field name="group" label="What happened">
        <Select
          defaultValue={params.group ?? ''}
          placeholder="Anything"
          options={VERB_GROUPS.map((group) => ({ value: group, label: VERB_GROUP_LABELS[group] }))}
        />
      </Field>
      <Field name="company" label="Company">
        <CompanyCombobox
          companies={companies}
          archived
          defaultValue={params.company ?? ''}
          placeholder="Any company"
          clearable
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name="from" label="From">
          <DateInput defaultValue={params.from ? formatDate(params.from) : ''} />
        </Field>
        <Field name="to" label="To">
          <DateInput defaultValue={params.to ? formatDate(params.to) : ''} />
        </Field>
      </div>
    </FilterBar>
  )
}
