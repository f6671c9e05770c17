import { BandLabel } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { MeterKey, meterKeyParts } from '@/components/headroom-meter/meter-key'
import { bandOf, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import { breaksTheCap, lowestRateOf } from '@/lib/ledger/payments/steps/breaks-the-cap'

const RESERVES: readonly PaymentDetail['state'][] = ['requested', 'in_review', 'approved']

/** The headroom of the payment's company-year now, this payment shown for itself while it reserves. */
export function PaymentHeadroom({ payment }: { payment: PaymentDetail }) {
  const { headroom, amountCents, company, year } = payment
  const reserves = RESERVES.includes(payment.state)
  const others = reserves ? { ...headroom, reservedCents: headroom.reservedCents - amountCents } : headroom
  const band = bandOf(headroom)
  const lowestRate = reserves ? lowestRateOf(payment, leftCents(others)) : null
  const labels = {
    used: `${formatUsd(headroom.usedCents)} used`,
    violation: `${formatUsd(headroom.violationCents)} paid outside the authorization`,
    reserved: `${formatUsd(others.reservedCents)} reserved${reserves ? ' by others' : ''}`,
    this: `${formatUsd(amountCents)} this payment`,
    left: `${formatUsd(leftCents(headroom))} left`,
  }
  return (
    <>
      <div className="mb-2 flex items-baseline gap-2 text-sm">
        <h3 className="font-semibold">Headroom {year}</h3>
        <span className="ml-auto">
          <BandLabel band={band} />
        </span>
      </div>
      <HeadroomMeter
        name={`${company.name}, ${year}`}
        headroom={others}
        thisPaymentCents={reserves ? amountCents : undefined}
        size={14}
      />
      <div className="mt-2">
        <MeterKey
          parts={meterKeyParts(headroom, reserves ? ['reserved', 'this', 'left'] : ['reserved', 'left'])}
          band={band}
          labels={labels}
        />
      </div>
      {lowestRate ? <p className="mt-2 text-sm text-text-2">{breaksTheCap(lowestRate, payment.currency)}</p> : null}
    </>
  )
}
