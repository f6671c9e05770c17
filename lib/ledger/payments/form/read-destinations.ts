import { DESTINATION_WORDS } from '@/lib/compliance/rules/words'
import {
  type PartyDraft,
  type PaymentDestinationInput,
  type PaymentDraft,
  type PaymentReading,
  partySchema,
} from './payment-schema'
import { readField } from './read-draft'

const FIELDS = partySchema.shape
const TYPED_PARTS = ['name', 'address', 'postalCode', 'city', 'region'] as const
const PLACE_PARTS = ['postalCode', 'city', 'region'] as const

/** Reads the parties the product goes to; an intermediary needs a named destination behind it (Microsoft 2023). */
export function readDestinations(draft: PaymentDraft, { input, fieldErrors }: PaymentReading): void {
  const destinations: PaymentDestinationInput[] = []
  draft.destinations.forEach((party, index) => {
    const role = readField(FIELDS.role, party.role)
    if (!role.ok || TYPED_PARTS.every((part) => party[part].trim() === '')) return
    const { read, errors } = readParty(party, DESTINATION_WORDS[role.value])
    for (const [part, message] of Object.entries(errors)) fieldErrors[`destinations.${index}.${part}`] = message
    destinations.push({ role: role.value, ...read })
  })
  refuseNoDestination(draft, destinations, fieldErrors)
  input.destinations = destinations
}

/** One party, with a message for each of its fields that cannot be read; such a field keeps its text as typed. */
function readParty(party: PartyDraft, roleLabel: string) {
  const errors: Record<string, string> = {}
  const country = readField(FIELDS.country, party.country)
  if (!country.ok) errors.country = country.message
  const name = readField(FIELDS.name, party.name)
  if (!name.ok) errors.name = party.name.trim() === '' ? `Name the ${roleLabel}` : name.message
  const address = readField(FIELDS.address, party.address)
  if (!address.ok) errors.address = address.message
  else if (address.value === '' && !hasPlace(party)) errors.address = `Enter the address of the ${roleLabel}`
  const parts: Partial<Record<(typeof PLACE_PARTS)[number], string>> = {}
  for (const part of PLACE_PARTS) {
    const read = readField(FIELDS[part], party[part])
    if (!read.ok) errors[part] = read.message
    else if (read.value !== '') parts[part] = read.value
  }
  const read = {
    name: party.name.trim(),
    address: party.address.trim(),
    country: country.ok ? country.value : null,
    ...parts,
  }
  return { read, errors }
}

/** A consignee or an end user must be named; the message is shown at the party that is missing. */
function refuseNoDestination(
  draft: PaymentDraft,
  destinations: PaymentDestinationInput[],
  fieldErrors: Record<string, string>,
): void {
  const roles = new Set(destinations.map(({ role }) => role))
  if (roles.has('consignee') || roles.has('end_user')) return
  const indexOf = (wanted: string) => draft.destinations.findIndex(({ role }) => role === wanted)
  const isDistributorAlone = roles.has('distributor')
  const endUserIndex = indexOf('end_user')
  const index = isDistributorAlone && endUserIndex >= 0 ? endUserIndex : Math.max(0, indexOf('consignee'))
  fieldErrors[`destinations.${index}.name`] ??= isDistributorAlone
    ? 'Name the end user. A distributor alone is not a destination'
    : 'Name where the product goes: a consignee or an end user'
}

/** A city with its postal code or region is a place a product can be sent to, even when the street is left out. */
const hasPlace = (party: PartyDraft): boolean =>
  party.city.trim() !== '' && (party.postalCode.trim() !== '' || party.region.trim() !== '')
