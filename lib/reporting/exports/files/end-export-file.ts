import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { mayChange } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { EXPORT_FILE_MESSAGES } from './messages'

type Named = { id: string }

/**
 * Cancels a file that waits or is in progress; its worker stops within a second or two. Refuses a finished file, and
 * another person's.
 */
export const cancelExportFile = (actor: Actor, { id }: Named): Promise<Result<Named>> =>
  end(actor, id, 'cancelled', EXPORT_FILE_MESSAGES.alreadyFinished)

/**
 * Deletes the bytes of a finished file; the request and its hash stay on the list. Refuses a file without bytes, and
 * another person's.
 */
export const removeExportFile = (actor: Actor, { id }: Named): Promise<Result<Named>> =>
  end(actor, id, 'removed', EXPORT_FILE_MESSAGES.noBytes)

async function end(actor: Actor, id: string, state: 'cancelled' | 'removed', late: string): Promise<Result<Named>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const file = await db.exportFile.findUnique({ where: { id }, select: { askedById: true } })
  if (!file) return err({ kind: 'not_found', message: EXPORT_FILE_MESSAGES.unknownFile })
  if (!mayChange(actor, 'export-file', file.askedById)) return err(NOT_YOURS)
  const given = jsonb({ id, state, actorId: actor.id })
  const isEnded = await callFunction(db, Prisma.sql`end_export_file(${given})`, z.boolean())
  return isEnded ? ok({ id }) : err({ kind: 'conflict', message: late })
}

const NOT_YOURS: Refusal = {
  kind: 'forbidden',
  message: EXPORT_FILE_MESSAGES.otherRequester,
}
