import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { containing } from '@/lib/database/keyset'
import { foldedSearches } from './fold-company-name'

/**
 * The condition that the name in a column contains a text, as it is or folded, so that "RONA DOO" finds "Röna d.o.o.".
 */
export function nameContains(column: Prisma.Sql, typed: string): Prisma.Sql {
  const literal = Prisma.sql`${column} ILIKE ${containing(typed)}`
  const searches = foldedSearches(typed).map((words) =>
    Prisma.join(
      words.map((word) => Prisma.sql`f.search_text LIKE ${containing(word)}`),
      ' AND ',
    ),
  )
  if (searches.length === 0) return literal
  const anySearch = Prisma.sql`(${Prisma.join(searches, ') OR (')})`
  return Prisma.sql`(${literal} OR ${column} IN (SELECT f.name FROM folded_name f WHERE ${anySearch}))`
}
