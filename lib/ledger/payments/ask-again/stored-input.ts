import 'server-only'
import type { Finding, PaymentState } from '@/lib/compliance/rules/types'
import { db, type Transaction } from '@/lib/database/db'
import { fromDateColumn } from '@/lib/kernel/calendar'
import type { PaymentInput } from '../form/payment-input'

/** A stored payment as it was read from its form, with where it stands and what the rules last found. */
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

/** The whole debit in US cents: what counts and what does not. */
const wholeDebitCents = (payment: {
  amountCents: number
  serviceFeeCents: number | null
  stateDutyCents: number | null
}) => payment.amountCents + (payment.serviceFeeCents ?? 0) + (payment.stateDutyCents ?? 0)

const asDate = (value: Date | null) => value && fromDateColumn(value)

/**
 * Reads a stored payment for the rules; null for an unknown id. Its FSB license may be missing only in what never
 * counted.
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
    lastFindings: (last?.findings ?? []) as unknown as Finding[],
    lastVersions: {
      rules: last?.rulesVersion ?? '',
      places: last?.placesVersion ?? '',
      law: last?.lawVersion ?? '',
    },
    input: {
      companyId: payment.companyId,
      fsbLicenseId: payment.fsbLicenseId ?? '',
      productId: payment.productId ?? '',
      purpose: payment.purpose,
      payeeKind: payment.payeeKind,
      payeeName: payment.payeeName,
      payeeAddress: payment.payeeAddress,
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
      note: payment.note,
      correctsId: payment.correctsId,
    },
  }
}
