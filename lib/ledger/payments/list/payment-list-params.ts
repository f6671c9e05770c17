import { z } from 'zod'
import type { RuleName } from '@/lib/compliance/rules/types'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import {
  cursorParam,
  dateParam,
  idParam,
  lineOf,
  manyOf,
  searchText,
  wholeNumber,
  withCursors,
  withDays,
} from '@/lib/kernel/list-fields'
import { LICENSE_KINDS } from '@/lib/records/fsb-licenses/fsb-license-choices'
import { PAYEE_KINDS } from '../form/payment-schema'
import { columnsParam } from './payment-columns'
import { PAYMENT_SORTS, readPaymentCursor, sortOf } from './payment-sorts'
import { PAYMENT_STATES } from './payment-states'

/** The name of a payee, exactly as in the payment. */
const payeeName = lineOf(500).min(1)

const PRODUCT_KINDS = ['consumer_device', 'consumer_software', 'other_it', 'none'] as const
export const NEAR_MISSES = ['within', 'over'] as const
export const REVIEWED = ['any', 'decided', 'cleared', 'refused', 'waited'] as const
export const ENTERED = ['after_payment', 'after_year'] as const
/** As many as a page has. */
const MOST_SELECTED = 50
const RULE_NAMES = Object.keys(RULE_TITLES) as [RuleName, ...RuleName[]]

const fields = z.object({
  /** Calendar year of the payment date. */
  year: wholeNumber(2016, 2100, 'Enter a year from 2016 to 2100, such as 2026').optional(),
  state: manyOf(z.enum(PAYMENT_STATES)),
  /** Exactly these payments: those selected on a page of the list. */
  payment: manyOf(z.uuid('Enter the id of a payment'), MOST_SELECTED),
  company: idParam,
  license: idParam,
  product: idParam,
  from: dateParam,
  to: dateParam,
  payee: manyOf(z.enum(PAYEE_KINDS)),
  /** Paid to exactly one of these names. */
  payeeName: manyOf(payeeName),
  /** Paid to any other name. */
  otherPayees: manyOf(payeeName),
  kind: manyOf(z.enum(LICENSE_KINDS)),
  /** Blocked by this rule, or, where none blocked, sent to review by it. */
  rule: manyOf(z.enum(RULE_NAMES)),
  /** Refused on this day or later, in the organisation's zone: by the rules, or by a person after review. */
  blockedFrom: dateParam,
  /** Paid entries with an undecided request to void. */
  voids: z.enum(['asked']).optional(),
  /** Kind of the product; `none` for an entry that names none. */
  productKind: manyOf(z.enum(PRODUCT_KINDS)),
  /** Short name of a general license that the last determination named, such as `GL 1C`. */
  generalLicense: z.string().trim().min(1).max(40).optional(),
  /** Near misses (lib/ledger/payments/list/conduct-filter.ts): just below the cap, or blocked just above it. */
  near: z.enum(NEAR_MISSES).optional(),
  /** Went through a review: with any result, cleared, refused, or after a long wait. */
  reviewed: z.enum(REVIEWED).optional(),
  /** Entered after the payment date, or after the end of its year. */
  entered: z.enum(ENTERED).optional(),
  /** Entered to replace another entry. */
  correction: z.enum(['yes']).optional(),
  recordedBy: idParam,
  /** Part of the reference, payee, company, license number or note. */
  q: searchText,
  sort: z.enum(PAYMENT_SORTS).default('newest'),
  after: cursorParam,
  before: cursorParam,
})

const listOf = <Schema extends typeof fields>(schema: Schema): Schema =>
  withCursors(withDays(schema), (text, { sort }) => readPaymentCursor(sortOf(sort).key, text) !== null)

/** Filters, order and cursor of the payments list: one schema for the page, its filter bar and its export. */
export const paymentListSchema = listOf(fields)

/**
 * The schema of the page: with the payment that is open beside the list, the columns where the address names them, and
 * a request to count every row.
 */
export const paymentPageSchema = listOf(
  fields.extend({ peek: idParam, columns: columnsParam, count: z.enum(['exact']).optional() }),
)

/**
 * The schema of the address that opens the next payment of a list: the one just decided, on its own page or, as `peek`,
 * beside the list.
 */
export const paymentNextSchema = listOf(fields.extend({ decided: idParam, peek: idParam }))

export type PaymentListParams = z.output<typeof paymentListSchema>
export type PaymentPageParams = z.output<typeof paymentPageSchema>
