import 'server-only'
import { ENGINE_VERSIONS, type EngineVersions } from '@/lib/compliance/screening/engine-versions'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { DESTINATION_SOURCES } from './sources'

/**
 * Begins a run over every stored destination when the places or the rules are others than those of the newest run.
 * Answers its id; null when nothing is stored, a run is under way, or the newest one used the same versions.
 */
export async function beginIfNewer(versions: EngineVersions = ENGINE_VERSIONS): Promise<string | null> {
  return begin(versions, null)
}

/** Begins a run because a person asks for it. Refuses a role that may not, and while one is under way. */
export async function beginReScreening(actor: Actor): Promise<Outcome<{ id: string }>> {
  if (!can(actor.role, 'screening:again')) return refused(roleRefusal(actor))
  const id = await begin(ENGINE_VERSIONS, actor.id)
  return id ? done({ id }) : refused({ kind: 'conflict', says: 'A run is under way, or no destination is stored yet' })
}

async function begin(versions: EngineVersions, begunById: string | null): Promise<string | null> {
  const counts = await Promise.all(DESTINATION_SOURCES.map((source) => source.count()))
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const given = JSON.stringify({ ...versions, begunById, total })
  const [row] = await db.$queryRaw<{ id: string | null }[]>`SELECT begin_re_screening(${given}::jsonb) AS id`
  return row?.id ?? null
}
