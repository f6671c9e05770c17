import 'server-only'
import { cache } from 'react'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { PAYMENT_NOT_FOUND } from '@/lib/ledger/payments/payment-not-found'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import type { ReplayScope } from './decisions-to-replay'
import type { Reading } from './reading'
import { type ReplayParams, readingOf } from './replay-params'

/** A permitted replay: its scope with the names of its records, and its reading. */
export type PreparedReplay = {
  scope: ReplayScope
  reading: Reading
  /** The year of the decisions; for a single payment, the year of that payment. */
  year: number
  company: { id: string; name: string } | null
  payment: { id: string; reference: string } | null
  today: IsoDate
}

/**
 * Prepares a replay for its page and its file. The year is the current one unless given. Refuses a role that may not
 * read replays, a day in the future, and an unknown company or payment.
 */
export async function prepareReplay(actor: Actor, params: ReplayParams): Promise<Result<PreparedReplay>> {
  if (!can(actor.role, 'replays:read')) return err(roleRefusal(actor))
  const clock = await organisationClock()
  const { today } = clock
  if (params.day !== undefined && params.day > today)
    return invalidField('day', `${formatDate(params.day)} has not come yet`)
  const reading = readingOf(params, today)
  if (params.payment !== undefined) {
    const payment = await readPaymentHead(params.payment)
    if (!payment) return err(PAYMENT_NOT_FOUND)
    const { id, reference, year, company } = payment
    return ok({
      scope: { kind: 'payment', paymentId: id },
      reading,
      year,
      company,
      payment: { id, reference },
      today,
    })
  }
  const year = params.year ?? clock.year
  const company = params.company
    ? await db.company.findUnique({ where: { id: params.company }, select: { id: true, name: true } })
    : null
  if (params.company && !company) return err({ kind: 'not_found', message: COMPANY_MESSAGES.unknown })
  return ok({ scope: { kind: 'year', year, companyId: company?.id }, reading, year, company, payment: null, today })
}

/** The payment of a replay, with its names; null for an unknown id. */
export const readPaymentHead = cache((paymentId: string) =>
  db.payment.findUnique({
    where: { id: paymentId },
    select: { id: true, reference: true, year: true, company: { select: { id: true, name: true } } },
  }),
)
