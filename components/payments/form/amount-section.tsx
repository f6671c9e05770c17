'use client'

import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Cell, ComputedValue, FormSection } from '@/components/ui/forms/form-section'
import { Select } from '@/components/ui/forms/select'
import { AmountInput, TextInput } from '@/components/ui/forms/text-input'
import { RATE_SOURCE_WORDS, RATE_SOURCES } from '@/lib/compliance/rules/money/rates'
import { CURRENCIES } from '@/lib/kernel/iso-4217'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentPreview } from '@/lib/ledger/payments/preview-payment'
import { breaksTheCap } from '@/lib/ledger/payments/steps/breaks-the-cap'
import type { FormState, SetField } from './form-state'

const CURRENCY_CHOICES = CURRENCIES.map((code) => ({ value: code, label: code }))
const SOURCES = RATE_SOURCES.map((value) => ({ value, label: RATE_SOURCE_WORDS[value] }))

/** The debit in its own currency and the US dollars that count: fixed when recorded, never re-rated. */
export function AmountSection({
  typed,
  set,
  errors,
  preview,
}: {
  typed: FormState
  set: SetField
  errors: Record<string, string>
  preview: PaymentPreview | undefined
}) {
  const foreign = typed.currency !== 'USD'
  const byBank = typed.rateSource === 'bank_debit'
  return (
    <FormSection legend="Amount">
      <Cell span={2} half>
        <Field name="currency" label="Currency" error={errors.currency}>
          <Select
            options={CURRENCY_CHOICES}
            value={typed.currency}
            onChange={(event) => set('currency', event.target.value)}
          />
        </Field>
      </Cell>
      <Cell span={4}>
        <Field
          name="amount"
          label="Amount"
          error={errors.amount}
          hint={typed.payeeKind === 'agent' ? 'The whole debit, service fee included' : undefined}
          required
        >
          <AmountInput
            unit={typed.currency}
            value={typed.amount}
            onChange={(event) => set('amount', event.target.value)}
            inputMode="decimal"
            autoComplete="off"
          />
        </Field>
      </Cell>
      {typed.payeeKind === 'agent' ? <AgentSplit typed={typed} set={set} errors={errors} /> : null}
      {foreign ? (
        <Cell span={2}>
          <Field name="rateSource" label="Rate source" error={errors.rateSource} hint="The bank's own USD debit wins">
            <Select
              options={SOURCES}
              value={typed.rateSource}
              onChange={(event) => set('rateSource', event.target.value)}
            />
          </Field>
        </Cell>
      ) : null}
      {foreign && byBank ? (
        <Cell span={4}>
          <Field name="bankUsd" label="USD debited by the bank" error={errors.bankUsd} required>
            <AmountInput
              unit="USD"
              value={typed.bankUsd}
              onChange={(event) => set('bankUsd', event.target.value)}
              inputMode="decimal"
              autoComplete="off"
            />
          </Field>
        </Cell>
      ) : null}
      {foreign && !byBank ? (
        <>
          <Cell span={2} half>
            <Field name="rate" label={`${typed.currency} for 1 USD`} error={errors.rate} required>
              <AmountInput
                value={typed.rate}
                onChange={(event) => set('rate', event.target.value)}
                inputMode="decimal"
                autoComplete="off"
              />
            </Field>
          </Cell>
          <Cell span={2} half>
            <Field name="rateDate" label="Rate of" error={errors.rateDate} required>
              <DateInput
                value={typed.rateDate}
                onChange={(event) => set('rateDate', event.target.value)}
                placeholder=""
              />
            </Field>
          </Cell>
        </>
      ) : null}
      <PayerAccount typed={typed} set={set} errors={errors} />
      <Cell>
        <ComputedValue
          label="Counts against the cap"
          value={preview?.amountCents == null ? '-' : formatUsd(preview.amountCents)}
          sum={sumWords(typed, preview)}
        />
        {preview?.lowestRate ? (
          <p className="mt-2 text-sm text-text-2">{breaksTheCap(preview.lowestRate, typed.currency)}</p>
        ) : null}
      </Cell>
    </FormSection>
  )
}

/** The account that the bank debits: a fact for the file, which no rule reads. */
function PayerAccount({ typed, set, errors }: { typed: FormState; set: SetField; errors: Record<string, string> }) {
  return (
    <Cell>
      <Field
        name="payerAccount"
        label="Debited account"
        note="optional"
        error={errors.payerAccount}
        hint="IBAN or account number of the payer"
      >
        <TextInput
          value={typed.payerAccount}
          onChange={(event) => set('payerAccount', event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </Cell>
  )
}

/** What an agent keeps of the debit, and whether the FSB's receipt shows the rest. */
function AgentSplit({ typed, set, errors }: { typed: FormState; set: SetField; errors: Record<string, string> }) {
  return (
    <Cell>
      <Field
        name="serviceFee"
        label="Of it, the agent's service fee"
        note="optional"
        error={errors.serviceFee}
        hint="Left empty, the split is unknown and the whole debit counts"
      >
        <AmountInput
          unit={typed.currency}
          value={typed.serviceFee}
          onChange={(event) => set('serviceFee', event.target.value)}
          inputMode="decimal"
          autoComplete="off"
        />
      </Field>
      <Checkbox
        name="fsbReceipt"
        label="We hold the FSB's receipt"
        hint="For the fee that the agent passed on. Without it a manager decides on the split"
        checked={typed.fsbReceipt === 'on'}
        onChange={(event) => set('fsbReceipt', event.target.checked ? 'on' : '')}
      />
    </Cell>
  )
}

function sumWords(typed: FormState, preview: PaymentPreview | undefined): string {
  const fixed = 'Fixed when recorded, never re-rated.'
  if (preview?.amountCents == null) return 'Follows from the amount and the rate.'
  if (typed.payeeKind === 'state_duty')
    return 'State duty is not a fee to the FSB: it counts nothing. To be confirmed by counsel.'
  if (typed.payeeKind === 'agent' && typed.serviceFee.trim() !== '')
    return `The debit less the service fee, rounded up to the cent. ${fixed}`
  if (typed.currency !== 'USD' && preview.quotient)
    return `${typed.amount.trim()} / ${typed.rate.trim()} = ${preview.quotient}, rounded up to the cent. ${fixed}`
  return fixed
}
