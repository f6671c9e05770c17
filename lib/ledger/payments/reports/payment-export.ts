import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { MINOR_DIGITS } from '@/lib/kernel/iso-4217'
import { dollars, instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { PAYMENT_TABLES, paymentFilter } from '../list/payment-filter'
import { paymentListSchema } from '../list/payment-list-params'
import { PAYMENT_EVIDENCE } from './payment-evidence'

/** An amount in minor units as a number with the digits of its currency. */
const inCurrency = (minor: Prisma.Sql): Prisma.Sql => {
  const withDigits = (digits: number) =>
    Prisma.join(Object.keys(MINOR_DIGITS).filter((code) => MINOR_DIGITS[code] === digits))
  return Prisma.sql`CASE WHEN p.currency IN (${withDigits(0)}) THEN ${minor}::numeric
    WHEN p.currency IN (${withDigits(3)}) THEN round(${minor}::numeric / 1000, 3)
    WHEN p.currency IN (${withDigits(4)}) THEN round(${minor}::numeric / 10000, 4)
      ELSE round(${minor}::numeric / 100, 2) END`
}

const listOf = (items: Prisma.Sql): Prisma.Sql => Prisma.sql`array_to_string(${items}, '; ')`

/**
 * The messages of the findings that are not clear. A clear outcome has only clear findings
 * (lib/compliance/rules/determine.ts), so findings, by far the largest part of a payment, are fetched only for the
 * other outcomes. Everything else about a determination is in the index of its primary key.
 */
const FINDINGS = Prisma.sql`CASE WHEN d.outcome <> 'clear' THEN ${listOf(
  Prisma.sql`ARRAY(SELECT (f->>'title') || ': ' || (f->>'says')
    FROM payment_determination made, jsonb_array_elements(made.findings) f
    WHERE made.payment_id = p.id AND made.seq = 1 AND f->>'outcome' <> 'clear')`,
)} ELSE '' END`

/**
 * Which figures of a debit were read from the bank document. For debits that were entered before this was asked it is
 * not known; they never count as confirmed.
 */
const READ_FROM_BANK = Prisma.sql`CASE WHEN p.debit_date IS NULL AND s.payment_id IS NULL THEN ''
  WHEN s.amount_read IS NULL THEN 'not known whether read from a bank document'
  WHEN s.amount_read AND s.usd_read THEN 'read from the bank document'
  WHEN s.amount_read THEN 'read from the bank document, US dollars at the recorded rate'
  WHEN s.usd_read THEN 'only the US dollars were read from the bank document'
  ELSE 'not read from a bank document' END`

/**
 * Every payment that matches a filter, including blocked entries and apparent violations, with the findings that
 * decided it. One row a payment.
 */
export const paymentReport = defineReport({
  name: 'payments',
  title: 'Payments',
  page: '/payments',
  recordPage: '/payments/',
  description:
    'Every payment of a filter, blocked entries and apparent violations included, with the findings that decided ' +
    'it. One row a payment.',
  schema: paymentListSchema,
  identity: { key: Prisma.sql`p.id`, record: { target: Prisma.sql`p.id` } },
  columns: () => [
    { header: 'Reference', value: Prisma.sql`p.reference` },
    { header: 'State', value: Prisma.sql`p.state::text` },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Year', value: Prisma.sql`p.year`, kind: 'figure' },
    { header: 'Payment date', value: Prisma.sql`p.payment_date`, kind: 'figure' },
    {
      header: 'Counts USD',
      value: dollars(Prisma.sql`p.amount_cents`),
      kind: 'figure',
      total: 'sum',
      description: 'what counts against the cap, fixed at entry',
    },
    { header: 'Currency', value: Prisma.sql`p.currency` },
    {
      header: 'Debit',
      value: inCurrency(Prisma.sql`p.amount_minor`),
      kind: 'figure',
      total: { currencyColumn: 'Currency' },
      description: 'the whole amount in its currency',
    },
    {
      header: 'Service fee',
      value: inCurrency(Prisma.sql`p.service_fee_minor`),
      kind: 'figure',
      total: { currencyColumn: 'Currency' },
      description: 'the part that is an agent’s own fee, when the split is known',
    },
    { header: 'Rate', value: Prisma.sql`p.rate`, kind: 'figure', description: 'units of the currency for one USD' },
    { header: 'Rate date', value: Prisma.sql`p.rate_date`, kind: 'figure' },
    { header: 'Rate source', value: Prisma.sql`p.rate_source::text` },
    { header: 'Purpose', value: Prisma.sql`p.purpose::text` },
    { header: 'Paid to', value: Prisma.sql`p.payee_kind::text` },
    { header: 'Payee', value: Prisma.sql`p.payee_name` },
    { header: 'FSB license', value: Prisma.sql`l.number` },
    { header: 'Kind of FSB license', value: Prisma.sql`l.kind::text` },
    { header: 'Product', value: Prisma.sql`o.name` },
    { header: 'Outcome', value: Prisma.sql`d.outcome::text` },
    { header: 'Blocked by', value: listOf(Prisma.sql`d.blocked_by`) },
    { header: 'Findings', value: FINDINGS },
    { header: 'General licenses', value: listOf(Prisma.sql`d.general_licenses`) },
    { header: 'Rules version', value: Prisma.sql`d.rules_version` },
    { header: 'Places version', value: Prisma.sql`d.places_version` },
    {
      header: 'Destinations',
      value: listOf(
        Prisma.sql`ARRAY(SELECT t.role || ': ' || concat_ws(', ', t.name, nullif(t.address, ''),
          nullif(t.postal_code, ''), nullif(t.city, ''), nullif(t.region, ''), t.country) FROM payment_destination t
          WHERE t.payment_id = p.id ORDER BY t.position)`,
      ),
    },
    { header: 'Already paid at entry', value: Prisma.sql`CASE WHEN p.already_paid THEN 'yes' ELSE 'no' END` },
    { header: 'Invoice date', value: Prisma.sql`p.invoice_date`, kind: 'figure' },
    { header: 'Debit date', value: Prisma.sql`p.debit_date`, kind: 'figure' },
    { header: 'Posting date', value: Prisma.sql`p.posting_date`, kind: 'figure' },
    { header: 'Bank reference', value: Prisma.sql`p.bank_reference` },
    { header: 'Note', value: Prisma.sql`p.note` },
    { header: 'Repeats the blocked entry', value: Prisma.sql`b.reference` },
    { header: 'Corrects', value: Prisma.sql`x.reference` },
    { header: 'Recorded by', value: Prisma.sql`r.name` },
    { header: 'Recorded at', value: instant(Prisma.sql`p.recorded_at`), kind: 'figure' },
    { header: 'Payment id', value: Prisma.sql`p.id`, kind: 'figure' },
    {
      header: 'Amount of the debit',
      value: READ_FROM_BANK,
      description: 'whether what counts was read from a bank document; one that was not counts as recorded',
    },
    {
      header: 'Debited account',
      value: Prisma.sql`p.payer_account`,
      description: 'the bank account of the payer, without blanks; empty where it was not entered',
    },
    {
      header: 'Recent access to the account that decided',
      value: Prisma.sql`(SELECT string_agg(m.facts->>'recentAccess', '; ' ORDER BY m.seq) FROM payment_transition m
        WHERE m.payment_id = p.id AND m.facts ? 'recentAccess')`,
      description: 'access that someone else gave to the account that approved, within seven days before it',
    },
    {
      header: 'Decided as the deputy of',
      value: Prisma.sql`(SELECT string_agg(m.facts->>'deputyOf', '; ' ORDER BY m.seq) FROM payment_transition m
        WHERE m.payment_id = p.id AND m.facts ? 'deputyOf')`,
      description: 'whose deputy the person was who approved, rejected, reviewed or voided it, and until which day',
    },
  ],
  rows: (params) => ({
    from: Prisma.sql`${PAYMENT_TABLES} JOIN person r ON r.id = p.recorded_by_id
      LEFT JOIN product o ON o.id = p.product_id
      LEFT JOIN payment_determination d ON d.payment_id = p.id AND d.seq = 1 LEFT JOIN payment b ON b.id = p.retry_of_id
        LEFT JOIN payment x ON x.id = p.corrects_id
      LEFT JOIN payment_settlement s ON s.payment_id = p.id`,
    where: paymentFilter(params),
    orderBy: Prisma.sql`ORDER BY p.payment_date DESC, p.id DESC`,
  }),
  evidence: PAYMENT_EVIDENCE,
})
