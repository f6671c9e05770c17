'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'
import { formatUsd } from '@/lib/money'
import { MoveDialog } from './move-dialog'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'

type Props = { payment: MovedPaymentFacts; actions: PaymentActions }

const reasonField = (errors: Record<string, string>, label = 'Reason') => (
  <Field name="reason" label={label} error={errors.reason} required>
    <TextArea rows={3} />
  </Field>
)

/** Voids an unpaid entry, or asks that a paid one be voided. */
export function VoidButton({ payment, actions }: Props) {
  const paid = payment.state === 'paid'
  const frees = `${formatUsd(payment.amountCents)} becomes free again for ${payment.companyName} in ${payment.year}.`
  return (
    <MoveDialog
      action={actions.void}
      trigger={<Button tone="quiet">{paid ? 'Ask to void' : 'Void entry'}</Button>}
      title={`Void ${payment.reference}?`}
      description={`${frees} Void an entry made in error; a refund after payment does not free the cap.${paid ? ' A second person confirms it.' : ''} The entry stays in the audit trail.`}
      hidden={{ paymentId: payment.id, expectedState: payment.state }}
      confirm={paid ? 'Ask to void' : 'Void entry'}
      tone="danger"
      announcement={({ waits }) =>
        waits
          ? {
              title: `Void of ${payment.reference} asked for`,
              says: 'It stays counted until a second person confirms.',
            }
          : { title: `${payment.reference} voided`, says: frees }
      }
      fields={(errors) => reasonField(errors)}
    />
  )
}

/** A second person confirms a void, or declines it with a reason. */
export function VoidDecision({
  payment,
  actions,
  askedBy,
  reason,
  primary,
}: Props & { askedBy: string; reason: string; primary: boolean }) {
  return (
    <>
      <MoveDialog
        action={actions.decideVoid}
        trigger={<Button tone={primary ? 'primary' : 'secondary'}>Confirm void</Button>}
        title={`Confirm the void of ${payment.reference}?`}
        description={`${askedBy} asked: “${reason}”. ${formatUsd(payment.amountCents)} becomes free again for ${payment.companyName} in ${payment.year}.`}
        hidden={{ paymentId: payment.id, confirm: '1' }}
        confirm="Confirm void"
        tone="danger"
        announcement={() => ({
          title: `${payment.reference} voided`,
          says: `${formatUsd(payment.amountCents)} is free again in ${payment.year}.`,
        })}
        fields={() => null}
      />
      <MoveDialog
        action={actions.decideVoid}
        trigger={<Button>Decline</Button>}
        title={`Decline to void ${payment.reference}?`}
        description="The entry stays paid and counted."
        hidden={{ paymentId: payment.id, confirm: '0' }}
        confirm="Decline void"
        keep="Not now"
        announcement={() => ({
          title: `Void of ${payment.reference} declined`,
          says: 'The entry stays paid and counted.',
        })}
        fields={(errors) => reasonField(errors)}
      />
    </>
  )
}

/** Declares that a paid fee was outside the authorization after all. */
export function ViolationButton({ payment, actions }: Props) {
  return (
    <MoveDialog
      action={actions.declareViolation}
      trigger={<Button tone="quiet">Declare an apparent violation</Button>}
      title={`Declare ${payment.reference} an apparent violation?`}
      description={`${formatUsd(payment.amountCents)} leaves the used total of ${payment.year} and stands in the total of apparent violations, for good. Counsel decides what is reported.`}
      hidden={{ paymentId: payment.id }}
      confirm="Declare it"
      tone="danger"
      keep="Not now"
      announcement={() => ({
        title: `${payment.reference} is an apparent violation`,
        says: 'It stands in its own total.',
      })}
      fields={(errors) => reasonField(errors, 'What was found')}
    />
  )
}
