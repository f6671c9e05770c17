import { RecordSteps } from '@/components/keyboard/record-steps'
import { ButtonLink } from '@/components/ui/button'
import type { PaymentListParams } from '@/lib/ledger/payments/list/payment-list-params'
import { neighboursOfPayment } from '@/lib/ledger/payments/queue/payment-neighbours'
import { nextPaymentHref, paymentHref, paymentListHref } from './payment-addresses'

/** The steps of a payment opened from a list; a person who decides can also pass on to the next that awaits them. */
export async function PaymentSteps({ id, list, decides }: { id: string; list: PaymentListParams; decides: boolean }) {
  const { previous, next } = await neighboursOfPayment(list, id)
  return (
    <RecordSteps
      id={id}
      noun="payment"
      previousHref={previous && paymentHref(list, previous)}
      nextHref={next && paymentHref(list, next)}
      listHref={paymentListHref(list)}
    >
      {decides ? (
        <ButtonLink tone="quiet" href={nextPaymentHref(list, id)}>
          Next to decide
        </ButtonLink>
      ) : null}
    </RecordSteps>
  )
}
