import { randomUUID } from 'node:crypto'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { decidePayment } from '@/lib/ledger/payments/steps/decide-payment'
import { markPaid } from '@/lib/ledger/payments/steps/mark-paid'
import { db } from '../database/database'
import { valueIn } from '../rules/use-cases'
import { addLicenseFor, type arrangeLedger, type Subject, today, typedPayment } from './ledger-arrangement'

type People = Awaited<ReturnType<typeof arrangeLedger>>['people']

/** The steps from an entry to its settlement, for the current subject. */
export function settling(people: () => People, subject: () => Subject) {
  /** An approved payment; `beforeApproval` changes it once it is recorded. */
  async function approved(
    changes: object = {},
    beforeApproval: (paymentId: string) => Promise<void> = async () => {},
  ): Promise<string> {
    const fsbLicenseId = await addLicenseFor(subject())
    const typed = typedPayment(subject(), { amount: '1,000.00', fsbLicenseId, ...changes })
    const { paymentId, state } = await valueIn(recordPayment(people().analyst, randomUUID(), typed))
    if (state !== 'requested') throw new Error(`the payment is ${state}`)
    await beforeApproval(paymentId)
    await valueIn(
      decidePayment(people().manager, { paymentId, expectedState: 'requested', decision: 'approve', reason: '' }),
    )
    return paymentId
  }

  /** A payment whose rate nothing saved compares with goes to review first. */
  async function approvedAfterReview(changes: object): Promise<string> {
    const typed = typedPayment(subject(), { fsbLicenseId: await addLicenseFor(subject()), ...changes })
    const { paymentId } = await valueIn(recordPayment(people().analyst, randomUUID(), typed))
    const decide = {
      paymentId,
      expectedState: 'in_review' as const,
      decision: 'clear_review' as const,
      reason: 'looked at',
    }
    await valueIn(decidePayment(people().manager, decide))
    const approve = { ...decide, expectedState: 'requested' as const, decision: 'approve' as const }
    await valueIn(decidePayment(people().manager, approve))
    return paymentId
  }

  const pay = (paymentId: string, changes: object = {}) =>
    markPaid(people().analyst, {
      paymentId,
      bankReference: `B-${randomUUID()}`,
      debitDate: today(),
      postingDate: '',
      bankCurrency: '',
      bankAmount: '',
      bankUsd: '',
      confirmDoubts: '',
      ...changes,
    })
  const standing = async () => {
    const { usedCents, reservedCents, violationCents } = await db.companyYear.findFirstOrThrow({
      where: { companyId: subject().companyId },
    })
    return { usedCents, reservedCents, violationCents: Number(violationCents) }
  }
  const stored = (id: string) => db.payment.findUniqueOrThrow({ where: { id }, include: { settlement: true } })
  return { approved, approvedAfterReview, pay, standing, stored }
}
