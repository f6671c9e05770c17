'use client'

import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { Cell } from '@/components/ui/forms/form-section'
import { TextLink } from '@/components/ui/navigation/text-link'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { formatDate } from '@/lib/kernel/calendar'
import type { LastPayment } from '@/lib/ledger/payments/start/last-payment'

/**
 * Offers to fill in from the last payment for the chosen license, with what would be filled in; once it is, names the
 * payment, and takes it back. Nothing is filled in without the press.
 */
export function LastPaymentOffer({
  last,
  isFilled,
  fill,
  takeBack,
}: {
  last: LastPayment
  isFilled: boolean
  fill: () => void
  takeBack: () => void
}) {
  const { draft, reference } = last
  const parties = draft.destinations.map(({ name }) => name).filter(Boolean)
  const day = formatDate(last.paymentDate)
  const link = (
    <TextLink href={`/payments/${last.id}`} inline>
      {reference}
    </TextLink>
  )
  return (
    <Cell>
      <section aria-label="Last payment for this FSB license">
        <Callout
          tone="note"
          title={isFilled ? `Filled in from ${reference}.` : 'The last payment for this FSB license:'}
        >
          {isFilled ? (
            `Each such field is marked. It is of ${day}: everything is checked again as of today.`
          ) : (
            <>
              {link}, {STATE_WORDS[last.state]}, payment date {day}: {draft.currency} {draft.amount} to{' '}
              {draft.payeeName}
              {parties.length > 0 ? `, for ${new Intl.ListFormat('en').format(parties)}` : ''}.
            </>
          )}
          <span className="mt-2 block">
            {isFilled ? (
              <Button size="small" onClick={takeBack}>
                Take back
              </Button>
            ) : (
              <Button size="small" onClick={fill}>
                Fill in from {reference}
              </Button>
            )}
          </span>
        </Callout>
      </section>
    </Cell>
  )
}
