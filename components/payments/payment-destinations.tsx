import { MarkedWord } from '@/components/ui/marked-text-area'
import { Panel } from '@/components/ui/panel'
import { OutcomeTag } from '@/components/ui/state-tag'
import { countryName } from '@/lib/countries'
import type { PaymentDetail } from '@/lib/payments/payment-detail'
import { DESTINATION_WORDS, sentence } from '@/lib/rules/words'

/** Every party as it was typed, with the verdict of its day and the words that were recognised. */
export function PaymentDestinations({ payment }: { payment: PaymentDetail }) {
  return (
    <Panel title="Destinations" count={payment.destinations.length}>
      <ul>
        {payment.destinations.map(({ position, role, name, address, country, verdict }) => (
          <li key={position} className="border-b border-line px-4 py-3 last:border-b-0">
            <div className="flex items-start gap-3">
              <div className="min-w-0">
                <p className="text-xs text-text-3">{sentence(DESTINATION_WORDS[role])}</p>
                <p className="font-medium wrap-anywhere">{name}</p>
                <p className="text-sm wrap-anywhere whitespace-pre-wrap text-text-2">
                  {address}
                  {country ? `${address ? ', ' : ''}${countryName(country)}` : ''}
                </p>
              </div>
              <span className="ml-auto shrink-0">
                <OutcomeTag outcome={verdict.outcome} words={verdict.outcome === 'blocked' ? 'In Crimea' : undefined} />
              </span>
            </div>
            {verdict.reasons.some(({ outcome }) => outcome !== 'clear') ? (
              <ul className="mt-1 grid gap-0.5 text-xs text-text-2">
                {verdict.reasons
                  .filter(({ outcome }) => outcome !== 'clear')
                  .map((reason) => (
                    <li key={`${reason.rule} ${reason.field} ${reason.start}`}>
                      {reason.matched ? <MarkedWord>{reason.matched}</MarkedWord> : null} {reason.says}
                    </li>
                  ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
