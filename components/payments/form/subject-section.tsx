'use client'

import type { ReactNode } from 'react'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { hintOf, marksIn } from '@/components/payments/form/outcome/hits'
import { Combobox } from '@/components/ui/forms/combobox'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormSection } from '@/components/ui/forms/form-section'
import { MarkedInput } from '@/components/ui/forms/marked-text'
import { Select } from '@/components/ui/forms/select'
import { PAYEE_LABELS, PURPOSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import type { Adding } from './add-record'
import type { FormState, SetField } from './form-state'

const PURPOSES = Object.entries(PURPOSE_WORDS).map(([value, label]) => ({ value, label: sentence(label) }))
const PAYEES = Object.entries(PAYEE_LABELS).map(([value, label]) => ({ value, label }))

/** What is paid for, and to whom. The choice of licenses and products depends on the company. */
export function SubjectSection({
  typed,
  set,
  errors,
  companies,
  choices,
  offer,
  add,
  payeeVerdict,
}: {
  typed: FormState
  set: SetField
  errors: Record<string, string>
  companies: CompaniesToChoose
  choices: CompanyChoices | undefined
  /** What may be filled in once the license is chosen. */
  offer: ReactNode
  /** Adds a record that a list does not have, from what is typed into its search field. */
  add: (field: Adding['field']) => { label: string; onAdd: (typed: string) => void }
  /** The verdict of the screening on the payee while it is typed; null when the payee is empty. */
  payeeVerdict: Verdict | null
}) {
  const license = choices?.licenses.find(({ value }) => value === typed.fsbLicenseId)
  const products = (choices?.products ?? []).toSorted(
    (one, other) =>
      Number(license?.productIds.includes(other.value) ?? 0) - Number(license?.productIds.includes(one.value) ?? 0),
  )
  const waits = typed.companyId === '' ? 'Choose a company first' : choices ? 'Choose' : 'Reading the licenses'
  return (
    <FormSection legend="What is paid for">
      <Cell>
        <Field name="companyId" label="Company" error={errors.companyId} required>
          <CompanyCombobox
            companies={companies}
            value={typed.companyId}
            valueLabel={choices?.name}
            onValueChange={(value) => set('companyId', value)}
            placeholder="Choose a company"
            add={add('companyId')}
          />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field name="fsbLicenseId" label="FSB license" error={errors.fsbLicenseId} hint={license?.hint} required>
          <Combobox
            options={choices?.licenses ?? []}
            value={typed.fsbLicenseId}
            onValueChange={(value) => set('fsbLicenseId', value)}
            placeholder={waits}
            disabled={!choices}
            emptyWords="No such FSB license"
            add={add('fsbLicenseId')}
          />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field
          name="productId"
          label="Product"
          error={errors.productId}
          hint={products.find(({ value }) => value === typed.productId)?.hint}
          required
        >
          <Combobox
            options={products}
            value={typed.productId}
            onValueChange={(value) => set('productId', value)}
            placeholder={waits}
            disabled={!choices}
            emptyWords="No such product"
            add={add('productId')}
          />
        </Field>
      </Cell>
      {offer}
      <Cell span={3}>
        <Field
          name="purpose"
          label="Purpose"
          error={errors.purpose}
          hint="What this fee does with the FSB license"
          required
        >
          <Select options={PURPOSES} value={typed.purpose} onChange={(event) => set('purpose', event.target.value)} />
        </Field>
      </Cell>
      <Cell span={3}>
        <Field name="payeeKind" label="Paid to" error={errors.payeeKind} hint={PAYEE_HINTS[typed.payeeKind]} required>
          <Select options={PAYEES} value={typed.payeeKind} onChange={(event) => set('payeeKind', event.target.value)} />
        </Field>
      </Cell>
      <Cell>
        <Field
          name="payeeName"
          label="Payee"
          error={errors.payeeName}
          hint={hintOf(payeeVerdict, 'name', typed.payeeName) ?? 'As on the bank document'}
          required
        >
          <MarkedInput
            marks={marksIn(payeeVerdict, 'name', typed.payeeName)}
            value={typed.payeeName}
            onChange={(event) => set('payeeName', event.target.value)}
            autoComplete="off"
          />
        </Field>
      </Cell>
      <Cell>
        <Field
          name="payeeAddress"
          label="Payee address"
          note="optional"
          error={errors.payeeAddress}
          hint={hintOf(payeeVerdict, 'address', typed.payeeAddress) ?? 'As on the invoice; it is screened'}
        >
          <MarkedInput
            marks={marksIn(payeeVerdict, 'address', typed.payeeAddress)}
            value={typed.payeeAddress}
            onChange={(event) => set('payeeAddress', event.target.value)}
            autoComplete="off"
          />
        </Field>
      </Cell>
    </FormSection>
  )
}

const PAYEE_HINTS: Record<string, string> = {
  fsb: 'The whole fee counts against the cap',
  agent: 'Passes the fee on to the FSB: the FSB fee counts, the service fee does not',
  state_duty: 'To the treasury or a ministry: does not count toward the cap; a manager decides',
  other: 'Outside the general license',
}
