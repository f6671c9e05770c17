import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { containing } from '@/lib/database/keyset'
import { foldedSearches } from './fold-company-name'

/**
 * Whether the name in a column contains what is typed: as it stands, or folded, so that "RONA DOO" finds "Röna d.o.o.".
 */
export function nameContains(column: Prisma.Sql, typed: string): Prisma.Sql {
  const asTyped = Prisma.sql`${column} ILIKE ${containing(typed)}`
  const searches = foldedSearches(typed).map((words) =>
    Prisma.join(
      words.map((word) => Prisma.sql`f.search_text LIKE ${containing(word)}`),
      ' AND ',
    ),
  )
  if (searches.length === 0) return asTyped
  return Prisma.sql`(${asTyped} OR ${column} IN (SELECT f.name FROM folded_name f WHERE (${Prisma.join(searches, ') OR (')})))`
}
