import { barredLabel, Reasons } from '@/components/screening/reasons'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { Panel } from '@/components/ui/layout/panel'
import { DESTINATION_WORDS, sentence } from '@/lib/compliance/rules/words'
import { countryName } from '@/lib/kernel/countries'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'

/** Every party as it was typed, with the verdict of its day and the words that were recognised. */
export function PaymentDestinations({ payment }: { payment: PaymentDetail }) {
  return (
    <Panel title="Destinations" count={payment.destinations.length}>
      <ul>
        {payment.destinations.map(({ position, role, name, verdict, ...place }) => (
          <li key={position} className="border-b border-line px-4 py-3 last:border-b-0">
            <div className="flex items-start gap-3">
              <div className="min-w-0">
                <p className="text-xs text-text-3">{sentence(DESTINATION_WORDS[role])}</p>
                <p className="font-medium wrap-anywhere">{name}</p>
                <p className="text-sm wrap-anywhere whitespace-pre-wrap text-text-2">{placeWords(place)}</p>
              </div>
              <span className="ml-auto shrink-0">
                <OutcomeTag outcome={verdict.outcome} label={barredLabel(verdict)} />
              </span>
            </div>
            {verdict.reasons.some(({ outcome }) => outcome !== 'clear') ? (
              <p className="mt-1 text-xs text-text-2">
                <Reasons reasons={verdict.reasons.filter(({ outcome }) => outcome !== 'clear')} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The address, then the parts that were given apart from it. */
const placeWords = (place: {
  address: string
  postalCode: string
  city: string
  region: string
  country: string | null
}): string =>
  [
    place.address,
    [place.postalCode, place.city].filter(Boolean).join(' '),
    place.region,
    place.country && countryName(place.country),
  ]
    .filter(Boolean)
    .join(', ')
