import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { containing } from '@/lib/database/keyset'
import { groupsIn, THIS_YEAR } from '@/lib/records/groups/groups-in-year'
import { nameContains } from '../names/search-names'

/** A company to choose, with a line that distinguishes it: country, registration number, group. */
type Option = { value: string; label: string; hint: string }

/**
 * Companies to choose from: the first by name, and whether these are all. The others are found by typing.
 */
export type CompaniesToChoose = { options: Option[]; isComplete: boolean }

/** The number of companies listed at once. */
const LISTED = 40

type Search = {
  /** Each of its words is in the name or the line below it, or all of them, folded, are in the name. */
  text?: string
  /** The id of the selected company, which is always listed. */
  chosen?: string
  /** Includes archived companies, which the audit trail names. */
  archived?: boolean
}

const HINT = Prisma.sql`concat_ws(', ', c.country, nullif(c.registration_number, ''), g.name,
  CASE WHEN c.payer_id <> c.id THEN 'merged into ' || payer.name WHEN c.payer_id = c.id
    THEN (SELECT CASE count(*) WHEN 2 THEN 'with one merged company'
        ELSE 'with ' || count(*) - 1 || ' merged companies' END
      FROM company o WHERE o.payer_id = c.id) END)`

const nameOrWords = (words: string, everyWord: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`((${Prisma.join([...everyWord], ' AND ')}) OR ${nameContains(Prisma.sql`c.name`, words)})`

/** The companies that can be chosen: active ones, or all. A `chosen` id that is not among them is ignored. */
export async function companiesToChoose({
  text = '',
  chosen,
  archived = false,
}: Search = {}): Promise<CompaniesToChoose> {
  const everyWord = text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => Prisma.sql`c.name || ' ' || ${HINT} ILIKE ${containing(word)}`)
  const matching = everyWord.length > 0 ? [nameOrWords(text, everyWord)] : []
  const active = archived ? Prisma.sql`true` : Prisma.sql`c.archived_at IS NULL`
  const read = (where: Prisma.Sql) => db.$queryRaw<Option[]>`
    SELECT c.id AS value, c.name AS label, ${HINT} AS hint
    FROM company c LEFT JOIN ${groupsIn(THIS_YEAR)} g ON g.company_id = c.id
      LEFT JOIN company payer ON payer.id = c.payer_id
    WHERE ${active} AND ${where} ORDER BY lower(c.name) COLLATE "C", c.id LIMIT ${LISTED + 1}`
  const found = await read(Prisma.join([Prisma.sql`true`, ...matching], ' AND '))
  const options = found.slice(0, LISTED)
  const isApart = z.uuid().safeParse(chosen).success && !options.some(({ value }) => value === chosen)
  const apart = isApart ? await read(Prisma.sql`c.id = ${chosen}::uuid`) : []
  return { options: [...apart, ...options], isComplete: found.length <= LISTED }
}
