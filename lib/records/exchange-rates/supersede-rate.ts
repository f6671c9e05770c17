import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { ratioOf } from '@/lib/compliance/rules/money/rates'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { formatDate, fromDateColumn } from '@/lib/kernel/calendar'
import { readRate } from '@/lib/kernel/money'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { RATE_MESSAGES } from '@/lib/records/messages'
import { formatRate } from './rate-sources'

export const supersedeRateInput = z.object({
  id: z.uuid(RATE_MESSAGES.unknown),
  rate: z.string(RATE_MESSAGES.rateMissing).transform((typed, context) => {
    const reading = readRate(typed)
    if (reading.ok) return reading.rate
    context.addIssue(reading.message)
    return z.NEVER
  }),
  reason: requiredLine('the reason', 500),
})
export type SupersedeRateInput = z.output<typeof supersedeRateInput>

/**
 * Saves the next version of an incorrect rate, with the reason; the earlier version stays, and so does every payment
 * that copied it. Refuses the same rate, and a rate that someone else has superseded.
 */
export async function supersedeRate(actor: Actor, input: SupersedeRateInput): Promise<Result<{ message: string }>> {
  if (!can(actor.role, 'rates:write')) return err(roleRefusal(actor))
  try {
    return await audited<{ message: string }>(async (transaction) => {
      const before = await transaction.exchangeRate.findUnique({
        where: { id: input.id },
        include: { supersededBy: { select: { id: true } } },
      })
      if (!before) return { refusal: { kind: 'not_found', message: RATE_MESSAGES.unknown } }
      if (before.supersededBy) return { refusal: SUPERSEDED }
      const rateBefore = before.rate.toFixed()
      if (formatRate(ratioOf(input.rate) ? input.rate : '0') === formatRate(rateBefore))
        return invalidField('rate', RATE_MESSAGES.sameRate)
      const { currency, rateDate, source, version } = before
      const id = randomUUID()
      await transaction.exchangeRate.create({
        data: {
          id,
          currency,
          rateDate,
          source,
          rate: input.rate,
          version: version + 1,
          supersedesId: before.id,
          reason: input.reason,
        },
      })
      const of = `${currency} of ${formatDate(fromDateColumn(rateDate))}`
      const event = {
        actorId: actor.id,
        verb: 'exchange-rate.superseded',
        targetKind: 'exchange-rate',
        targetId: id,
        targetName: of,
        before: { rate: formatRate(rateBefore) },
        after: { rate: input.rate, source },
        reason: input.reason,
      } as const
      return {
        value: { message: `${of}: ${formatRate(rateBefore)} was superseded by ${formatRate(input.rate)}` },
        events: [event],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return err(SUPERSEDED)
    throw error
  }
}

const SUPERSEDED = { kind: 'conflict', message: RATE_MESSAGES.superseded } as const
