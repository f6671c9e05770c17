'use client'

import { Callout } from '@/components/ui/feedback/callout'
import { TextLink } from '@/components/ui/navigation/text-link'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import type { OriginKind } from '@/lib/ledger/payments/start/start-params'
import type { PaymentOrigin } from '@/lib/ledger/payments/start/start-payment'

const WORDS: Readonly<Record<OriginKind, string>> = {
  like:
    'The payment date is today; dates and papers of that debit, its rate and its note are left out. ' +
    'Everything is checked again as of today.',
  again:
    'What you change is shown beside it. An entry like a blocked one is linked to it and goes to review; ' +
    'everything is checked again as of today.',
  corrects: 'It takes the place of that entry. Everything is checked again.',
}

/** Which entry the form starts from, or why it does not start from the one in the address. */
export function OriginNote({ origin, problem }: { origin: PaymentOrigin | null; problem: string | null }) {
  if (problem) {
    return (
      <div className="mb-4">
        <Callout tone="review" title={`${problem}.`}>
          This is a new payment.
        </Callout>
      </div>
    )
  }
  if (!origin) return null
  return (
    <div className="mb-4">
      <Callout tone="note" title="Filled in from">
        <TextLink href={`/payments/${origin.id}`} inline>
          {origin.reference}
        </TextLink>
        , {STATE_WORDS[origin.state]}. {WORDS[origin.kind]}
      </Callout>
    </div>
  )
}
