import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LICENSE_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import type { LicenseReason } from './fsb-license-input'

type Answer = { id: string; number: string }

/** Removes an FSB license from the choices for new entries; its payments and products stay. */
export async function archiveFsbLicense(actor: Actor, { id, reason }: LicenseReason): Promise<Result<Answer>> {
  if (!can(actor.role, 'fsb-licenses:write')) return err(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    const license = await transaction.fsbLicense.findUnique({ where: { id } })
    if (!license) return { refusal: unknownLicense }
    const { count } = await transaction.fsbLicense.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyArchived(license.number) } }
    return {
      value: { id, number: license.number },
      events: [{ ...eventOf(actor, license), verb: 'fsb-license.archived', reason }],
    }
  })
}

/** Restores an archived license. Refuses when its company has another active one with that number. */
export async function restoreFsbLicense(actor: Actor, { id, reason }: LicenseReason): Promise<Result<Answer>> {
  if (!can(actor.role, 'fsb-licenses:write')) return err(roleRefusal(actor))
  const license = await db.fsbLicense.findUnique({ where: { id } })
  if (!license) return err(unknownLicense)
  const message = LICENSE_MESSAGES.numberTakenMeanwhile(license.number)
  const write = () =>
    audited<Answer>(async (transaction) => {
      const { count } = await transaction.fsbLicense.updateMany({
        where: { id, archivedAt: { not: null } },
        data: { archivedAt: null, version: { increment: 1 } },
      })
      if (count === 0) return { refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyActive(license.number) } }
      return {
        value: { id, number: license.number },
        events: [{ ...eventOf(actor, license), verb: 'fsb-license.restored', reason }],
      }
    })
  return unlessTaken(write, err({ kind: 'conflict', message }))
}

const unknownLicense: Refusal = { kind: 'not_found', message: LICENSE_MESSAGES.unknown }

const eventOf = (actor: Actor, { id, number, companyId }: Answer & { companyId: string }) => ({
  actorId: actor.id,
  targetKind: 'fsb-license',
  targetId: id,
  targetName: number,
  companyId,
})
