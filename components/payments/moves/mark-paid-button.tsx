'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { AmountInput, DateInput, TextInput } from '@/components/ui/text-input'
import { formatUsd } from '@/lib/money'
import { MoveDialog } from './move-dialog'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'

/** Marks an approved payment as paid, with the facts of the bank document. */
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
      description={`${formatUsd(payment.amountCents)} moves from reserved to used for ${payment.companyName} in ${payment.year}. These facts are kept as they are.`}
      hidden={{ paymentId: payment.id }}
      confirm="Mark as paid"
      keep="Not now"
      announcement={() => ({
        title: `${payment.reference} is paid`,
        says: `${formatUsd(payment.amountCents)} is used in ${payment.year}.`,
      })}
      fields={(errors) => (
        <>
          <Field name="bankReference" label="Bank reference" error={errors.bankReference} required>
            <TextInput autoComplete="off" />
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field
              name="debitDate"
              label="Date of the debit"
              error={errors.debitDate}
              hint="As on the bank document"
              required
            >
              <DateInput />
            </Field>
            <Field name="postingDate" label="Posting date" note="optional" error={errors.postingDate}>
              <DateInput />
            </Field>
          </div>
          <Field
            name="bankUsd"
            label="USD debited by the bank"
            note="optional"
            error={errors.bankUsd}
            hint="If the statement names it; it must be what the entry counts"
          >
            <AmountInput unit="USD" inputMode="decimal" autoComplete="off" />
          </Field>
        </>
      )}
    />
  )
}
