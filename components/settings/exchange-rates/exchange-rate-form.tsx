'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/feedback/toaster'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { AmountInput } from '@/components/ui/forms/text-input'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { RATE_SOURCE_WORDS, RATE_SOURCES, RATED_CURRENCIES } from '@/lib/records/exchange-rates/rate-sources'
import { useRefresh } from '../use-refresh'

type Props = { action: ServerAction<{ message: string }>; today: IsoDate }

/**
 * One rate as its source has it. After saving, only the rate is cleared, so that the next day's can be entered.
 */
export function ExchangeRateForm({ action, today }: Props) {
  const refresh = useRefresh()
  const [rate, setRate] = useState('')
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ message }) => {
    announceDone({ title: 'Rate saved', description: message })
    setRate('')
    refresh()
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
        Saved rates cannot be edited: a payment copies the one it uses, and an incorrect rate is superseded with a
        reason.
      </p>
      <div>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Saving">
          Save rate
        </SubmitButton>
      </div>
    </form>
  )
}
