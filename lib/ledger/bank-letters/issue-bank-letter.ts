import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { readLaw } from '@/lib/database/read-law'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { askReservedAgain } from '@/lib/ledger/payments/ask-again/ask-reserved-again'
import { askRulesAgain, worsenedText } from '@/lib/ledger/payments/ask-again/ask-rules-again'
import { readStoredPayment } from '@/lib/ledger/payments/ask-again/stored-input'
import { PAYMENT_STATES } from '@/lib/ledger/payments/list/payment-states'
import { PAYMENT_NOT_FOUND, paymentIdInput } from '@/lib/ledger/payments/payment-not-found'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { checkAddress } from './check-address'
import { hashLetterCode, newLetterCode } from './letter-code'
import { letterPdf } from './letter-pdf'
import { type LetterPayment, letterContentOf, readLetterPayment } from './read-letter-content'

export const bankLetterInput = z.object({ paymentId: paymentIdInput })

/** The letter as a file, the only place that contains its code. */
export type IssuedLetter = { reference: string; filename: string; file: Buffer }

/**
 * Issues the letter for the bank of a payment that is approved, or approved and since paid. Each letter has its own
 * code, of which only the hash is stored. Before a letter is issued for money that has not left, the rules are asked
 * again on the current facts: a finding that has not been decided sends the payment to review, and no letter is
 * issued. Refuses another role, another state, a payment whose general licenses are not in the law on record, and a
 * payment that changed state in the meantime.
 */
export async function issueBankLetter(
  actor: Actor,
  { paymentId }: z.output<typeof bankLetterInput>,
): Promise<Result<IssuedLetter>> {
  if (!can(actor.role, 'bank-letters:issue')) return err(roleRefusal(actor))
  const payment = await readLetterPayment(paymentId)
  if (!payment) return err(PAYMENT_NOT_FOUND)
  const { reference, state } = payment
  if (state !== 'approved' && state !== 'paid') return err(notApproved(reference, state))
  const worsened = state === 'approved' ? await whatWorsened(payment) : null
  if (worsened) return err({ kind: 'conflict', message: worsened })
  const [organisation, law, issuedAt] = await Promise.all([readOrganisation(), readLaw(), ledgerTime()])
  if (!organisation) throw new Error('a letter is issued by an organisation')
  const content = letterContentOf(payment, { organisation, law, issuedAt, checkAddress: checkAddress() })
  if (!content)
    return err({
      kind: 'conflict',
      message: `${reference} was approved under general licenses that the law on record lacks. No letter was issued`,
    })
  const code = newLetterCode()
  const file = await letterPdf(content, code)
  const letter = jsonb({
    id: randomUUID(),
    paymentId,
    actorId: actor.id,
    paymentSeq: payment.transitions.at(-1)?.seq ?? 0,
    codeSha256: hashLetterCode(code),
    letterSha256: createHash('sha256').update(file).digest('hex'),
    content,
    issuedAt: content.issuedAt,
  })
  const refusal = refusalOf(await callFunction(db, Prisma.sql`issue_bank_letter(${letter})`, issueAnswer), reference)
  return refusal ? err(refusal) : ok({ reference, filename: `headroom-bank-letter-${reference}.pdf`, file })
}

const issueAnswer = z.object({
  status: z.enum(['issued', 'stale', 'not_approved', 'not_found']),
  state: z.enum(PAYMENT_STATES).optional(),
})

function refusalOf(answer: z.output<typeof issueAnswer>, reference: string): Refusal | null {
  switch (answer.status) {
    case 'issued':
      return null
    case 'not_approved':
      return notApproved(reference, answer.state ?? 'requested')
    case 'stale':
      return {
        kind: 'conflict',
        message: `${reference} changed while the letter was made. No letter was issued; try again`,
      }
    default:
      return PAYMENT_NOT_FOUND
  }
}

const notApproved = (reference: string, state: PaymentState): Refusal => ({
  kind: 'conflict',
  message: `${reference} is ${STATE_WORDS[state]}. A letter for the bank is for a payment that is approved or paid`,
})

/**
 * Sends the payment to review when the rules now find something that has not been decided, and returns a message about
 * it; null when there is nothing.
 */
async function whatWorsened({ id, companyId, reference }: LetterPayment): Promise<string | null> {
  const stored = await readStoredPayment(id)
  if (!stored) return null
  const { worsened } = await askRulesAgain(stored, 'background')
  if (worsened.length === 0) return null
  const stopped = await askReservedAgain(companyId)
  const went = stopped.includes(reference) ? ` ${reference} went to review.` : ''
  return `The rules answer differently now, and no letter was issued.${went} ${worsenedText(worsened)}`
}

async function ledgerTime(): Promise<Date> {
  const rows = await db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  if (!rows[0]) throw new Error('the database returned no time')
  return rows[0].now
}
