import 'server-only'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'

export type RecentPayment = {
  id: string
  reference: string
  state: PaymentState
  paymentDate: IsoDate
  amountCents: number
  currency: string
  amountMinor: number
  product: { id: string; name: string } | null
  fsbLicense: { id: string; number: string } | null
}

/** The latest payments of a company, a product or a license by payment date, in any state. */
export async function recentPayments(
  of: { companyId: string } | { productId: string } | { fsbLicenseId: string },
  limit = 8,
): Promise<RecentPayment[]> {
  const payments = await db.payment.findMany({
    where: of,
    orderBy: [{ paymentDate: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      reference: true,
      state: true,
      paymentDate: true,
      amountCents: true,
      currency: true,
      amountMinor: true,
      product: { select: { id: true, name: true } },
      fsbLicense: { select: { id: true, number: true } },
    },
  })
  return payments.map((row) => ({
    ...row,
    paymentDate: fromDateColumn(row.paymentDate),
    amountMinor: Number(row.amountMinor),
  }))
}
