import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { fromStored, fromStoredVerdict, type Stored } from '@/lib/compliance/screening/stored-verdict'
import type { Destination, Reason, ScreeningOutcome, Verdict } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import { type KeyedOrder, keysetByKeys } from '@/lib/database/keyset'
import { ROW_SOURCE, savedRowWhere } from './list-filter'
import type { SavedRowParams } from './list-params'
import { type ListSource, listSource, type RowOrigin } from './saved-list-source'
import type { ColumnHit } from './screened-row'

const MOST_LISTS = 500

/** The finished saved lists, the newest first. */
export const savedLists = () =>
  db.screeningList.findMany({
    where: { finishedAt: { not: null } },
    include: { keptBy: { select: { id: true, name: true } } },
    orderBy: [{ keptAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTS,
  })

export type SavedList = Awaited<ReturnType<typeof savedLists>>[number]

/** How the file of a list was read; null for a list saved before this was recorded. */
export const sourceOf = ({ source }: SavedList): ListSource | null => listSource.safeParse(source).data ?? null

/** One saved list; null for an unknown id or an unfinished list. */
export async function readList(id: string): Promise<SavedList | null> {
  if (!z.uuid().safeParse(id).success) return null
  return db.screeningList.findFirst({
    where: { id, finishedAt: { not: null } },
    include: { keptBy: { select: { id: true, name: true } } },
  })
}

export type SavedRow = {
  position: number
  destination: Destination
  outcome: ScreeningOutcome
  verdict: Verdict
  /** Null in lists saved before this was recorded. */
  examined: (RowOrigin & { hits: ColumnHit[] }) | null
}

type StoredRow = Omit<SavedRow, 'verdict' | 'examined'> & {
  verdict: unknown
  examined: (RowOrigin & { hits: (Omit<ColumnHit, 'reasons'> & { reasons: Stored<Reason>[] })[] }) | null
}

const fromRow = ({ verdict, examined, ...row }: StoredRow): SavedRow => ({
  ...row,
  verdict: fromStoredVerdict(verdict),
  examined: examined && {
    ...examined,
    hits: examined.hits.map((hit) => ({ ...hit, reasons: hit.reasons.map((reason) => fromStored<Reason>(reason)) })),
  },
})

const BY_POSITION: KeyedOrder<StoredRow> = {
  keys: [{ by: Prisma.sql`r.position`, type: 'integer', direction: 'ascending' }],
  readCursor: (text) => [text],
  writeCursor: ({ position }) => String(position),
}

/** One page of the rows that match a filter, how many there are, and the `from` of the next page. */
export async function savedRows(
  params: SavedRowParams,
): Promise<{ rows: SavedRow[]; count: number; next: string | undefined }> {
  const { where, orderAndLimit, toPage } = keysetByKeys(BY_POSITION, { after: params.from?.toString() })
  const [rows, counts] = await Promise.all([
    db.$queryRaw<StoredRow[]>`
      SELECT r.position, r.destination, r.outcome::text AS outcome, r.verdict, r.examined FROM ${ROW_SOURCE}
      WHERE ${savedRowWhere(params)} AND ${where} ${orderAndLimit}`,
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${ROW_SOURCE} WHERE ${savedRowWhere(params)}`,
  ])
  const page = toPage(rows)
  return { rows: page.rows.map(fromRow), count: counts[0]?.count ?? 0, next: page.after }
}
