import type { DestinationRole } from '@/lib/compliance/rules/types'
import { isCountryCode } from '@/lib/kernel/countries'
import { asTyped, requiredLine } from '@/lib/kernel/text'
import { DESTINATION_ROLES, type PaymentDestinationInput, type PaymentReading } from './payment-input'
import { choice, line, type Read, type TypedFields } from './typed-fields'

const party = {
  name: requiredLine('the name', 300),
  address: asTyped('the address', 5000),
  postalCode: asTyped('the postal code', 40),
  city: asTyped('the city', 200),
  region: asTyped('the region', 200),
}
const TYPED_PARTS = ['name', 'address', 'postalCode', 'city', 'region'] as const
const PLACE_PARTS = ['postalCode', 'city', 'region'] as const

/** Reads the parties the product goes to; an intermediary needs a named destination behind it (Microsoft 2023). */
export function readDestinations(form: TypedFields, read: Read, reading: PaymentReading): void {
  const destinations: PaymentDestinationInput[] = []
  form.destinations.forEach((given, index) => {
    const role = choice(DESTINATION_ROLES, given.role, 'Choose what this party is')
    if (!role.ok || TYPED_PARTS.every((part) => given[part].trim() === '')) return
    const name = line(party.name, given.name)
    const address = line(party.address, given.address)
    const country = given.country.trim().toUpperCase()
    if (country !== '' && !isCountryCode(country))
      reading.fieldErrors[`destinations.${index}.country`] = 'Choose a country from the list'
    if (!name.ok) reading.fieldErrors[`destinations.${index}.name`] = `Name the ${roleWords[role.value]}`
    if (!address.ok) reading.fieldErrors[`destinations.${index}.address`] = address.says
    else if (address.value === '' && !hasPlace(given))
      reading.fieldErrors[`destinations.${index}.address`] = `Enter the address of the ${roleWords[role.value]}`
    const parts: Partial<Record<(typeof PLACE_PARTS)[number], string>> = {}
    for (const part of PLACE_PARTS) {
      const result = line(party[part], given[part])
      if (!result.ok) reading.fieldErrors[`destinations.${index}.${part}`] = result.says
      else if (result.value !== '') parts[part] = result.value
    }
    destinations.push({
      role: role.value,
      name: given.name.trim(),
      address: given.address.trim(),
      country: isCountryCode(country) ? country : null,
      ...parts,
    })
  })
  const roles = new Set(destinations.map(({ role }) => role))
  const place = form.destinations.findIndex(({ role }) => role === 'end_user')
  if (!roles.has('consignee') && !roles.has('end_user')) {
    const says = roles.has('distributor')
      ? 'Name the end user. A distributor alone is not a destination'
      : 'Name where the product goes: a consignee or an end user'
    const first =
      roles.has('distributor') && place >= 0
        ? place
        : Math.max(
            0,
            form.destinations.findIndex(({ role }) => role === 'consignee'),
          )
    reading.fieldErrors[`destinations.${first}.name`] ??= says
  }
  read('destinations', 'destinations', { ok: true, value: destinations })
}

/** A city with its postal code or region is a place a product can be sent to, even when the street is left out. */
const hasPlace = (given: Record<(typeof PLACE_PARTS)[number], string>): boolean =>
  given.city.trim() !== '' && (given.postalCode.trim() !== '' || given.region.trim() !== '')

const roleWords: Readonly<Record<DestinationRole, string>> = {
  consignee: 'consignee',
  distributor: 'distributor',
  end_user: 'end user',
}
