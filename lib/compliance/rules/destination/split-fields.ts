import type { Destination, DestinationField } from '@/lib/compliance/screening/types'

/** The fields that hold something, and the names of those that do not. */
export function splitFields(fields: Destination): [given: Destination, empty: DestinationField[]] {
  const entries = Object.entries(fields) as [DestinationField, unknown][]
  const isGiven = ([, value]: [DestinationField, unknown]) => typeof value === 'string' && value.trim() !== ''
  const empty = entries.filter((entry) => !isGiven(entry)).map(([field]) => field)
  return [Object.fromEntries(entries.filter(isGiven)), empty]
}
