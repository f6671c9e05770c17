import 'server-only'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readDate } from '@/lib/kernel/calendar'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type KeptRate, latestRate } from './exchange-rate-queries'
import { RATED_CURRENCIES } from './rate-sources'

/**
 * The saved rate that the payment form fills in: the newest of the currency on or before the payment date, or today
 * while that is still to come or not typed yet. Null when none is saved. Refuses a currency or a date that cannot be
 * read.
 */
export async function savedRateFor(
  actor: Actor,
  currency: string,
  date: string,
): Promise<Outcome<{ rate: KeptRate | null }>> {
  if (!can(actor.role, 'payments:record')) return refused(roleRefusal(actor))
  if (!RATED_CURRENCIES.includes(currency)) return invalidField('currency', 'Choose the currency of the debit')
  const { today } = await organisationClock()
  const reading = date === '' ? null : readDate(date)
  if (reading && !reading.ok) return invalidField('date', reading.says)
  const day = reading && reading.date < today ? reading.date : today
  return done({ rate: await latestRate(currency, day) })
}
