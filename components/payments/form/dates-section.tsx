'use client'

import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormSection } from '@/components/ui/forms/form-section'
import type { FormState, SetField } from './form-state'

/** The payment date decides the year of the cap and the authority; the other two are kept beside it. */
export function DatesSection({
  typed,
  set,
  errors,
}: {
  typed: FormState
  set: SetField
  errors: Record<string, string>
}) {
  return (
    <FormSection legend="Dates">
      <Cell>
        <Checkbox
          name="alreadyPaid"
          label="This has already been paid"
          hint="What was paid outside the authorization is recorded as an apparent violation, never refused"
          checked={typed.alreadyPaid === 'on'}
          onChange={(event) => set('alreadyPaid', event.target.checked ? 'on' : '')}
        />
      </Cell>
      <Cell span={2}>
        <Field name="invoiceDate" label="Invoice date" note="optional" error={errors.invoiceDate}>
          <DateInput value={typed.invoiceDate} onChange={(event) => set('invoiceDate', event.target.value)} />
        </Field>
      </Cell>
      <Cell span={2} half>
        <Field
          name="paymentDate"
          label="Payment date"
          error={errors.paymentDate}
          hint="Debit to the account. Decides the year"
          required
        >
          <DateInput value={typed.paymentDate} onChange={(event) => set('paymentDate', event.target.value)} />
        </Field>
      </Cell>
      <Cell span={2} half>
        <Field name="postingDate" label="Posting date" note="optional" error={errors.postingDate}>
          <DateInput value={typed.postingDate} onChange={(event) => set('postingDate', event.target.value)} />
        </Field>
      </Cell>
    </FormSection>
  )
}
