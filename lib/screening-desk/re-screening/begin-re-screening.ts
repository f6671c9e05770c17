import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { ENGINE_VERSIONS, type EngineVersions } from '@/lib/compliance/screening/engine-versions'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { nudgeWorker } from '@/lib/queue/start-worker'
import { DESTINATION_SOURCES } from './sources'

/**
 * Begins a run over every stored destination when the places or the rules are others than those of the newest run.
 * Answers its id; null when nothing is stored, a run is under way, or the newest one used the same versions.
 */
export async function beginIfNewer(versions: EngineVersions = ENGINE_VERSIONS): Promise<string | null> {
  return begin(versions, null)
}

/** Begins a run that a person requested. Refuses a role that may not, and while one is under way. */
export async function beginReScreening(actor: Actor): Promise<Result<{ id: string }>> {
  if (!can(actor.role, 'screening:again')) return err(roleRefusal(actor))
  const id = await begin(ENGINE_VERSIONS, actor.id)
  if (!id) return err({ kind: 'conflict', message: 'A run is under way, or no destination is stored yet' })
  nudgeWorker()
  return ok({ id })
}

async function begin(versions: EngineVersions, begunById: string | null): Promise<string | null> {
  const counts = await Promise.all(DESTINATION_SOURCES.map((source) => source.count()))
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const given = jsonb({ ...versions, begunById, total })
  return callFunction(db, Prisma.sql`begin_re_screening(${given})`, z.guid().nullable())
}
