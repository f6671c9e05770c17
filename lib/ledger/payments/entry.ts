import { listsInForce } from '@/lib/compliance/rules/destination/lists-in-force'
import {
  screenFreeText,
  screenRemembered,
  screenTexts,
  type TextsOfEntry,
} from '@/lib/compliance/rules/destination/screen-texts'
import type { ScreenedText } from '@/lib/compliance/rules/destination/screened-text'
import { splitFields } from '@/lib/compliance/rules/destination/split-fields'
import type { EntryRate } from '@/lib/compliance/rules/money/rates'
import type { Entry, EntryDestination } from '@/lib/compliance/rules/types'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Destination, Verdict } from '@/lib/compliance/screening/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { PaymentDestinationInput, PaymentInput } from './form/payment-schema'

/** A party as the screening reads it, without the fields that were left empty. */
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

/** The verdict on the payee, whose name and address are both screened. */
export const screenPayee = (name: string, address: string, paymentDate: IsoDate): Verdict =>
  screenRemembered(splitFields({ name, address })[0], listsInForce(paymentDate))

/** The verdict on a note. */
export const screenNote = (note: string, paymentDate: IsoDate): Verdict =>
  screenFreeText(note, (given) => screenRemembered(given, listsInForce(paymentDate)))

/** The verdicts on every other party and text of an entry. */
const screenEntryTexts = (texts: TextsOfEntry, paymentDate: IsoDate): ScreenedText[] =>
  screenTexts(texts, (given) => screenRemembered(given, listsInForce(paymentDate)))

/** The records that an entry refers to, with their texts that are screened with it; empty where nothing is known. */
export type EntrySubject = {
  company: { id: string; name: string; address: string; country: string }
  applicant: string
  manufacturer: string
}

/** How the US dollars of an entry follow from its debit. */
function rateOf({ currency, rate, rateDate, rateSource, bankUsdCents }: PaymentInput): EntryRate {
  if (currency === 'USD') return { kind: 'dollars' }
  if (rateSource === 'bank_debit' && bankUsdCents !== null) return { kind: 'bank_debit', usdCents: bankUsdCents }
  if (rate === null || rateDate === null || rateSource === null) return { kind: 'unknown' }
  return { kind: 'rate', value: rate, date: rateDate, source: rateSource }
}

/** The entry as the rules see it. */
export function asEntry(input: PaymentInput, { company, applicant, manufacturer }: EntrySubject): Entry {
  return {
    company: { id: company.id, name: company.name },
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
    texts: screenEntryTexts({ company, applicant, manufacturer, note: input.note }, input.paymentDate),
    alreadyPaid: input.alreadyPaid,
  }
}
