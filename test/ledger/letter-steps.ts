import { randomUUID } from 'node:crypto'
import { readLetterCode } from '@/lib/ledger/bank-letters/letter-code'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { markPaid } from '@/lib/ledger/payments/steps/mark-paid'
import { textOfPages } from '../files/pdf-text'
import { valueIn } from '../rules/use-cases'
import { addLicenseFor, arrangeLedger, today, typedPayment } from './ledger-arrangement'

// Payments on their way to a letter for the bank, step by step through the use cases.

/** The pieces of text of a letter, from the top to the foot. */
export const textIn = (file: Buffer): string[] =>
  textOfPages(file)
    .flat()
    .map(({ text }) => text)

/** The code that a letter shows. */
export const codeIn = (file: Buffer): string =>
  textIn(file).find((text) => readLetterCode(text).ok && /^.{5}-/.test(text)) ?? ''

/** An organisation, its people, and what they do with a payment: each step answers what its use case answered. */
export async function arrangeLetters() {
  const { people, subject } = await arrangeLedger()
  const recorded = async (changes: object = {}): Promise<string> => {
    const fsbLicenseId = await addLicenseFor(subject)
    const typed = typedPayment(subject, { amount: '10.00', fsbLicenseId, ...changes })
    return (await valueIn(recordPayment(people.analyst, randomUUID(), typed))).paymentId
  }
  const approve = (paymentId: string) =>
    valueIn(decidePayment(people.manager, { paymentId, expectedState: 'requested', decision: 'approve', reason: '' }))
  const approved = async (changes: object = {}): Promise<string> => {
    const paymentId = await recorded(changes)
    await approve(paymentId)
    return paymentId
  }
  const pay = (paymentId: string, changes: object = {}) => {
    const document = { bankReference: `B-${randomUUID()}`, debitDate: today(), postingDate: '', bankCurrency: '' }
    const figures = { bankAmount: '', bankUsd: '', confirmDoubts: '', ...changes }
    return valueIn(markPaid(people.analyst, { paymentId, ...document, ...figures }))
  }
  return { people, subject, steps: { recorded, approve, approved, pay } }
}

export type LetterArrangement = Awaited<ReturnType<typeof arrangeLetters>>
