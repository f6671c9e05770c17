'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { AmountInput, DateInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { RATE_SOURCE_WORDS, RATE_SOURCES, RATED_CURRENCIES } from '@/lib/records/exchange-rates/rate-sources'
import { useReread } from './use-reread'

type Props = { action: ServerAction<{ says: string }>; today: IsoDate }

/**
 * One rate as it stands in its source. Once kept, the rate is cleared and the rest stays: the next day's is entered the
 * same way.
 */
export function ExchangeRateForm({ action, today }: Props) {
  const reread = useReread()
  const [rate, setRate] = useState('')
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ says }) => {
    announceDone({ title: 'The rate is kept', says })
    setRate('')
    reread()
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <FormProblems refusal={refusal} />
      <Field name="currency" label="Currency" error={fieldErrors.currency}>
        <Select
          defaultValue="RUB"
          options={RATED_CURRENCIES.map((currency) => ({ value: currency, label: currency }))}
        />
      </Field>
      <Field name="rateDate" label="Date of the rate" error={fieldErrors.rateDate} required>
        <DateInput defaultValue={formatDate(today)} />
      </Field>
      <Field
        name="rate"
        label="Rate"
        error={fieldErrors.rate}
        hint="Units of the currency for one US dollar, such as 80.1500."
        required
      >
        <AmountInput value={rate} onChange={(event) => setRate(event.target.value)} maxLength={20} />
      </Field>
      <Field name="source" label="Source" error={fieldErrors.source}>
        <Select
          defaultValue="bank_of_russia"
          options={RATE_SOURCES.map((source) => ({ value: source, label: RATE_SOURCE_WORDS[source] }))}
        />
      </Field>
      <p className="text-xs text-text-3">
        Saved rates cannot be edited: a payment copies the one it uses, and a wrong rate is superseded with a reason.
      </p>
      <div>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Keeping it">
          Keep this rate
        </SubmitButton>
      </div>
    </form>
  )
}
