import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access/permissions'
import { formatDate, readDate, yearOf } from '@/lib/calendar'
import { licensesInForceOn } from '@/lib/law/licenses-in-force'
import { readLaw } from '@/lib/law-records/read-law'
import { formatUsd, readAmount } from '@/lib/money'
import { invalidField, type Outcome, refused } from '@/lib/outcome'
import { recordId, requiredLine } from '@/lib/text'
import { type MovedPayment, movePayment, readMovable } from './move-payment'
import { readOrganisation, todayIn } from './read-context'

/** The facts of the bank document, as typed. `bankUsd` is the bank's own dollar debit, where the statement names one. */
export const markPaidInput = z.object({
  paymentId: recordId('There is no such payment'),
  bankReference: requiredLine('the bank reference', 140),
  debitDate: z.string().default(''),
  postingDate: z.string().default(''),
  bankUsd: z.string().default(''),
})

/**
 * Marks an approved payment as paid: its amount moves from reserved to used. The debit must fall in the year and under the general licenses the entry was
 * decided for, and the bank's dollars must be those that were counted; otherwise the entry is voided and made anew, because its facts never change.
 */
export async function markPaid(actor: Actor, given: z.output<typeof markPaidInput>): Promise<Outcome<MovedPayment>> {
  const { timeZone } = await readOrganisation()
  const today = todayIn(timeZone)
  const debit = readDate(given.debitDate)
  if (!debit.ok) return invalidField('debitDate', debit.says)
  if (debit.date > today) return invalidField('debitDate', `${formatDate(debit.date)} has not come yet`)
  const posting = given.postingDate.trim() === '' ? null : readDate(given.postingDate)
  if (posting && !posting.ok) return invalidField('postingDate', posting.says)
  if (posting?.ok && posting.date < debit.date)
    return invalidField('postingDate', `The posting date is before the debit, ${formatDate(debit.date)}`)
  const payment = await readMovable(given.paymentId)
  if (!payment) return refused({ kind: 'not_found', says: 'There is no such payment' })
  if (yearOf(debit.date) !== payment.year) {
    return invalidField(
      'debitDate',
      `This entry counts in ${payment.year}. A debit of ${formatDate(debit.date)} counts in ${yearOf(debit.date)}: void the entry and record it anew`,
    )
  }
  if (licensesInForceOn(debit.date, await readLaw()).kind !== 'in_force')
    return invalidField('debitDate', `No general license was in force on ${formatDate(debit.date)}`)
  const wrongDollars = refuseDollars(given.bankUsd, payment.amountCents)
  if (wrongDollars) return invalidField('bankUsd', wrongDollars)
  return movePayment(actor, {
    paymentId: given.paymentId,
    move: 'mark_paid',
    expectedState: 'approved',
    facts: {
      bankReference: given.bankReference,
      debitDate: debit.date,
      postingDate: posting?.ok ? posting.date : null,
    },
  })
}

function refuseDollars(typed: string, amountCents: number): string | null {
  if (typed.trim() === '') return null
  const usd = readAmount(typed, 'USD')
  if (!usd.ok) return usd.says
  if (usd.amountMinor === amountCents) return null
  return `The bank debited ${formatUsd(usd.amountMinor)}, this entry counts ${formatUsd(amountCents)}. Void it and record it anew with the bank's figure`
}
