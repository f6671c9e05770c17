import type { Destination } from '../types'

/** `notScreened` lists the unknown fields that are not empty. */
export type ReadLine =
  | { id?: unknown; destination: Destination; notScreened: string[] }
  | { id?: unknown; error: string }

const TEXT_FIELDS = ['name', 'text', 'country', 'region', 'city', 'postalCode', 'address'] as const
const READ: ReadonlySet<string> = new Set([...TEXT_FIELDS, 'id', 'latitude', 'longitude', 'lat', 'lon'])

/**
 * One line of the command's input: a JSON object with any of the fields of a destination, `lat` and `lon` (or
 * `latitude` and `longitude`), and an `id` that is returned. Unknown fields are not read, but listed. Returns the error
 * of a line that cannot be read.
 */
export function readLine(line: string): ReadLine {
  let given: unknown
  try {
    given = JSON.parse(line)
  } catch {
    return { error: 'The line is not JSON.' }
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { error: 'The line is not a JSON object.' }
  const fields = given as Record<string, unknown>
  const id = 'id' in fields ? { id: fields.id } : {}
  const destination: Destination = {}
  for (const field of TEXT_FIELDS) {
    const value = textOf(fields[field], field === 'postalCode')
    if (value === undefined) return { ...id, error: `The field ${field} is not text.` }
    if (value !== null) destination[field] = value
  }
  for (const [field, short] of [
    ['latitude', 'lat'],
    ['longitude', 'lon'],
  ] as const) {
    const value = numberOf(fields[field] ?? fields[short])
    if (value === undefined) return { ...id, error: `The field ${short} is not a number.` }
    if (value !== null) destination[field] = value
  }
  const notScreened = Object.keys(fields).filter((field) => !READ.has(field) && isFilled(fields[field]))
  return { ...id, destination, notScreened }
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/** A postal code is often a number in JSON. */
function textOf(value: unknown, mayBeNumber: boolean): string | null | undefined {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  return mayBeNumber && typeof value === 'number' ? String(value) : undefined
}

function numberOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null
  const number = typeof value === 'string' ? Number(value.trim().replace(',', '.')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
