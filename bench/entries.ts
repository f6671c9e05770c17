import { randomUUID } from 'node:crypto'
import { determine } from '@/lib/compliance/rules/determine'
import type { Determination, Entry } from '@/lib/compliance/rules/types'
import { blankInput } from '@/lib/ledger/payments/form/blank-payment'
import type { PaymentInput } from '@/lib/ledger/payments/form/payment-schema'
import { toLedgerEntry } from '@/lib/ledger/payments/ledger-entry'
import { aContext, aDestination, anEntry } from '@/test/rules/rule-fixtures'

/** Companies of the benchmark, each with one FSB license and one product. */
export type Subject = { companyId: string; fsbLicenseId: string; productId: string }

const PAYMENT_DATE = '2026-11-27'

const typed: PaymentInput = {
  ...blankInput(PAYMENT_DATE),
  payeeName: 'FSB, licensing centre',
  currency: 'RUB',
  amountMinor: 80,
  rate: '80.1500',
  rateDate: '2026-11-20',
  rateSource: 'bank_of_russia',
  // One cent, so that half a million of them fit into a year.
  amountCents: 1,
  invoiceDate: '2026-11-19',
  destinations: [{ role: 'consignee', name: 'Meridian Retail LLC', address: 'Tverskaya ul. 7, Moscow', country: 'RU' }],
  note: 'Notification fee',
}
const entry = anEntry({ amountCents: 1, amountMinor: 80, paymentDate: PAYMENT_DATE, destinations: [aDestination()] })
const determination = determine(entry, aContext())

/** An entry of one cent as recording sends it: with the determination of all rules, and its own keys. */
export const ledgerEntry = (subject: Subject, recordedById: string) =>
  ledgerEntryOf(subject, recordedById, entry, determination)

/** The same for an entry of one's own choice. */
export function ledgerEntryOf(subject: Subject, recordedById: string, entry: Entry, determination: Determination) {
  const submission = { paymentId: randomUUID(), idempotencyKey: randomUUID(), recordedById }
  return toLedgerEntry(submission, { ...typed, ...subject }, entry, determination)
}
export type LedgerEntry = ReturnType<typeof ledgerEntry>

/** The payment row of an entry as a bare INSERT takes it: the columns that record_payment fills, in this order. */
export const BARE_COLUMNS = `
  id, reference, company_id, year, state, fsb_license_id, product_id, purpose, payee_kind, payee_name, currency,
  amount_minor, service_fee_minor, rate, rate_date, rate_source, amount_cents, invoice_date, payment_date,
  already_paid, posting_date, note, retry_of_id, corrects_id, recorded_by_id, recorded_at, idempotency_key,
  request_hash`

/**
 * The values of the bare row, `$1` to `$25`: the reference and the instant are made by the database, as they are in
 * recording.
 */
export const bareValues = (entry: LedgerEntry): unknown[] => [
  entry.id,
  entry.companyId,
  2026,
  entry.state,
  entry.fsbLicenseId,
  entry.productId,
  entry.purpose,
  entry.payeeKind,
  entry.payeeName,
  entry.currency,
  entry.amountMinor,
  entry.serviceFeeMinor,
  entry.rate,
  entry.rateDate,
  entry.rateSource,
  entry.amountCents,
  entry.invoiceDate,
  entry.paymentDate,
  entry.alreadyPaid,
  entry.postingDate,
  entry.note,
  entry.retryOfId,
  entry.correctsId,
  entry.recordedById,
  entry.idempotencyKey,
  entry.requestHash,
]

const CASTS =
  `uuid uuid int "PaymentState" uuid uuid "Purpose" "PayeeKind" text text bigint bigint numeric date "RateSource" int
  date date boolean date text uuid uuid uuid uuid text`.split(/\s+/)

/** The statement for `bareValues`, into a table of the same shape as payment. */
export function bareInsert(table: string): string {
  const places = CASTS.map((type, index) => `$${index + 1}::${type}`)
  const [id, ...rest] = places
  const beforeKey = rest.slice(0, -2)
  const keys = rest.slice(-2)
  return `
    INSERT INTO ${table} (${BARE_COLUMNS})
    VALUES (${id}, 'P-2026-' || to_char(nextval('payment_reference'), 'FM9999999990000'), ${beforeKey.join(', ')},
      date_trunc('milliseconds', now()), ${keys.join(', ')})`
}
