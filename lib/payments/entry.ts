import type { IsoDate } from '@/lib/calendar'
import { listsInForce } from '@/lib/rules/donetsk-luhansk'
import type { Entry, EntryDestination } from '@/lib/rules/types'
import { screenDestination } from '@/lib/screening/screen-destination'
import type { Destination } from '@/lib/screening/types'
import type { PaymentDestinationInput, PaymentInput } from './form/payment-input'

/** A party as the screening reads it: what was left empty is not there. */
function asDestination({
  name,
  address,
  country,
  region,
  city,
  postalCode,
}: Omit<PaymentDestinationInput, 'role'>): Destination {
  const given = { name, address, country, region, city, postalCode }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value))
}

/** Screens every field of every party: the consignee, the distributor and the end user alike (DOMAIN.md section 4, Tango Card 2022). */
export const screenParties = (destinations: PaymentDestinationInput[], paymentDate: IsoDate): EntryDestination[] =>
  destinations.map((party) => ({
    ...party,
    verdict: screenDestination(asDestination(party), listsInForce(paymentDate)),
  }))

/** The entry as the rules see it. */
export function asEntry(input: PaymentInput, company: { id: string; name: string }): Entry {
  return {
    company,
    paymentDate: input.paymentDate,
    amountCents: input.amountCents,
    amountMinor: input.amountMinor,
    currency: input.currency,
    purpose: input.purpose,
    payee: {
      kind: input.payeeKind,
      name: input.payeeName,
      splitKnown: input.serviceFeeMinor !== null,
      serviceFeeCents: input.serviceFeeCents,
    },
    destinations: screenParties(input.destinations, input.paymentDate),
    alreadyPaid: input.alreadyPaid,
  }
}
