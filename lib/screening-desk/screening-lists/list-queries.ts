import 'server-only'
import { z } from 'zod'
import type { Destination, ScreeningOutcome, Verdict } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import { PAGE_SIZE } from '@/lib/kernel/list-params'
import { type ListSource, listSource, type RowOrigin } from './kept-source'
import { keptRowWhere, ROW_SOURCE } from './list-filter'
import type { KeptRowParams } from './list-params'
import type { ColumnHit } from './screened-row'

const MOST_LISTS = 500

/** The kept lists that are whole, the newest first. */
export const keptLists = () =>
  db.screeningList.findMany({
    where: { finishedAt: { not: null } },
    include: { keptBy: { select: { id: true, name: true } } },
    orderBy: [{ keptAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTS,
  })

export type KeptList = Awaited<ReturnType<typeof keptLists>>[number]

/** How the file of a list was read; null for one that was kept before this was recorded. */
export const sourceOf = ({ source }: KeptList): ListSource | null => listSource.safeParse(source).data ?? null

/** One kept list; null for an id that is nobody's or a list that is not whole. */
export async function readList(id: string): Promise<KeptList | null> {
  if (!z.uuid().safeParse(id).success) return null
  return db.screeningList.findFirst({
    where: { id, finishedAt: { not: null } },
    include: { keptBy: { select: { id: true, name: true } } },
  })
}

export type KeptRow = {
  position: number
  destination: Destination
  outcome: ScreeningOutcome
  verdict: Verdict
  /** Null in lists that were kept before this was recorded. */
  examined: (RowOrigin & { hits: ColumnHit[] }) | null
}

/** One page of the rows a filter means, and how many there are. */
export async function keptRows(
  params: KeptRowParams,
): Promise<{ rows: KeptRow[]; count: number; next: number | null }> {
  const from = params.from ?? 0
  const [rows, counts] = await Promise.all([
    db.$queryRaw<KeptRow[]>`
      SELECT r.position, r.destination, r.outcome::text AS outcome, r.verdict, r.examined FROM ${ROW_SOURCE}
      WHERE ${keptRowWhere(params)} AND r.position > ${from} ORDER BY r.position LIMIT ${PAGE_SIZE + 1}`,
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${ROW_SOURCE} WHERE ${keptRowWhere(params)}`,
  ])
  const page = rows.slice(0, PAGE_SIZE)
  return {
    rows: page,
    count: counts[0]?.count ?? 0,
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.position ?? null) : null,
  }
}
