import 'server-only'
import { db } from '@/lib/database/db'
import { dateIn, formatDate, type IsoDate } from '@/lib/kernel/calendar'
import type { StoredPayment } from '../ask-again/stored-input'

/** What a settlement is asked about once; confirmed, it stays on record under its name. */
export type SettlementDoubt = { name: 'debit_before_approval' | 'reference_used'; field: string; message: string }

/**
 * What of a bank document is unlikely enough to ask: money that left before anybody approved it, and a reference that
 * another payment has.
 */
export async function findSettlementDoubts(
  payment: StoredPayment,
  { debitDate, bankReference, timeZone }: { debitDate: IsoDate; bankReference: string; timeZone: string },
): Promise<SettlementDoubt[]> {
  const [approval, other] = await Promise.all([
    db.paymentTransition.findFirst({
      where: { paymentId: payment.id, toState: 'approved' },
      orderBy: { seq: 'desc' },
      select: { at: true },
    }),
    db.payment.findFirst({
      where: { bankReference, id: { not: payment.id } },
      orderBy: { id: 'asc' },
      select: { reference: true },
    }),
  ])
  const doubts: SettlementDoubt[] = []
  const approvedOn = approval && dateIn(approval.at, timeZone)
  if (approvedOn && debitDate < approvedOn)
    doubts.push({
      name: 'debit_before_approval',
      field: 'debitDate',
      message: `The debit of ${formatDate(debitDate)} is before the approval of ${formatDate(approvedOn)}`,
    })
  if (other)
    doubts.push({
      name: 'reference_used',
      field: 'bankReference',
      message: `${other.reference} has this bank reference already. One debit is one payment`,
    })
  return doubts
}
