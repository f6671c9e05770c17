import 'server-only'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readDate } from '@/lib/kernel/read-date'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { RATE_MESSAGES } from '@/lib/records/messages'
import { latestRate, type SavedRate } from './exchange-rate-queries'
import { RATED_CURRENCIES } from './rate-sources'

/**
 * The saved rate that the payment form suggests: the latest of the currency on or before the payment date, or today
 * when the date is in the future or not entered yet. Null when none is saved. Refuses an invalid currency or date.
 */
export async function savedRateFor(
  actor: Actor,
  currency: string,
  date: string,
): Promise<Result<{ rate: SavedRate | null }>> {
  if (!can(actor.role, 'payments:record')) return err(roleRefusal(actor))
  if (!RATED_CURRENCIES.includes(currency)) return invalidField('currency', RATE_MESSAGES.debitCurrencyMissing)
  const { today } = await organisationClock()
  const reading = date === '' ? null : readDate(date)
  if (reading && !reading.ok) return invalidField('date', reading.message)
  const day = reading && reading.date < today ? reading.date : today
  return ok({ rate: await latestRate(currency, day) })
}
