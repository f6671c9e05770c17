'use client'

import { printedKeys } from '@/components/keyboard/keys'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/display/key-hint'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import type { Move } from '@/lib/compliance/rules/approval/approval'
import { formatUsd } from '@/lib/kernel/money'
import { MoveDialog } from './move-dialog'
import type { MovedPaymentFacts, PaymentActions } from './payment-actions'

type Decision = Extract<Move, 'approve' | 'clear_review' | 'block_review' | 'reject'>
type DialogTexts = {
  keys: string
  button: (amount: string) => string
  title: (reference: string) => string
  description: (facts: MovedPaymentFacts) => string
  tone: 'primary' | 'danger'
  done: string
  optional?: boolean
}

const stays = ({ amountCents, companyName, year }: MovedPaymentFacts) =>
  `${formatUsd(amountCents)} stays reserved for ${companyName} in ${year}`
const counts = ({ debitedCents, amountCents, year }: MovedPaymentFacts) =>
  `The bank has debited it: ${formatUsd(debitedCents ?? amountCents)} is then used in ${year}.`
const frees = ({ amountCents, companyName, year }: MovedPaymentFacts) =>
  `${formatUsd(amountCents)} becomes free again for ${companyName} in ${year}.`

const DIALOG_TEXTS: Record<Decision, DialogTexts> = {
  approve: {
    keys: 'a',
    button: (amount) => `Approve ${amount}`,
    title: (reference) => `Approve ${reference}?`,
    description: (facts) => (facts.debitedCents === null ? `${stays(facts)} until it is paid.` : counts(facts)),
    tone: 'primary',
    done: 'approved',
    optional: true,
  },
  clear_review: {
    keys: 'a',
    button: () => 'Clear review',
    title: (reference) => `Clear the review of ${reference}?`,
    description: (facts) => `${stays(facts)}. It then awaits approval. Your reason is kept with the entry.`,
    tone: 'primary',
    done: 'cleared, and awaits approval',
  },
  block_review: {
    keys: 'b',
    button: () => 'Block',
    title: (reference) => `Block ${reference}?`,
    description: frees,
    tone: 'danger',
    done: 'blocked',
  },
  reject: {
    keys: 'r',
    button: () => 'Reject',
    title: (reference) => `Reject ${reference}?`,
    description: frees,
    tone: 'danger',
    done: 'rejected',
  },
}
const GONE = 'The money has left. This records an apparent violation, outside the authorized total.'

/** Where a decision leads when the payment was opened from a list: to the next, with a way back to the one decided. */
export type DecisionFlow = { nextHref: string; backHref: string }

/**
 * One decision of a manager, with a dialog that describes the consequences and asks for confirmation. Its key opens the
 * dialog.
 */
export function DecisionButton({
  decision,
  payment,
  actions,
  primary,
  flow,
}: {
  decision: Decision
  payment: MovedPaymentFacts
  actions: PaymentActions
  primary: boolean
  flow: DecisionFlow | undefined
}) {
  const texts = DIALOG_TEXTS[decision]
  const undoes = decision === 'block_review' || decision === 'reject'
  const gone = payment.alreadyPaid && undoes
  const button = texts.button(formatUsd(payment.debitedCents ?? payment.amountCents))
  return (
    <MoveDialog
      action={actions.decide}
      trigger={
        <Button tone={primary ? 'primary' : 'secondary'} aria-keyshortcuts={texts.keys}>
          {button}
          <span aria-hidden="true" className="max-desktop:hidden">
            <KeyHint keys={printedKeys(texts.keys)} />
          </span>
        </Button>
      }
      shortcut={{ keys: texts.keys, label: button }}
      nextHref={flow?.nextHref}
      title={texts.title(payment.reference)}
      description={gone ? GONE : texts.description(payment)}
      hidden={{ paymentId: payment.id, expectedState: payment.state, decision }}
      confirm={gone ? 'Record the apparent violation' : button}
      tone={texts.tone}
      keep="Not now"
      announcement={() => ({
        title: `${payment.reference} ${gone ? 'is an apparent violation' : texts.done}`,
        description: gone ? GONE : texts.description(payment),
        href: flow?.backHref,
      })}
      fields={(errors) => (
        <Field
          name="reason"
          label={texts.optional ? 'Note' : 'Reason'}
          note={texts.optional ? 'optional' : undefined}
          error={errors.reason}
          hint={decision === 'clear_review' ? 'What settles the findings, and where the evidence is' : undefined}
        >
          <TextArea rows={3} />
        </Field>
      )}
    />
  )
}
