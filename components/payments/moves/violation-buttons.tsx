'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { formatUsd } from '@/lib/kernel/money'
import { MoveDialog } from './move-dialog'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'

type Props = { payment: MovedPaymentFacts; actions: PaymentActions }

/** Declares that a paid fee was outside the authorization after all. It frees nothing: the money left. */
export function ViolationButton({ payment, actions }: Props) {
  return (
    <MoveDialog
      action={actions.declareViolation}
      trigger={<Button tone="quiet">Declare an apparent violation</Button>}
      title={`Declare ${payment.reference} an apparent violation?`}
      description={
        `${formatUsd(payment.amountCents)} moves from the used total of ${payment.year} to the total of apparent ` +
        'violations. It left the account, so it still takes headroom. Counsel decides what is reported.'
      }
      hidden={{ paymentId: payment.id }}
      confirm="Declare it"
      tone="danger"
      keep="Not now"
      announcement={() => ({
        title: `${payment.reference} is an apparent violation`,
        description: 'It still takes headroom: the money left.',
      })}
      fields={(errors) => (
        <Field name="reason" label="What was found" error={errors.reason} required>
          <TextArea rows={3} />
        </Field>
      )}
    />
  )
}

/** A second person confirms an apparent violation that the bank's debit made. */
export function ConfirmViolationButton({ payment, actions }: Props) {
  return (
    <MoveDialog
      action={actions.confirmViolation}
      trigger={<Button tone="primary">Confirm the apparent violation</Button>}
      title={`Confirm ${payment.reference} as an apparent violation?`}
      description={
        `The bank debited ${formatUsd(payment.amountCents)}, more than the headroom of ${payment.year}. ` +
        'You confirm that you have seen the bank document.'
      }
      hidden={{ paymentId: payment.id }}
      confirm="Confirm"
      keep="Not now"
      announcement={() => ({ title: `${payment.reference} confirmed`, description: 'It is an apparent violation.' })}
      fields={(errors) => (
        <Field name="reason" label="Note" note="optional" error={errors.reason}>
          <TextArea rows={3} />
        </Field>
      )}
    />
  )
}
