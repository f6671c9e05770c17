import { Prisma } from '@/generated/prisma/client'

const idOf = (kind: string): Prisma.Sql =>
  Prisma.sql`CASE WHEN k.subject LIKE ${`${kind}:%`} THEN split_part(k.subject, ':', 2)::uuid END`

/** The FSB license `l` and the product `m` that a case `k` is about; null for any other case. */
export const RECORDS_OF_CASE = Prisma.sql`
  LEFT JOIN fsb_license l ON l.id = ${idOf('fsb-license')}
  LEFT JOIN product m ON m.id = ${idOf('product')}`

/** The name of the payment, the list or the record of a case. */
export const NAME_OF_CASE = Prisma.sql`coalesce(p.reference, s.name, l.number, m.name, c.name)`
