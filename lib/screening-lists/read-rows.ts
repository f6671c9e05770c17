import type { Destination } from '@/lib/screening/types'
import type { ColumnRole } from './column-roles'

const isCoordinate = (role: ColumnRole): role is 'latitude' | 'longitude' => role === 'latitude' || role === 'longitude'

/**
 * One row of a file as a destination: columns of the same role are joined, what is empty is left out, a comma may stand
 * for the decimal point.
 */
export function destinationOf(row: readonly string[], roles: readonly ColumnRole[]): Destination {
  const destination: Destination = {}
  roles.forEach((role, column) => {
    const value = row[column]?.trim() ?? ''
    if (role === 'ignored' || value === '') return
    if (isCoordinate(role)) {
      const number = Number(value.replace(',', '.'))
      if (Number.isFinite(number)) destination[role] = number
      else destination.text = joined(destination.text, value)
      return
    }
    destination[role] = joined(destination[role], value)
  })
  return destination
}

const joined = (before: string | undefined, value: string): string => (before ? `${before}, ${value}` : value)
