import { isCountryCode } from '@/lib/countries'
import type { DestinationRole } from '@/lib/rules/types'
import { asTyped, requiredLine } from '@/lib/text'
import { DESTINATION_ROLES, type PaymentDestinationInput, type PaymentReading } from './payment-input'
import { choice, line, type Read, type TypedFields } from './typed-fields'

const party = {
  name: requiredLine('the name', 300),
  address: asTyped('the address', 5000),
}

/** Reads the parties the product goes to; an intermediary needs a named destination behind it (DOMAIN.md section 4, Microsoft 2023). */
export function readDestinations(form: TypedFields, read: Read, reading: PaymentReading): void {
  const destinations: PaymentDestinationInput[] = []
  form.destinations.forEach((given, index) => {
    const role = choice(DESTINATION_ROLES, given.role, 'Choose what this party is')
    if (!role.ok || (given.name.trim() === '' && given.address.trim() === '')) return
    const name = line(party.name, given.name)
    const address = line(party.address, given.address)
    const country = given.country.trim().toUpperCase()
    if (country !== '' && !isCountryCode(country))
      reading.fieldErrors[`destinations.${index}.country`] = 'Choose a country from the list'
    if (!name.ok) reading.fieldErrors[`destinations.${index}.name`] = `Name the ${roleWords[role.value]}`
    if (!address.ok) reading.fieldErrors[`destinations.${index}.address`] = address.says
    else if (address.value === '')
      reading.fieldErrors[`destinations.${index}.address`] = `Enter the address of the ${roleWords[role.value]}`
    destinations.push({
      role: role.value,
      name: given.name.trim(),
      address: given.address.trim(),
      country: isCountryCode(country) ? country : null,
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

const roleWords: Readonly<Record<DestinationRole, string>> = {
  consignee: 'consignee',
  distributor: 'distributor',
  end_user: 'end user',
}
