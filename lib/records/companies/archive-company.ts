import 'server-only'
import { audited } from '@/lib/audit/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { lockPayer } from '@/lib/database/hold-payer'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { CompanyReason } from './company-input'

type Answer = { id: string; name: string }

/**
 * Takes a company out of the choices for new entries; everything recorded stays. Refuses while payments of it wait for
 * a decision or for the bank, because they could no longer be seen among the active ones.
 */
export async function archiveCompany(actor: Actor, { id, reason }: CompanyReason): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    // Whoever records for it at this moment has committed, or will find it archived.
    await lockPayer(transaction, id)
    const company = await transaction.company.findUnique({ where: { id } })
    if (!company) return { refusal: unknownCompany }
    const [row] = await transaction.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM payment WHERE company_id = ${id}::uuid AND state IN ('requested', 'in_review', 'unreserved', 'approved')`
    const waiting = row?.waiting ?? 0
    if (waiting > 0) return { refusal: { kind: 'conflict', says: stillWaiting(company.name, waiting) } }
    const { count } = await transaction.company.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', says: `${company.name} is archived already` } }
    return {
      value: { id, name: company.name },
      events: [{ ...eventOf(actor, company), verb: 'company.archived', reason }],
    }
  })
}

/** Brings an archived company back. Refuses when another active company has taken its name. */
export async function restoreCompany(actor: Actor, { id, reason }: CompanyReason): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  const company = await db.company.findUnique({ where: { id } })
  if (!company) return refused(unknownCompany)
  const says = `Another active company is named ${company.name} now. Rename or archive that one before you restore this one`
  const write = () =>
    audited<Answer>(async (transaction) => {
      const { count } = await transaction.company.updateMany({
        where: { id, archivedAt: { not: null } },
        data: { archivedAt: null, version: { increment: 1 } },
      })
      if (count === 0) return { refusal: { kind: 'conflict', says: `${company.name} is active already` } }
      return {
        value: { id, name: company.name },
        events: [{ ...eventOf(actor, company), verb: 'company.restored', reason }],
      }
    })
  return unlessTaken(write, refused({ kind: 'conflict', says }))
}

const unknownCompany: Refusal = { kind: 'not_found', says: 'There is no such company' }

const eventOf = (actor: Actor, { id, name }: Answer) => ({
  actorId: actor.id,
  targetKind: 'company',
  targetId: id,
  targetName: name,
  companyId: id,
})

const stillWaiting = (name: string, count: number): string =>
  count === 1
    ? `One payment of ${name} waits for a decision or for the bank. Decide it before you archive the company`
    : `${count} payments of ${name} wait for a decision or for the bank. Decide them before you archive the company`
