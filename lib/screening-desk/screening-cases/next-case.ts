import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPlace } from '@/lib/database/keyset'
import { writeCursor } from '@/lib/kernel/list-params'
import { CASE_ORDER, CASE_SOURCE, caseWhere } from './case-filter'
import type { CaseListParams } from './case-list-params'

/** Open cases `k` that are decided on their own page, not with a payment. */
const DECIDED_HERE = Prisma.sql`k.decided_at IS NULL AND k.source <> 'payment'`

async function cursorOfCase(id: string): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ place: string }[]>`
    SELECT k.opened_at::text AS place FROM screening_case k WHERE k.id = ${id}::uuid`
  return row && writeCursor({ value: row.place, id })
}

async function firstCaseFrom(params: CaseListParams, place: ListPlace, also: Prisma.Sql): Promise<string | undefined> {
  const { where, orderAndLimit } = keysetOf(CASE_ORDER, place)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT k.id FROM ${CASE_SOURCE} WHERE ${caseWhere(params)} AND ${also} AND ${where} ${orderAndLimit}`
  return rows[0]?.id
}

/** The cases before and after one in the filter and order of a list; a decided one keeps its place. */
export async function neighboursOfCase(
  params: CaseListParams,
  id: string,
): Promise<{ previous: string | undefined; next: string | undefined }> {
  const cursor = await cursorOfCase(id)
  if (!cursor) return { previous: undefined, next: undefined }
  const [previous, next] = await Promise.all([
    firstCaseFrom(params, { before: cursor }, Prisma.sql`true`),
    firstCaseFrom(params, { after: cursor }, Prisma.sql`true`),
  ])
  return { previous, next }
}

/**
 * The next open case of a list that is decided on its own page: the first after the one just decided, or, when none is
 * left there, the first of the list. Undefined when there is none.
 */
export async function nextOpenCase(params: CaseListParams, decidedId?: string): Promise<string | undefined> {
  const cursor = decidedId && (await cursorOfCase(decidedId))
  const later = cursor ? await firstCaseFrom(params, { after: cursor }, DECIDED_HERE) : undefined
  if (later || !decidedId) return later ?? firstCaseFrom(params, {}, DECIDED_HERE)
  return firstCaseFrom(params, {}, Prisma.sql`${DECIDED_HERE} AND k.id <> ${decidedId}::uuid`)
}
