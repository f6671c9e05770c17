import 'server-only'
import { db } from '@/lib/database/db'
import { type LetterStanding, letterStanding } from './letter-standing'

/** A letter in the list of its payment. `checkedAt` is when a bank last asked about its code, to the hour. */
export type ListedLetter = {
  id: string
  issuedAt: Date
  issuedByName: string
  letterSha256: string
  standing: LetterStanding | null
  checkedAt: Date | null
}

/** The letters for the bank that were issued about a payment, newest first. */
export async function listBankLetters(paymentId: string): Promise<ListedLetter[]> {
  const letters = await db.bankLetter.findMany({
    where: { paymentId },
    orderBy: [{ issuedAt: 'desc' }, { id: 'asc' }],
    include: {
      issuedBy: { select: { name: true } },
      payment: { select: { transitions: { select: { seq: true, toState: true, at: true } } } },
    },
  })
  const checks = await db.auditEvent.groupBy({
    by: ['targetId'],
    where: { targetId: { in: letters.map(({ id }) => id) }, verb: 'bank-letter.checked' },
    _max: { at: true },
  })
  return letters.map(({ id, issuedAt, issuedBy, letterSha256, approvalSeq, payment }) => ({
    id,
    issuedAt,
    issuedByName: issuedBy.name,
    letterSha256,
    standing: letterStanding(approvalSeq, payment.transitions),
    checkedAt: checks.find(({ targetId }) => targetId === id)?._max.at ?? null,
  }))
}
