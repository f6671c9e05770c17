import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { db } from '@/lib/database/db'
import { readLaw } from '@/lib/database/read-law'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { done, type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { recordId } from '@/lib/kernel/text'
import { askReservedAgain } from '@/lib/ledger/payments/ask-again/ask-reserved-again'
import { askRulesAgain, worsenedText } from '@/lib/ledger/payments/ask-again/ask-rules-again'
import { readStoredPayment } from '@/lib/ledger/payments/ask-again/stored-input'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { checkAddress } from './check-address'
import { hashLetterCode, newLetterCode } from './letter-code'
import { letterPdf } from './letter-pdf'
import { type LetterPayment, letterContentOf, readLetterPayment } from './read-letter-content'

const NO_PAYMENT = { kind: 'not_found', says: 'There is no such payment' } as const

export const bankLetterInput = z.object({ paymentId: recordId(NO_PAYMENT.says) })

/** The letter as a file. The code stands in it alone. */
export type IssuedLetter = { reference: string; filename: string; file: Buffer }

/**
 * Issues the letter for the bank of a payment that is approved, or approved and since paid. Each letter has a code of
 * its own, of which only the hash is stored. Before one is issued for money that has not left, the rules are asked
 * again on the facts of now: what they find that nobody has decided on sends the payment to review, and no letter
 * leaves. Refuses another role, another state, a payment whose general licenses the law on record does not know, and
 * one that moved meanwhile.
 */
export async function issueBankLetter(
  actor: Actor,
  { paymentId }: z.output<typeof bankLetterInput>,
): Promise<Outcome<IssuedLetter>> {
  if (!can(actor.role, 'bank-letters:issue')) return refused(roleRefusal(actor))
  const payment = await readLetterPayment(paymentId)
  if (!payment) return refused(NO_PAYMENT)
  const { reference, state } = payment
  if (state !== 'approved' && state !== 'paid') return refused(notApproved(reference, state))
  const worsened = state === 'approved' ? await whatWorsened(payment) : null
  if (worsened) return refused({ kind: 'conflict', says: worsened })
  const [organisation, law, issuedAt] = await Promise.all([readOrganisation(), readLaw(), ledgerTime()])
  if (!organisation) throw new Error('a letter is issued by an organisation')
  const content = letterContentOf(payment, { organisation, law, issuedAt, checkAddress: checkAddress() })
  if (!content)
    return refused({
      kind: 'conflict',
      says: `The law on record does not know the general licenses that ${reference} was approved under. No letter was issued`,
    })
  const code = newLetterCode()
  const file = await letterPdf(content, code)
  const letter = JSON.stringify({
    id: randomUUID(),
    paymentId,
    actorId: actor.id,
    paymentSeq: payment.transitions.at(-1)?.seq ?? 0,
    codeSha256: hashLetterCode(code),
    letterSha256: createHash('sha256').update(file).digest('hex'),
    content,
    issuedAt: content.issuedAt,
  })
  const rows = await db.$queryRaw<Answer[]>`SELECT issue_bank_letter(${letter}::jsonb) AS answer`
  const refusal = refusalOf(rows[0]?.answer, reference)
  return refusal ? refused(refusal) : done({ reference, filename: `headroom-bank-letter-${reference}.pdf`, file })
}

type Answer = { answer: { status: 'issued' | 'stale' | 'not_approved' | 'not_found'; state?: PaymentState } }

function refusalOf(answer: Answer['answer'] | undefined, reference: string): Refusal | null {
  switch (answer?.status) {
    case 'issued':
      return null
    case 'not_approved':
      return notApproved(reference, answer.state ?? 'requested')
    case 'stale':
      return {
        kind: 'conflict',
        says: `${reference} changed while the letter was made. No letter was issued; try again`,
      }
    default:
      return NO_PAYMENT
  }
}

const notApproved = (reference: string, state: PaymentState): Refusal => ({
  kind: 'conflict',
  says: `${reference} is ${STATE_WORDS[state]}. A letter for the bank is for a payment that is approved or paid`,
})

/**
 * What the rules find now and nobody has decided on, in words, once the payment has been sent to review for it; null
 * when there is nothing.
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
  if (!rows[0]) throw new Error('the database told no time')
  return rows[0].now
}
