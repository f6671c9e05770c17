import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'
import { FilterBar, type FilterChip } from '@/components/ui/tables/filter-bar'
import {
  LICENSE_WORDS,
  PAYEE_LABELS,
  PRODUCT_WORDS,
  RULE_TITLES,
  sentence,
  stateLabel,
} from '@/lib/compliance/rules/words'
import { formatDate } from '@/lib/kernel/calendar'
import { listHref } from '@/lib/kernel/list-params'
import type { PaymentListParams } from '@/lib/ledger/payments/list/payment-list-params'
import { PAYMENT_STATES } from '@/lib/ledger/payments/list/payment-states'
import { LICENSE_KINDS } from '@/lib/records/fsb-licenses/fsb-license-choices'

const PATH = '/payments'
const NEAR_WORDS = {
  within: 'passed, under 5 % of the cap left',
  over: 'blocked, over by less than 5 % of the cap',
} as const
const REVIEWED_WORDS = {
  any: 'yes',
  decided: 'decided',
  cleared: 'cleared',
  refused: 'refused',
  waited: 'after more than two days',
} as const
const ENTERED_WORDS = { after_payment: 'after the payment date', after_year: 'after the end of its year' } as const

/** The names of the ids in a filter, read by the page. */
export type FilterNames = { company?: string; license?: string; product?: string; recordedBy?: string }

/** The parameters of the list with its columns as the address has them. */
export type ListAddress = PaymentListParams & { columns?: string }

/** A description of the filter of the payments list, one chip for each part. */
export function paymentChips(params: ListAddress, names: FilterNames): FilterChip[] {
  const chip = (
    key: string,
    label: string,
    value: string | undefined,
    without: Record<string, undefined>,
  ): FilterChip[] => (value ? [{ key, label, value, removeHref: listHref(PATH, params, without) }] : [])
  const dates =
    params.from || params.to
      ? [params.from ? formatDate(params.from) : 'first', params.to ? formatDate(params.to) : 'last'].join(' to ')
      : undefined
  return [
    ...chip('q', 'Contains', params.q, { q: undefined }),
    ...chip('year', 'Year', params.year?.toString(), { year: undefined }),
    ...chip('dates', 'Payment date', dates, { from: undefined, to: undefined }),
    ...chip('state', 'State', params.state?.map(stateLabel).join(', '), { state: undefined }),
    ...chip('payment', 'Payments', params.payment && `${params.payment.length} selected`, { payment: undefined }),
    ...chip('company', 'Company', names.company, { company: undefined }),
    ...chip('license', 'FSB license', names.license, { license: undefined }),
    ...chip('product', 'Product', names.product, { product: undefined }),
    ...chip('kind', 'Kind', params.kind?.map((kind) => sentence(LICENSE_WORDS[kind])).join(', '), { kind: undefined }),
    ...chip('payee', 'Paid to', params.payee?.map((payee) => PAYEE_LABELS[payee]).join(', '), { payee: undefined }),
    ...chip('payeeName', 'Payee', params.payeeName?.join(', '), { payeeName: undefined }),
    ...chip('otherPayees', 'Payees but', params.otherPayees?.join(', '), { otherPayees: undefined }),
    ...chip('rule', 'Rule', params.rule?.map((rule) => RULE_TITLES[rule]).join(', '), { rule: undefined }),
    ...chip(
      'productKind',
      'Product kind',
      params.productKind?.map((kind) => (kind === 'none' ? 'None named' : sentence(PRODUCT_WORDS[kind]))).join(', '),
      {
        productKind: undefined,
      },
    ),
    ...chip('generalLicense', 'General license', params.generalLicense, { generalLicense: undefined }),
    ...chip('near', 'Near miss', params.near && NEAR_WORDS[params.near], { near: undefined }),
    ...chip('reviewed', 'Reviewed', params.reviewed && REVIEWED_WORDS[params.reviewed], { reviewed: undefined }),
    ...chip('entered', 'Entered', params.entered && ENTERED_WORDS[params.entered], { entered: undefined }),
    ...chip('correction', 'Corrects', params.correction && 'another entry', { correction: undefined }),
    ...chip('voids', 'Void', params.voids && 'requested', { voids: undefined }),
    ...chip('blockedFrom', 'Blocked from', params.blockedFrom && formatDate(params.blockedFrom), {
      blockedFrom: undefined,
    }),
    ...chip('recordedBy', 'Recorded by', names.recordedBy, { recordedBy: undefined }),
  ]
}

/** Chips and the filter form: a GET to the list, so that Back, refresh and a shared link agree. */
export function PaymentFilters({ params, chips, end }: { params: ListAddress; chips: FilterChip[]; end: ReactNode }) {
  const hidden = {
    payment: params.payment,
    company: params.company,
    license: params.license,
    product: params.product,
    recordedBy: params.recordedBy,
    sort: params.sort,
    columns: params.columns,
    payeeName: params.payeeName,
    otherPayees: params.otherPayees,
    rule: params.rule,
    blockedFrom: params.blockedFrom,
    voids: params.voids,
    productKind: params.productKind,
    generalLicense: params.generalLicense,
    near: params.near,
    reviewed: params.reviewed,
    entered: params.entered,
    correction: params.correction,
    year: params.year,
  }
  return (
    <FilterBar action={PATH} chips={chips} clearHref={PATH} end={end}>
      {Object.entries(hidden).flatMap(([name, value]) =>
        [value ?? []].flat().map((item) => <input key={`${name} ${item}`} type="hidden" name={name} value={item} />),
      )}
      <Field name="q" label="Contains" hint="Reference, company, payee, license number or note">
        <TextInput defaultValue={params.q ?? ''} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name="from" label="Payment date from">
          <DateInput defaultValue={params.from ? formatDate(params.from) : ''} />
        </Field>
        <Field name="to" label="to">
          <DateInput defaultValue={params.to ? formatDate(params.to) : ''} />
        </Field>
      </div>
      <Choices
        legend="State"
        name="state"
        chosen={params.state}
        choices={PAYMENT_STATES.map((state) => ({ value: state, label: stateLabel(state) }))}
      />
      <Choices
        legend="Kind of FSB license"
        name="kind"
        chosen={params.kind}
        choices={LICENSE_KINDS.map((kind) => ({ value: kind, label: sentence(LICENSE_WORDS[kind]) }))}
      />
      <Choices
        legend="Paid to"
        name="payee"
        chosen={params.payee}
        choices={Object.entries(PAYEE_LABELS).map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
  )
}

function Choices({
  legend,
  name,
  chosen,
  choices,
}: {
  legend: string
  name: string
  chosen: readonly string[] | undefined
  choices: { value: string; label: string }[]
}) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium text-text-2">{legend}</legend>
      <div className="grid grid-cols-2 gap-1">
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={chosen?.includes(value) ?? false}
          />
        ))}
      </div>
    </fieldset>
  )
}
