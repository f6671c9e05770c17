'use client'

import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { moneyHasLeft } from '@/lib/compliance/rules/approval/approval'
import { formatUsd } from '@/lib/kernel/money'
import { voidGroundWords } from '../void-grounds'
import { MoveDialog } from './move-dialog'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'

type Props = { payment: MovedPaymentFacts; actions: PaymentActions }

const reasonField = (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} required>
    <TextArea rows={3} />
  </Field>
)

const GROUNDS = [
  {
    value: 'no_debit',
    label: 'The debit never happened',
    hint: 'Such as an entry of a debit that is recorded elsewhere',
  },
  { value: 'not_an_fsb_fee', label: 'It was no fee to the FSB' },
]

function GroundField({ error }: { error?: string }) {
  return (
    <Field name="ground" label="Ground" error={error} group required>
      <RadioGroup name="ground" options={GROUNDS} />
    </Field>
  )
}

/** Voids an entry whose money has not left, or asks that one whose money left be voided. */
export function VoidButton({ payment, actions }: Props) {
  const gone = moneyHasLeft(payment)
  const frees = `${formatUsd(payment.amountCents)} becomes free again for ${payment.companyName} in ${payment.year}.`
  const condition = gone
    ? 'The money has left: only when the debit never happened, or was no fee to the FSB; ' +
      'a refund frees nothing. A second person confirms it.'
    : 'Void an entry made in error.'
  return (
    <MoveDialog
      action={actions.void}
      trigger={<Button tone="quiet">{gone ? 'Ask to void' : 'Void entry'}</Button>}
      title={`Void ${payment.reference}?`}
      description={`${frees} ${condition} The entry stays in the audit trail.`}
      hidden={{ paymentId: payment.id, expectedState: payment.state }}
      confirm={gone ? 'Ask to void' : 'Void entry'}
      tone="danger"
      announcement={({ waits }) =>
        waits
          ? {
              title: `Void of ${payment.reference} requested`,
              description: 'It stays counted until a second person confirms.',
            }
          : { title: `${payment.reference} voided`, description: frees }
      }
      fields={(errors) => (
        <>
          {gone ? <GroundField error={errors.ground} /> : null}
          {reasonField(errors)}
        </>
      )}
    />
  )
}

/** A second person confirms a void, or declines it with a reason. */
export function VoidDecision({
  payment,
  actions,
  asked,
  primary,
}: Props & { asked: { by: string; reason: string; ground: string }; primary: boolean }) {
  return (
    <>
      <MoveDialog
        action={actions.decideVoid}
        trigger={<Button tone={primary ? 'primary' : 'secondary'}>Confirm void</Button>}
        title={`Confirm the void of ${payment.reference}?`}
        description={
          `${asked.by} asked, because ${voidGroundWords(asked.ground)}: “${asked.reason}”. ` +
          `${formatUsd(payment.amountCents)} becomes free again for ${payment.companyName} in ${payment.year}.`
        }
        hidden={{ paymentId: payment.id, confirm: '1' }}
        confirm="Confirm void"
        tone="danger"
        announcement={() => ({
          title: `${payment.reference} voided`,
          description: `${formatUsd(payment.amountCents)} is free again in ${payment.year}.`,
        })}
        fields={() => null}
      />
      <MoveDialog
        action={actions.decideVoid}
        trigger={<Button>Decline</Button>}
        title={`Decline to void ${payment.reference}?`}
        description="The entry stays counted."
        hidden={{ paymentId: payment.id, confirm: '0' }}
        confirm="Decline void"
        keep="Not now"
        announcement={() => ({
          title: `Void of ${payment.reference} declined`,
          description: 'The entry stays counted.',
        })}
        fields={(errors) => reasonField(errors)}
      />
    </>
  )
}
