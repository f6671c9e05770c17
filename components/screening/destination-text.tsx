import { FactList } from '@/components/ui/display/fact-list'
import { MarkedText } from '@/components/ui/forms/marked-text'
import type { Destination, DestinationField, Reason } from '@/lib/compliance/screening/types'

const FIELDS: readonly (readonly [DestinationField, string])[] = [
  ['name', 'Name'],
  ['text', 'Text'],
  ['address', 'Address'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['country', 'Country'],
]

/** A destination field by field as it was typed, with the recognised words marked in it. */
export function DestinationText({ destination, reasons }: { destination: Destination; reasons: readonly Reason[] }) {
  const facts = FIELDS.flatMap(([field, label]) => {
    const value = destination[field]
    if (typeof value !== 'string' || value === '') return []
    const marks = reasons.filter((reason) => reason.field === field && reason.outcome !== 'clear')
    return [{ label, value: <MarkedText text={value} marks={marks} /> }]
  })
  const { latitude, longitude } = destination
  const point =
    latitude === undefined && longitude === undefined
      ? []
      : [{ label: 'Coordinates', value: `${latitude}, ${longitude}` }]
  return <FactList facts={[...facts, ...point]} />
}
