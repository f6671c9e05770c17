import { Callout } from '@/components/ui/feedback/callout'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'

/** The mark of an approval or a cleared review by an account to which someone else had recently given access. */
export function RecentAccess({ transitions }: Pick<PaymentDetail, 'transitions'>) {
  return transitions
    .filter(({ facts }) => facts.recentAccess)
    .map(({ seq, actor, facts }) => (
      <Callout key={seq} tone="review" title="Recent access to the account that decided.">
        {actor?.name}: {facts.recentAccess}. Another manager or an auditor reviews with {actor?.name} whether they
        decided this themselves.
      </Callout>
    ))
}
