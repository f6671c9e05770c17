import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { lockPayer } from '@/lib/database/hold-payer'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { COMPANY_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import type { CompanyReason } from './company-input'

type Answer = { id: string; name: string }

/**
 * Removes a company from the choices for new entries; its records stay. Refuses while it has pending payments, because
 * they would no longer be among those of active companies.
 */
export async function archiveCompany(actor: Actor, { id, reason }: CompanyReason): Promise<Result<Answer>> {
  if (!can(actor.role, 'companies:write')) return err(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    // A payment being recorded for it has committed by now, or will find it archived.
    await lockPayer(transaction, id)
    const company = await transaction.company.findUnique({ where: { id } })
    if (!company) return { refusal: unknownCompany }
    const [row] = await transaction.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM payment
      WHERE company_id = ${id}::uuid AND state IN ('requested', 'in_review', 'unreserved', 'approved')`
    const waiting = row?.waiting ?? 0
    if (waiting > 0)
      return { refusal: { kind: 'conflict', message: COMPANY_MESSAGES.pendingPayments(company.name, waiting) } }
    const { count } = await transaction.company.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyArchived(company.name) } }
    return {
      value: { id, name: company.name },
      events: [{ ...eventOf(actor, company), verb: 'company.archived', reason }],
    }
  })
}

/** Restores an archived company. Refuses when another active company has its name. */
export async function restoreCompany(actor: Actor, { id, reason }: CompanyReason): Promise<Result<Answer>> {
  if (!can(actor.role, 'companies:write')) return err(roleRefusal(actor))
  const company = await db.company.findUnique({ where: { id } })
  if (!company) return err(unknownCompany)
  const message = COMPANY_MESSAGES.nameTakenMeanwhile(company.name)
  const write = () =>
    audited<Answer>(async (transaction) => {
      const { count } = await transaction.company.updateMany({
        where: { id, archivedAt: { not: null } },
        data: { archivedAt: null, version: { increment: 1 } },
      })
      if (count === 0) return { refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyActive(company.name) } }
      return {
        value: { id, name: company.name },
        events: [{ ...eventOf(actor, company), verb: 'company.restored', reason }],
      }
    })
  return unlessTaken(write, err({ kind: 'conflict', message }))
}

const unknownCompany: Refusal = { kind: 'not_found', message: COMPANY_MESSAGES.unknown }

const eventOf = (actor: Actor, { id, name }: Answer) => ({
  actorId: actor.id,
  targetKind: 'company',
  targetId: id,
  targetName: name,
  companyId: id,
})
