import { Prisma } from '@/generated/prisma/client'
import type { ReportColumn } from './cell'

const PARTS = [
  ['Name', 'name'],
  ['Text', 'text'],
  ['Address', 'address'],
  ['Postal code', 'postalCode'],
  ['City', 'city'],
  ['Region', 'region'],
  ['Country', 'country'],
] as const

const partOf = (destination: Prisma.Sql, part: string): Prisma.Sql => Prisma.sql`${destination}->>${part}`

/** A destination stored as JSON, with a column for each of its parts. */
export const destinationColumns = (destination: Prisma.Sql): ReportColumn[] =>
  PARTS.map(([header, part]) => ({ header, value: partOf(destination, part) }))

/** A destination in one line, as typed. */
export const destinationLine = (destination: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`concat_ws(', ', ${Prisma.join(PARTS.map(([, part]) => partOf(destination, part)))})`

/** The sentences of the reasons of a verdict that are not clear. */
export const reasonsOf = (verdict: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`array_to_string(ARRAY(
    SELECT r->>'says' FROM jsonb_array_elements(${verdict}->'reasons') r WHERE r->>'outcome' <> 'clear'
  ), ' ')`
