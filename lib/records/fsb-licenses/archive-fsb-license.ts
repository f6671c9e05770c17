import 'server-only'
import { audited } from '@/lib/audit/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { LicenseReason } from './fsb-license-input'

type Answer = { id: string; number: string }

/** Takes an FSB license out of the choices for new entries; its payments and products stay. */
export async function archiveFsbLicense(actor: Actor, { id, reason }: LicenseReason): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'fsb-licenses:write')) return refused(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    const license = await transaction.fsbLicense.findUnique({ where: { id } })
    if (!license) return { refusal: unknownLicense }
    const { count } = await transaction.fsbLicense.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', says: `${license.number} is archived already` } }
    return {
      value: { id, number: license.number },
      events: [{ ...eventOf(actor, license), verb: 'fsb-license.archived', reason }],
    }
  })
}

/** Brings an archived license back. Refuses when its company has another active one of that number by now. */
export async function restoreFsbLicense(actor: Actor, { id, reason }: LicenseReason): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'fsb-licenses:write')) return refused(roleRefusal(actor))
  const license = await db.fsbLicense.findUnique({ where: { id } })
  if (!license) return refused(unknownLicense)
  const says = `Another active license of this company is numbered ${license.number} now. Archive that one before you restore this one`
  const write = () =>
    audited<Answer>(async (transaction) => {
      const { count } = await transaction.fsbLicense.updateMany({
        where: { id, archivedAt: { not: null } },
        data: { archivedAt: null, version: { increment: 1 } },
      })
      if (count === 0) return { refusal: { kind: 'conflict', says: `${license.number} is active already` } }
      return {
        value: { id, number: license.number },
        events: [{ ...eventOf(actor, license), verb: 'fsb-license.restored', reason }],
      }
    })
  return unlessTaken(write, refused({ kind: 'conflict', says }))
}

const unknownLicense: Refusal = { kind: 'not_found', says: 'There is no such FSB license' }

const eventOf = (actor: Actor, { id, number, companyId }: Answer & { companyId: string }) => ({
  actorId: actor.id,
  targetKind: 'fsb-license',
  targetId: id,
  targetName: number,
  companyId,
})
