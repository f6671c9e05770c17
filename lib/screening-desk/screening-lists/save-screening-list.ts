import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { audited } from '@/lib/audit/events/audited'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { storedVerdict, toStored } from '@/lib/compliance/screening/stored-verdict'
import type { ScreeningOutcome } from '@/lib/compliance/screening/types'
import { db, type Transaction } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { reason, recordId, requiredLine } from '@/lib/kernel/text'
import { mayChange } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { listSource, rowOrigin } from './saved-list-source'
import { LightPass, withHits } from './screen-row'
import { destinationInput, listsOf, othersInput } from './screen-rows'
import { type ColumnHit, MOST_DESTINATIONS, ROWS_A_PIECE } from './screened-row'

const number = (value: number): string => value.toLocaleString('en-US')

const TOO_MANY = `A list holds at most ${number(MOST_DESTINATIONS)} destinations. Split the file`

export const beginListInput = z.object({
  name: requiredLine('a name for the list', 120),
  reason: reason('why the list is saved'),
  /** Destinations, of which a row of a file may have several. */
  rowCount: z.coerce.number().int().min(1).max(MOST_DESTINATIONS, TOO_MANY),
  source: listSource,
})

export const listRowsInput = z.object({
  id: recordId('List not found'),
  /** The position of the first of these rows, counted from one. */
  from: z.number().int().min(1).max(MOST_DESTINATIONS),
  rows: z
    .array(z.object({ destination: destinationInput, others: othersInput, origin: rowOrigin }))
    .min(1)
    .max(ROWS_A_PIECE),
  regions: z.boolean().default(true),
})

export const finishListInput = z.object({ id: recordId('List not found') })

const NOT_YOURS = { kind: 'not_found', message: 'Unfinished list not found' } as const

/**
 * Begins saving a screened list. It is not shown before finishList has counted its rows. Refuses a role that may not
 * save lists.
 */
export async function beginList(
  actor: Actor,
  { name, reason: why, rowCount, source }: z.output<typeof beginListInput>,
): Promise<Result<{ id: string }>> {
  if (!can(actor.role, 'screening:keep')) return err(roleRefusal(actor))
  const id = randomUUID()
  await db.screeningList.create({
    data: { id, name, reason: why, rowCount, source, keptById: actor.id, keptAt: new Date(), ...ENGINE_VERSIONS },
  })
  return ok({ id })
}

/**
 * Adds destinations to a list that is being saved. They and the texts of the light pass are screened here again: the
 * stored result is the server's, not what a browser sends. The same rows sent twice are stored once.
 */
export async function addListRows(
  actor: Actor,
  { id, from, rows, regions }: z.output<typeof listRowsInput>,
): Promise<Result<{ stored: number }>> {
  if (!can(actor.role, 'screening:keep')) return err(roleRefusal(actor))
  const list = await db.screeningList.findFirst({ where: { id, finishedAt: null } })
  if (!list || !mayChange(actor, 'screening-list', list.keptById) || from + rows.length - 1 > list.rowCount)
    return err(NOT_YOURS)
  const lists = listsOf(regions)
  const lightPass = new LightPass(lists)
  const data = rows.map(({ destination, others, origin }, offset) => {
    const verdict = screenDestination(destination, lists)
    const hits = lightPass.hitsIn(others, verdict.outcome)
    return {
      screeningListId: id,
      position: from + offset,
      destination,
      outcome: withHits(verdict.outcome, hits),
      verdict: asJson(storedVerdict(verdict)),
      examined: asJson({ ...origin, hits: hits.map(storedHit) }),
    }
  })
  const { count } = await db.screeningListRow.createMany({ data, skipDuplicates: true })
  return ok({ stored: count })
}

/** What the light pass found in a column, as it is stored. */
const storedHit = ({ reasons, ...hit }: ColumnHit) => ({ ...hit, reasons: reasons.map(toStored) })

const asJson = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value))

/** Finishes a list once all its rows are stored, with its event. The refusal of an incomplete one has their number. */
export async function finishList(
  actor: Actor,
  { id }: z.output<typeof finishListInput>,
): Promise<Result<{ id: string; name: string }>> {
  if (!can(actor.role, 'screening:keep')) return err(roleRefusal(actor))
  return audited<{ id: string; name: string }>(async (transaction) => {
    const list = await transaction.screeningList.findFirst({ where: { id, finishedAt: null } })
    if (!list || !mayChange(actor, 'screening-list', list.keptById)) return { refusal: NOT_YOURS }
    const groups = await transaction.screeningListRow.groupBy({
      by: ['outcome'],
      where: { screeningListId: id },
      _count: true,
    })
    const count = (outcome: ScreeningOutcome) => groups.find((group) => group.outcome === outcome)?._count ?? 0
    const counts = { clearCount: count('clear'), reviewCount: count('review'), blockedCount: count('blocked') }
    const stored = counts.clearCount + counts.reviewCount + counts.blockedCount
    if (stored !== list.rowCount) {
      const message = `${number(stored)} of ${number(list.rowCount)} rows are stored. Send the others first`
      return { refusal: { kind: 'conflict', message } }
    }
    await transaction.screeningList.update({ where: { id }, data: { ...counts, finishedAt: new Date() } })
    const rowsSha256 = await hashOfRows(transaction, id)
    return {
      value: { id, name: list.name },
      events: [
        {
          actorId: actor.id,
          verb: 'screening-list.kept',
          targetKind: 'screening-list',
          targetId: id,
          targetName: list.name,
          after: {
            rows: stored,
            rowsSha256,
            ...counts,
            ...readingOf(list.source),
            placesVersion: list.placesVersion,
            rulesVersion: list.rulesVersion,
          },
          reason: list.reason,
        },
      ],
    }
  })
}

/** How the file was read, as the event has it; the columns stay with the list. */
function readingOf(source: unknown): Record<string, string | number | null> {
  const read = listSource.safeParse(source)
  if (!read.success) return {}
  const { fileName, sheet, encoding, basis, lines, problems } = read.data
  return { fileName, sheet, encoding, basis, lines, problems }
}

/**
 * One hash over all rows of a list: the SHA-256 of their own hashes, in order, one after the other
 * (docs/audit-chain.md).
 */
async function hashOfRows(transaction: Transaction, screeningListId: string): Promise<string> {
  const [read] = await transaction.$queryRaw<{ hash: string }[]>`
    SELECT encode(sha256(convert_to(string_agg(row_sha256(r), '' ORDER BY r.position), 'UTF8')), 'hex') AS hash
    FROM screening_list_row r WHERE r.screening_list_id = ${screeningListId}::uuid`
  return read?.hash ?? ''
}
