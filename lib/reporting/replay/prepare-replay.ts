import 'server-only'
import { cache } from 'react'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { ReplayScope } from './decisions-to-replay'
import type { Reading } from './reading'
import { type ReplayParams, readingOf } from './replay-params'

/** A replay that may be made: whose decisions, by name, and under what. */
export type PreparedReplay = {
  scope: ReplayScope
  reading: Reading
  /** The year of the decisions; that of its payment where one is asked about. */
  year: number
  company: { id: string; name: string } | null
  payment: { id: string; reference: string } | null
  today: IsoDate
}

/**
 * What page and file of a replay begin with. The year is the present one unless given. Refuses a role that may not read
 * replays, a day that has not come, and an unknown company or payment.
 */
export async function prepareReplay(actor: Actor, params: ReplayParams): Promise<Outcome<PreparedReplay>> {
  if (!can(actor.role, 'replays:read')) return refused(roleRefusal(actor))
  const clock = await organisationClock()
  const { today } = clock
  if (params.day !== undefined && params.day > today)
    return invalidField('day', `${formatDate(params.day)} has not come yet`)
  const reading = readingOf(params, today)
  if (params.payment !== undefined) {
    const payment = await readPaymentHead(params.payment)
    if (!payment) return refused({ kind: 'not_found', says: 'There is no such payment' })
    const { id, reference, year, company } = payment
    return done({
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
  if (params.company && !company) return refused({ kind: 'not_found', says: 'There is no such company' })
  return done({ scope: { kind: 'year', year, companyId: company?.id }, reading, year, company, payment: null, today })
}

/** The payment that a replay is about, by name; null when there is none of this id. */
export const readPaymentHead = cache((paymentId: string) =>
  db.payment.findUnique({
    where: { id: paymentId },
    select: { id: true, reference: true, year: true, company: { select: { id: true, name: true } } },
  }),
)
