import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { ratioOf } from '@/lib/compliance/rules/money/rates'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { formatDate, fromDateColumn } from '@/lib/kernel/calendar'
import { readRate } from '@/lib/kernel/money'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { requiredLine } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { rateText } from './rate-sources'

export const supersedeRateInput = z.object({
  id: z.uuid('There is no such rate'),
  rate: z.string('Enter the rate').transform((typed, context) => {
    const reading = readRate(typed)
    if (reading.ok) return reading.rate
    context.addIssue(reading.says)
    return z.NEVER
  }),
  reason: requiredLine('the reason', 500),
})
export type SupersedeRateInput = z.output<typeof supersedeRateInput>

/**
 * Saves the next version of a rate that was wrong, with the reason; the earlier one stays as it was, and so does every
 * payment that copied it. Refuses the same rate again, and a rate that somebody superseded meanwhile.
 */
export async function supersedeRate(actor: Actor, input: SupersedeRateInput): Promise<Outcome<{ says: string }>> {
  if (!can(actor.role, 'rates:write')) return refused(roleRefusal(actor))
  try {
    return await audited<{ says: string }>(async (transaction) => {
      const before = await transaction.exchangeRate.findUnique({
        where: { id: input.id },
        include: { supersededBy: { select: { id: true } } },
      })
      if (!before) return { refusal: { kind: 'not_found', says: 'There is no such rate' } }
      if (before.supersededBy) return { refusal: SUPERSEDED }
      const rateBefore = before.rate.toFixed()
      if (rateText(ratioOf(input.rate) ? input.rate : '0') === rateText(rateBefore))
        return invalidField('rate', 'This is the saved rate. Enter the right one')
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
        before: { rate: rateText(rateBefore) },
        after: { rate: input.rate, source },
        reason: input.reason,
      } as const
      return {
        value: { says: `${of}: ${rateText(rateBefore)} was superseded by ${rateText(input.rate)}` },
        events: [event],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return refused(SUPERSEDED)
    throw error
  }
}

const SUPERSEDED = { kind: 'conflict', says: 'Somebody superseded this rate meanwhile. Read the page again' } as const
