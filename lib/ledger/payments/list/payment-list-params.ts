import { z } from 'zod'
import type { RuleName } from '@/lib/compliance/rules/types'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import {
  dateParam,
  idParam,
  lineOf,
  manyOf,
  placeParam,
  searchText,
  wholeNumber,
  withCursorsOf,
  withDays,
} from '@/lib/kernel/list-fields'
import { PAYEE_KINDS } from '../form/payment-input'
import { PAYMENT_STATES } from './payment-states'

/** The name of a payee, exactly as it stands in the payment. */
const payeeName = lineOf(500).min(1)

const PAYMENT_SORTS = ['newest', 'oldest', 'largest'] as const
export const LICENSE_KINDS = ['notification', 'permit', 'import_license', 'certification'] as const
const PRODUCT_KINDS = ['consumer_device', 'consumer_software', 'other_it', 'none'] as const
export const NEAR_MISSES = ['within', 'over'] as const
export const REVIEWED = ['any', 'decided', 'cleared', 'refused', 'waited'] as const
export const ENTERED = ['after_payment', 'after_year'] as const
const RULE_NAMES = Object.keys(RULE_TITLES) as [RuleName, ...RuleName[]]

const fields = z.object({
  /** Calendar year of the payment date. */
  year: wholeNumber(2016, 2100, 'Enter a year from 2016 to 2100, such as 2026').optional(),
  state: manyOf(z.enum(PAYMENT_STATES)),
  company: idParam,
  license: idParam,
  product: idParam,
  from: dateParam,
  to: dateParam,
  payee: manyOf(z.enum(PAYEE_KINDS)),
  /** Paid to somebody of exactly one of these names. */
  payeeName: manyOf(payeeName),
  /** Paid to anybody but those of these names. */
  otherPayees: manyOf(payeeName),
  kind: manyOf(z.enum(LICENSE_KINDS)),
  /** Blocked by this rule, or, where none blocked, sent to review by it. */
  rule: manyOf(z.enum(RULE_NAMES)),
  /** Refused on this day or later, in the organisation's zone: by the rules, or by a person after review. */
  blockedFrom: dateParam,
  /** Paid entries that somebody asked to void and nobody has decided about. */
  voids: z.enum(['asked']).optional(),
  /** Kind of the product; `none` for an entry that names none. */
  productKind: manyOf(z.enum(PRODUCT_KINDS)),
  /** Short name of a general license that the last determination named, such as `GL 1C`. */
  generalLicense: z.string().trim().min(1).max(40).optional(),
  /** Near misses (lib/ledger/payments/list/conduct-filter.ts): passed with next to nothing left, or blocked by next to nothing. */
  near: z.enum(NEAR_MISSES).optional(),
  /** Went through a review: in any way, cleared, refused, or after a long wait. */
  reviewed: z.enum(REVIEWED).optional(),
  /** Entered after the payment date, or after the end of its year. */
  entered: z.enum(ENTERED).optional(),
  /** Entered in the place of another entry. */
  correction: z.enum(['yes']).optional(),
  recordedBy: idParam,
  /** Part of the reference, payee, company, license number or note. */
  q: searchText,
  sort: z.enum(PAYMENT_SORTS).default('newest'),
  after: placeParam,
  before: placeParam,
})

const listOf = <Schema extends typeof fields>(schema: Schema): Schema =>
  withCursorsOf(withDays(schema), ({ sort }) => (sort === 'largest' ? 'integer' : 'date'))

/** Filters, order and place of the payments list: one schema for the page, its filter bar and its export. */
export const paymentListSchema = listOf(fields)

/** The same for the page, with the payment that is open beside the list. */
export const paymentPageSchema = listOf(fields.extend({ peek: idParam }))

export type PaymentListParams = z.output<typeof paymentListSchema>
