'use client'

import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Cell, FormSection } from '@/components/ui/form-section'
import { MarkedInput } from '@/components/ui/marked-text-area'
import { Select } from '@/components/ui/select'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import type { CompaniesToChoose } from '@/lib/records/companies/companies-to-choose'
import { hintOf, marksIn } from './hits'
import type { SetField, TypedPayment } from './typed-payment'

const PURPOSES = [
  { value: 'requesting', label: 'Requesting it' },
  { value: 'receiving', label: 'Receiving it' },
  { value: 'utilizing', label: 'Utilizing it' },
  { value: 'paying', label: 'Paying for it' },
  { value: 'dealing', label: 'Dealing in it' },
  { value: 'other', label: 'Something else' },
]

const PAYEES = [
  { value: 'fsb', label: 'FSB' },
  { value: 'agent', label: 'Agent who passes the fee on' },
  { value: 'state_duty', label: 'State duty: treasury or ministry' },
  { value: 'other', label: 'Somebody else' },
]

/** What is paid for, and to whom. Licenses and products follow the company. */
export function SubjectSection({
  typed,
  set,
  errors,
  companies,
  choices,
  payeeVerdict,
}: {
  typed: TypedPayment
  set: SetField
  errors: Record<string, string>
  companies: CompaniesToChoose
  choices: CompanyChoices | undefined
  /** What the screening says of the payee as it is typed; null for one not filled in. */
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
            emptyWords="No such FSB license. Enter it under FSB licenses first"
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
            emptyWords="No such product. Enter it under Products first"
          />
        </Field>
      </Cell>
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
          hint={hintOf(payeeVerdict, 'name') ?? 'As it stands on the bank document'}
          required
        >
          <MarkedInput
            marks={marksIn(payeeVerdict, 'name')}
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
          hint={hintOf(payeeVerdict, 'address') ?? 'As it stands on the invoice; it is screened'}
        >
          <MarkedInput
            marks={marksIn(payeeVerdict, 'address')}
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
  agent: 'The FSB fee passed on counts; the service fee does not',
  state_duty: 'Counts nothing against the cap; a manager decides',
  other: 'Outside the general license',
}
