import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, toDateColumn } from '@/lib/kernel/calendar'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { RATE_MESSAGES } from '@/lib/records/messages'
import type { ExchangeRateInput } from './exchange-rate-input'
import { formatRate, RATE_SOURCE_WORDS } from './rate-sources'

/**
 * Saves a rate for later entries; a payment copies the rate it uses, so existing payments do not change. Refuses a
 * future day, a day before the first one of the ledger, and a second rate of one currency, day and source, since a
 * saved rate is never edited.
 */
export async function enterExchangeRate(actor: Actor, input: ExchangeRateInput): Promise<Result<{ message: string }>> {
  if (!can(actor.role, 'rates:write')) return err(roleRefusal(actor))
  const { today } = await organisationClock()
  if (input.rateDate > today) return invalidField('rateDate', RATE_MESSAGES.future(input.rateDate))
  if (input.rateDate < FIRST_DATE) return invalidField('rateDate', RATE_MESSAGES.beforeLedger(FIRST_DATE))
  try {
    return await audited<{ message: string }>(async (transaction) => {
      const saved = await transaction.exchangeRate.create({
        data: { ...input, rateDate: toDateColumn(input.rateDate) },
      })
      const message = `${input.currency} ${formatRate(input.rate)} for one US dollar on ${formatDate(input.rateDate)}`
      const event = {
        actorId: actor.id,
        verb: 'exchange-rate.entered',
        targetKind: 'exchange-rate',
        targetId: saved.id,
        targetName: `${input.currency} of ${formatDate(input.rateDate)}`,
        after: { ...input },
      } as const
      return { value: { message }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return alreadySaved(input)
    throw error
  }
}

async function alreadySaved({ currency, rateDate, source }: ExchangeRateInput) {
  const saved = await db.exchangeRate.findFirst({
    where: { currency, rateDate: toDateColumn(rateDate), source, supersededBy: { is: null } },
  })
  const rate = saved && formatRate(saved.rate.toFixed())
  const from = source === 'bank_of_russia' ? 'the Bank of Russia' : RATE_SOURCE_WORDS[source].toLowerCase()
  return invalidField('rateDate', RATE_MESSAGES.alreadySaved(currency, rateDate, from, rate))
}
