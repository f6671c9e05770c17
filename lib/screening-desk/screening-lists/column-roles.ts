import type { DestinationField } from '@/lib/compliance/screening/types'

/** What a column of a file is taken for; `ignored` columns come back in the result and get a light pass. */
export type ColumnRole = DestinationField | 'ignored'

export const COLUMN_ROLES: readonly (readonly [ColumnRole, string])[] = [
  ['text', 'Whole address'],
  ['name', 'Name'],
  ['address', 'Street and house'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['country', 'Country'],
  ['latitude', 'Latitude'],
  ['longitude', 'Longitude'],
  ['ignored', 'Light pass only'],
]

const PLACE_ROLES: ReadonlySet<ColumnRole> = new Set(['text', 'address', 'city', 'postalCode', 'latitude'])

/** Whether a column of this role can place a destination by itself; a region or a country alone cannot. */
export const placesDestination = (role: ColumnRole): boolean => PLACE_ROLES.has(role)
