'use client'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { AmountInput, TextInput } from '@/components/ui/forms/text-input'
import { formatUsd } from '@/lib/kernel/money'
import type { SettledPayment } from '@/lib/ledger/payments/steps/settle-payment'
import { MoveDialog } from './move-dialog'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'

/**
 * Marks an approved payment as paid with the figures of the bank document. Differences from the entry are settled, not
 * refused.
 */
export function MarkPaidButton({
  payment,
  actions,
  primary,
}: {
  payment: MovedPaymentFacts
  actions: PaymentActions
  primary: boolean
}) {
  return (
    <MoveDialog
      action={actions.markPaid}
      trigger={<Button tone={primary ? 'primary' : 'secondary'}>Mark as paid</Button>}
      title={`Mark ${payment.reference} as paid?`}
      description={[
        `${formatUsd(payment.amountCents)} is reserved for ${payment.companyName} in ${payment.year}.`,
        'Enter the figures of the bank document: what the bank debited is what counts.',
      ].join(' ')}
      hidden={{ paymentId: payment.id }}
      confirm="Mark as paid"
      keep="Not now"
      announcement={(settled) => announcementOf(settled, payment.year)}
      fields={(errors) => <BankFields errors={errors} currency={payment.currency} />}
    />
  )
}

function BankFields({ errors, currency }: { errors: Record<string, string>; currency: string }) {
  return (
    <>
      <Field name="bankReference" label="Bank reference" error={errors.bankReference} required>
        <TextInput autoComplete="off" />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name="debitDate" label="Value date of the debit" error={errors.debitDate} required>
          <DateInput />
        </Field>
        <Field name="postingDate" label="Posting date" note="optional" error={errors.postingDate}>
          <DateInput />
        </Field>
      </div>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <Field
          name="bankAmount"
          label="Amount debited"
          note="optional"
          error={errors.bankAmount}
          hint="As on the bank document. Left empty, it counts as recorded and is marked as not read from the document"
        >
          <TextInput inputMode="decimal" autoComplete="off" />
        </Field>
        <Field name="bankCurrency" label="Currency" error={errors.bankCurrency}>
          <TextInput defaultValue={currency} maxLength={3} autoComplete="off" />
        </Field>
      </div>
      <Field
        name="bankUsd"
        label="USD debited by the bank"
        note="optional"
        error={errors.bankUsd}
        hint="If the statement names it: it wins over any rate"
      >
        <AmountInput unit="USD" inputMode="decimal" autoComplete="off" />
      </Field>
      {errors.confirmDoubts ? (
        <Field name="confirmDoubts" label="The bank document" error={errors.confirmDoubts} group>
          <Checkbox label="I have checked the document, and it states this" />
        </Field>
      ) : null}
    </>
  )
}

function announcementOf(settled: SettledPayment, year: number): { title: string; description: string } {
  const { reference, state, stopped, excessCents, heldCents, isUnread, recordedAs } = settled
  if (recordedAs)
    return {
      title: `${reference} counts in another year`,
      description: `The debit is ${recordedAs}; it awaits a decision.`,
    }
  if (state === 'violation')
    return {
      title: `${reference} is an apparent violation`,
      description: `The debit is ${formatUsd(excessCents)} over the headroom of ${year}. A second person confirms it.`,
    }
  if (state === 'in_review') return { title: `${reference} went to review`, description: stopped }
  const less = heldCents > 0 ? ' It is less than was recorded as already paid, which counts on.' : ''
  if (state === 'requested')
    return {
      title: `${reference} awaits approval again`,
      description: `The debit differs from what was approved. Nothing becomes free before that.${less}`,
    }
  const description = isUnread
    ? `What was recorded is used in ${year}; the amount was not read from a bank document.`
    : `What the bank debited is used in ${year}.${less}`
  return { title: `${reference} is paid`, description }
}
