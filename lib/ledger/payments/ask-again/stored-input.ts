import 'server-only'
import { fromStoredFindings } from '@/lib/compliance/rules/stored-finding'
import type { Finding, PaymentState } from '@/lib/compliance/rules/types'
import { db, type Transaction } from '@/lib/database/db'
import { fromDateColumn } from '@/lib/kernel/calendar'
import { textsOf } from '../form/blank-payment'
import type { PaymentInput } from '../form/payment-schema'

/** A stored payment as it was read from its form, with its state and the last findings of the rules. */
export type StoredPayment = {
  id: string
  reference: string
  state: PaymentState
  companyId: string
  companyName: string
  year: number
  recordedById: string
  debited: boolean
  recordedAt: Date
  input: PaymentInput
  lastFindings: Finding[]
  lastVersions: { rules: string; places: string; law: string }
}

/** The complete debit in US cents, including the part that does not count. */
const wholeDebitCents = (payment: {
  amountCents: number
  serviceFeeCents: number | null
  stateDutyCents: number | null
}) => payment.amountCents + (payment.serviceFeeCents ?? 0) + (payment.stateDutyCents ?? 0)

const asDate = (value: Date | null) => value && fromDateColumn(value)

/**
 * Reads a stored payment for the rules; null for an unknown id. Only a payment that never counted may lack an FSB
 * license.
 */
export async function readStoredPayment(paymentId: string, client: Transaction = db): Promise<StoredPayment | null> {
  const payment = await client.payment.findUnique({
    where: { id: paymentId },
    include: {
      company: { select: { name: true } },
      destinations: { orderBy: { position: 'asc' } },
      determinations: { orderBy: { seq: 'desc' }, take: 1 },
    },
  })
  if (!payment) return null
  const last = payment.determinations[0]
  return {
    id: payment.id,
    reference: payment.reference,
    state: payment.state,
    companyId: payment.companyId,
    companyName: payment.company.name,
    year: payment.year,
    recordedById: payment.recordedById,
    debited: payment.debitDate !== null,
    recordedAt: payment.recordedAt,
    lastFindings: last ? fromStoredFindings(last.findings) : [],
    lastVersions: {
      rules: last?.rulesVersion ?? '',
      places: last?.placesVersion ?? '',
      law: last?.lawVersion ?? '',
    },
    input: {
      ...textsOf(payment),
      companyId: payment.companyId,
      fsbLicenseId: payment.fsbLicenseId ?? '',
      productId: payment.productId ?? '',
      purpose: payment.purpose,
      payeeKind: payment.payeeKind,
      fsbReceipt: payment.fsbReceipt,
      currency: payment.currency,
      amountMinor: Number(payment.amountMinor),
      serviceFeeMinor: payment.serviceFeeMinor === null ? null : Number(payment.serviceFeeMinor),
      serviceFeeCents: payment.serviceFeeCents,
      stateDutyCents: payment.stateDutyCents,
      bankUsdCents: payment.rateSource === 'bank_debit' ? wholeDebitCents(payment) : null,
      rate: payment.rate ? payment.rate.toFixed(Math.max(4, payment.rate.decimalPlaces())) : null,
      rateDate: asDate(payment.rateDate),
      rateSource: payment.rateSource,
      amountCents: payment.amountCents,
      invoiceDate: asDate(payment.invoiceDate),
      paymentDate: fromDateColumn(payment.paymentDate),
      postingDate: asDate(payment.postingDate),
      alreadyPaid: payment.alreadyPaid,
      destinations: payment.destinations.map(({ role, name, address, country, region, city, postalCode }) => ({
        role,
        name,
        address,
        country: country?.trim() ?? null,
        region,
        city,
        postalCode,
      })),
      correctsId: payment.correctsId,
    },
  }
}
