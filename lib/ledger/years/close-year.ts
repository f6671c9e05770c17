import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { inTransaction } from '@/lib/audit/events/audited'
import { listed } from '@/lib/compliance/rules/words'
import { callFunction, jsonb } from '@/lib/database/call-function'
import type { Transaction } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { err, ok, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { openItems } from './open-items'
import { readOpenWork } from './open-work'

/** Which year, of all companies or of one, and why. */
export const yearChangeInput = z.object({
  year: z.coerce.number('Choose a year').int().min(2016).max(2100),
  companyId: z.preprocess((given) => (given === '' ? undefined : given), recordId('Company not found').optional()),
  reason: reason(),
})

export type YearChange = z.output<typeof yearChangeInput>

/** Closes the year in the database, which waits for recordings under way; answers whether anything changed. */
async function setYearClosed(transaction: Transaction, actor: Actor, change: YearChange) {
  const given = jsonb({ ...change, closed: true, actorId: actor.id })
  return callFunction(transaction, Prisma.sql`set_year_closed(${given})`, z.boolean())
}

/** The refusal of a role that may not close or reopen a year. */
export const refuseYearChange = (actor: Actor) => (can(actor.role, 'years:close') ? null : err(roleRefusal(actor)))

/**
 * Closes a calendar year, of all companies or of one: from then on the database refuses every entry in it that counts.
 * Refuses a year that has not ended, one that is closed, and one in which something is reserved, in review or asked to
 * be voided. Looks after the lock is held, so that an entry made meanwhile is seen.
 */
export async function closeYear(actor: Actor, change: YearChange): Promise<Result<{ year: number }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  const { year, companyId } = change
  const { year: current } = await organisationClock()
  if (year >= current) {
    return err({ kind: 'conflict', message: `${year} has not ended. It can be closed from 1 Jan ${year + 1}` })
  }
  return inTransaction(async (transaction) => {
    if (companyId && !(await transaction.company.findUnique({ where: { id: companyId }, select: { id: true } }))) {
      return err({ kind: 'not_found', message: 'Company not found' })
    }
    if (!(await setYearClosed(transaction, actor, change))) {
      return err({ kind: 'conflict', message: `${year} is closed already` })
    }
    const open = openItems(year, await readOpenWork(year, { transaction, companyId }))
    if (open.length > 0) {
      const words = listed(open.map(({ count, words }) => `${count} ${words}`))
      return err({ kind: 'conflict', message: `${year} stays open: ${words}. Each is decided or paid first` })
    }
    return ok({ year })
  })
}
