import 'server-only'
import type { Actor } from '@/lib/access/permissions'
import { inTransaction } from '@/lib/audit/audited'
import { done, type Outcome, refused } from '@/lib/outcome'
import { refuseYearChange, setYearClosed, type YearChange } from './close-year'

/** Opens a closed year again for entries, with the reason in the audit trail. Refuses a year that is open. */
export async function reopenYear(actor: Actor, change: YearChange): Promise<Outcome<{ year: number }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  return inTransaction(async (transaction) => {
    if (!(await setYearClosed(transaction, actor, change, false))) {
      return refused({ kind: 'conflict', says: `${change.year} is open already` })
    }
    return done({ year: change.year })
  })
}
