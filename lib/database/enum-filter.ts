import { Prisma } from '@/generated/prisma/client'

type EnumType = 'FindingOutcome' | 'FsbLicenseKind' | 'PayeeKind' | 'PaymentState' | 'ProductKind'

/**
 * Whether an enum column holds one of these values. The values are cast to the type of the column and never the column
 * to text: an index on a column, and the condition of a partial one, are hidden from a query that casts it. Expects at
 * least one value, each of that type.
 */
export const isOneOf = (column: Prisma.Sql, type: EnumType, values: readonly string[]): Prisma.Sql => {
  const cast = Prisma.raw(`::"${type}"`)
  return Prisma.sql`${column} IN (${Prisma.join(values.map((value) => Prisma.sql`${value}${cast}`))})`
}
