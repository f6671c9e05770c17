import { Callout } from '@/components/ui/feedback/callout'
import { TextLink } from '@/components/ui/navigation/text-link'
import { listed, RULE_TITLES, STATE_WORDS } from '@/lib/compliance/rules/words'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import { voidGroundWords } from './void-grounds'

/** The entries this one is tied to: the block it repeats, the voided entry it corrects, and what came after it. */
export function PaymentLinks({ payment, timeZone }: { payment: PaymentDetail; timeZone: string }) {
  const { retryOf, retries, corrects, corrections, openVoidRequest } = payment
  return (
    <>
      {retryOf ? (
        <Callout tone="review" title="Entered again after a block.">
          <TextLink href={`/payments/${retryOf.id}`} inline>
            {retryOf.reference}
          </TextLink>{' '}
          of {formatUsd(retryOf.amountCents)} was {STATE_WORDS[retryOf.state]} on{' '}
          {formatInstant(retryOf.recordedAt, timeZone)}. Compare the two before a decision.
        </Callout>
      ) : null}
      {openVoidRequest ? (
        <Callout tone="review" title="A void was requested.">
          {openVoidRequest.askedBy.name}, {formatInstant(openVoidRequest.askedAt, timeZone)}, because{' '}
          {voidGroundWords(openVoidRequest.ground)}: “{openVoidRequest.reason}”. It stays counted until a second person
          confirms.
        </Callout>
      ) : null}
      {corrects ? (
        <Callout tone="note" title="A correction.">
          It takes the place of{' '}
          <TextLink href={`/payments/${corrects.id}`} inline>
            {corrects.reference}
          </TextLink>
          , which was voided.
        </Callout>
      ) : null}
      {[
        ...corrections.map((entry) => ({ entry, label: 'Corrected by' })),
        ...retries.map((entry) => ({ entry, label: 'Entered again as' })),
      ].map(({ entry, label }) => (
        <Callout key={entry.id} tone="note" title={`${label} `}>
          <TextLink href={`/payments/${entry.id}`} inline>
            {entry.reference}
          </TextLink>
          , {STATE_WORDS[entry.state]}.
        </Callout>
      ))}
    </>
  )
}

/** `Blocked by destination and annual cap`: the rules that refused, for a headline. */
export const blockedByWords = (payment: PaymentDetail): string | null => {
  const rules = payment.determinations[0]?.blockedBy ?? []
  return rules.length > 0 ? `Blocked by ${listed(rules.map((rule) => RULE_TITLES[rule].toLowerCase()))}` : null
}
