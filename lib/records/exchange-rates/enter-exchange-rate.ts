import 'server-only'
import { audited } from '@/lib/audit/audited'
import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, toDateColumn } from '@/lib/kernel/calendar'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { ExchangeRateInput } from './exchange-rate-input'
import { RATE_SOURCE_WORDS, rateText } from './rate-sources'

/**
 * Keeps a rate for the next entry that needs it; a payment copies the rate it uses, so nothing recorded changes.
 * Refuses a day of the future, a day before the first this ledger holds, and a second rate of one currency, day and
 * source: a kept rate is never changed.
 */
export async function enterExchangeRate(actor: Actor, input: ExchangeRateInput): Promise<Outcome<{ says: string }>> {
  if (!can(actor.role, 'rates:write')) return refused(roleRefusal(actor))
  const { today } = await organisationClock()
  if (input.rateDate > today)
    return invalidField('rateDate', `${formatDate(input.rateDate)} has not come yet; its rate is not known`)
  if (input.rateDate < FIRST_DATE)
    return invalidField('rateDate', `This ledger begins on ${formatDate(FIRST_DATE)}. Enter that day or a later one`)
  try {
    return await audited<{ says: string }>(async (transaction) => {
      const kept = await transaction.exchangeRate.create({
        data: { ...input, rateDate: toDateColumn(input.rateDate) },
      })
      const says = `${input.currency} ${rateText(input.rate)} for one US dollar on ${formatDate(input.rateDate)}`
      const event = {
        actorId: actor.id,
        verb: 'exchange-rate.entered',
        targetKind: 'exchange-rate',
        targetId: kept.id,
        targetName: `${input.currency} of ${formatDate(input.rateDate)}`,
        after: { ...input },
      } as const
      return { value: { says }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return alreadyKept(input)
    throw error
  }
}

async function alreadyKept({ currency, rateDate, source }: ExchangeRateInput) {
  const kept = await db.exchangeRate.findFirst({
    where: { currency, rateDate: toDateColumn(rateDate), source, supersededBy: { is: null } },
  })
  const value = kept ? `: ${rateText(kept.rate.toFixed())}` : ''
  const from = source === 'bank_of_russia' ? 'the Bank of Russia' : RATE_SOURCE_WORDS[source].toLowerCase()
  return invalidField(
    'rateDate',
    `The ${currency} rate of ${formatDate(rateDate)} from ${from} is kept already${value}. Saved rates cannot be edited; supersede a wrong one, with the reason`,
  )
}
