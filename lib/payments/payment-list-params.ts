import { z } from 'zod'
import { readDate } from '@/lib/calendar'
import { searchText } from '@/lib/list-fields'
import { readCursor } from '@/lib/list-params'
import { GENERAL_LICENSES } from '@/lib/rules/general-licenses'
import type { RuleName } from '@/lib/rules/types'
import { RULE_TITLES } from '@/lib/rules/words'
import { PAYEE_KINDS } from './form/payment-input'
import { PAYMENT_STATES } from './payment-states'

const date = z.string().transform((text, context) => {
  const read = readDate(text)
  if (read.ok) return read.date
  context.addIssue({ code: 'custom', message: read.says })
  return z.NEVER
})

/** A place in the list: a payment date or an amount, and the id of the payment there. */
const place = z
  .string()
  .max(100)
  .refine((text) => {
    const cursor = readCursor(text)
    return cursor !== null && z.uuid().safeParse(cursor.id).success && (isDate(cursor.value) || isCents(cursor.value))
  })
  .optional()

/** Whether a place stands in an order by date. */
export const isDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && readDate(value).ok
/** Whether a place stands in an order by amount. */
export const isCents = (value: string): boolean => /^\d{1,10}$/.test(value)

const several = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === undefined ? undefined : [value].flat()), z.array(schema).max(20).optional())

/** The name of a payee, exactly as it stands in the payment. */
const payeeName = z
  .string()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u)

const PAYMENT_SORTS = ['newest', 'oldest', 'largest'] as const
export const LICENSE_KINDS = ['notification', 'permit', 'import_license', 'certification'] as const
const PRODUCT_KINDS = ['consumer_device', 'consumer_software', 'other_it', 'none'] as const
export const NEAR_MISSES = ['within', 'over'] as const
export const REVIEWED = ['any', 'decided', 'cleared', 'refused', 'waited'] as const
export const ENTERED = ['after_payment', 'after_year'] as const
const RULE_NAMES = Object.keys(RULE_TITLES) as [RuleName, ...RuleName[]]

/** Filters, order and place of the payments list: one schema for the page, its filter bar and its export. */
export const paymentListSchema = z.object({
  /** Calendar year of the payment date. */
  year: z.coerce.number().int().min(2016).max(2100).optional(),
  state: several(z.enum(PAYMENT_STATES)),
  company: z.uuid().optional(),
  license: z.uuid().optional(),
  product: z.uuid().optional(),
  from: date.optional(),
  to: date.optional(),
  payee: several(z.enum(PAYEE_KINDS)),
  /** Paid to somebody of exactly one of these names. */
  payeeName: several(payeeName),
  /** Paid to anybody but those of these names. */
  otherPayees: several(payeeName),
  kind: several(z.enum(LICENSE_KINDS)),
  /** Blocked by this rule, or, where none blocked, sent to review by it. */
  rule: several(z.enum(RULE_NAMES)),
  /** Refused on this day or later, in the organisation's zone: by the rules, or by a person after review. */
  blockedFrom: date.optional(),
  /** Paid entries that somebody asked to void and nobody has decided about. */
  voids: z.enum(['asked']).optional(),
  /** Kind of the product; `none` for an entry that names none. */
  productKind: several(z.enum(PRODUCT_KINDS)),
  /** Short name of a general license that the last determination named, such as `GL 1C`. */
  generalLicense: z.enum(GENERAL_LICENSES.map(({ shortName }) => shortName)).optional(),
  /** Near misses (lib/payments/conduct-filter.ts): passed with next to nothing left, or blocked by next to nothing. */
  near: z.enum(NEAR_MISSES).optional(),
  /** Went through a review: in any way, cleared, refused, or after a long wait. */
  reviewed: z.enum(REVIEWED).optional(),
  /** Entered after the payment date, or after the end of its year. */
  entered: z.enum(ENTERED).optional(),
  /** Entered in the place of another entry. */
  correction: z.enum(['yes']).optional(),
  recordedBy: z.uuid().optional(),
  /** Part of the reference, payee, company, license number or note. */
  q: searchText,
  sort: z.enum(PAYMENT_SORTS).default('newest'),
  after: place,
  before: place,
})

export type PaymentListParams = z.output<typeof paymentListSchema>
