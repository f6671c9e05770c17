import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access/permissions'
import { inTransaction, type Transaction } from '@/lib/audit/audited'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { done, type Outcome, refused } from '@/lib/outcome'
import { listed } from '@/lib/rules/words'
import { reason } from '@/lib/text'
import { openItems } from './open-items'
import { readOpenWork } from './open-work'

/** Which year, and why. */
export const yearChangeInput = z.object({
  year: z.coerce.number('Choose a year').int().min(2016).max(2100),
  reason: reason(),
})

export type YearChange = z.output<typeof yearChangeInput>

/** Sets the year closed or open in the database, which waits for recordings under way; answers whether anything changed. */
export async function setYearClosed(transaction: Transaction, actor: Actor, change: YearChange, closed: boolean) {
  const given = JSON.stringify({ ...change, closed, actorId: actor.id })
  const rows = await transaction.$queryRaw<{ changed: boolean }[]>`SELECT set_year_closed(${given}::jsonb) AS changed`
  return rows[0]?.changed === true
}

/** Words for who may not close or reopen a year. */
export const refuseYearChange = (actor: Actor) =>
  can(actor.role, 'years:close')
    ? null
    : refused({ kind: 'forbidden' as const, says: 'Managers close and reopen years. Nothing was changed' })

/**
 * Closes a calendar year: from then on the database refuses every entry in it that counts. Refuses a year that has not ended, one that is closed, and one in
 * which something is reserved, in review or asked to be voided. Looks after the lock is held, so that an entry made meanwhile is seen.
 */
export async function closeYear(actor: Actor, change: YearChange): Promise<Outcome<{ year: number }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  const { year } = change
  const { year: current } = await organisationClock()
  if (year >= current) {
    return refused({ kind: 'conflict', says: `${year} has not ended. It can be closed from 1 Jan ${year + 1}` })
  }
  return inTransaction(async (transaction) => {
    if (!(await setYearClosed(transaction, actor, change, true))) {
      return refused({ kind: 'conflict', says: `${year} is closed already` })
    }
    const open = openItems(year, await readOpenWork(year, transaction))
    if (open.length > 0) {
      const words = listed(open.map(({ count, words }) => `${count} ${words}`))
      return refused({ kind: 'conflict', says: `${year} stays open: ${words}. Each is decided or paid first` })
    }
    return done({ year })
  })
}
