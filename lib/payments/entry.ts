import type { IsoDate } from '@/lib/calendar'
import { listsInForce } from '@/lib/rules/donetsk-luhansk'
import type { EntryRate } from '@/lib/rules/rates'
import type { Entry, EntryDestination } from '@/lib/rules/types'
import { screenDestination } from '@/lib/screening/screen-destination'
import type { Destination, Verdict } from '@/lib/screening/types'
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

/** Screens every field of every party: the consignee, the distributor and the end user alike (Tango Card 2022). */
export const screenParties = (destinations: PaymentDestinationInput[], paymentDate: IsoDate): EntryDestination[] =>
  destinations.map((party) => ({
    ...party,
    verdict: screenDestination(asDestination(party), listsInForce(paymentDate)),
  }))

/** What the screening says of who is paid: the name and the address are given, so both are read. */
const screenPayee = (name: string, address: string, paymentDate: IsoDate): Verdict =>
  screenDestination(
    { ...(name.trim() ? { name } : {}), ...(address.trim() ? { address } : {}) },
    listsInForce(paymentDate),
  )

/** How the US dollars of an entry follow from its debit. */
function rateOf({ currency, rate, rateDate, rateSource, bankUsdCents }: PaymentInput): EntryRate {
  if (currency === 'USD') return { kind: 'dollars' }
  if (rateSource === 'bank_debit' && bankUsdCents !== null) return { kind: 'bank_debit', usdCents: bankUsdCents }
  if (rate === null || rateDate === null || rateSource === null) return { kind: 'unknown' }
  return { kind: 'rate', value: rate, date: rateDate, source: rateSource }
}

/** The entry as the rules see it. */
export function asEntry(input: PaymentInput, company: { id: string; name: string }): Entry {
  return {
    company,
    paymentDate: input.paymentDate,
    amountCents: input.amountCents,
    amountMinor: input.amountMinor,
    currency: input.currency,
    purpose: input.purpose,
    rate: rateOf(input),
    payee: {
      kind: input.payeeKind,
      name: input.payeeName,
      address: input.payeeAddress,
      verdict: screenPayee(input.payeeName, input.payeeAddress, input.paymentDate),
      splitKnown: input.serviceFeeMinor !== null,
      serviceFeeMinor: input.serviceFeeMinor,
      serviceFeeCents: input.serviceFeeCents ?? 0,
      fsbReceipt: input.fsbReceipt,
    },
    destinations: screenParties(input.destinations, input.paymentDate),
    alreadyPaid: input.alreadyPaid,
  }
}
