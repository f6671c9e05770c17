import type { DestinationRole } from '@/lib/compliance/rules/types'
import type { PartyDraft, PaymentDraft } from '@/lib/ledger/payments/form/payment-schema'

/** One party of the form. `key` identifies it to React and is not sent. */
export type PartyState = Omit<PartyDraft, 'role'> & { key: string; role: DestinationRole }

/**
 * The state of the form: the draft, and the origin of its rate and of its date. The rate is `saved` while it follows
 * from the saved rates, `typed` once a person typed it, `given` when it is that of the corrected entry. The date is
 * `today` until a person typed one. The origins are not sent.
 */
export type FormState = Omit<PaymentDraft, 'destinations'> & {
  rateOrigin: 'saved' | 'typed' | 'given'
  dateOrigin: 'today' | 'typed'
  destinations: PartyState[]
}

/** A field of the form that is text. */
export type TextFieldName = Exclude<keyof PaymentDraft, 'destinations'>

/** Sets one field, and the fields that depend on it. */
export type SetField = (name: TextFieldName, value: string) => void

/** A party with nothing typed yet. */
export const emptyParty = (role: DestinationRole, key: string): PartyState => ({
  key,
  role,
  name: '',
  address: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
})

/** The parts of a party that are typed or chosen. */
const PARTY_PARTS = ['name', 'address', 'postalCode', 'city', 'region', 'country'] as const

/** Whether nothing is typed for a party. */
export const isEmptyParty = (party: PartyDraft): boolean => PARTY_PARTS.every((part) => party[part].trim() === '')

/** Whether two parties have the same role and text. */
export const sameParty = (one: PartyDraft, other: PartyDraft): boolean =>
  one.role === other.role && PARTY_PARTS.every((part) => one[part].trim() === other[part].trim())

/** A party in one line. */
export const partyText = (party: PartyDraft): string =>
  PARTY_PARTS.map((part) => party[part].trim())
    .filter(Boolean)
    .join(', ')

/** The parties of a new form: one of each role. */
const FIRST_PARTIES: PartyState[] = [
  emptyParty('consignee', 'consignee'),
  emptyParty('distributor', 'distributor'),
  emptyParty('end_user', 'end-user'),
]

/** Parties as the form holds them. `origin` sets them apart from those that were there before. */
export const partiesOf = (parties: readonly PartyDraft[], origin: string): PartyState[] =>
  parties.map((party, index) => ({ ...party, key: `${origin} ${index}`, role: party.role as DestinationRole }))

/** A draft as the form holds it. */
export const formState = (
  draft: PaymentDraft,
  rateOrigin: FormState['rateOrigin'],
  dateOrigin: FormState['dateOrigin'] = 'typed',
): FormState => ({
  ...draft,
  rateOrigin,
  dateOrigin,
  destinations: draft.destinations.length === 0 ? FIRST_PARTIES : partiesOf(draft.destinations, 'given'),
})
