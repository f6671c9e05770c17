import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/events/audited'
import { multilineText, optionalLine, reason, recordId, requiredLine } from '@/lib/kernel/text'
import { PRODUCT_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { placesSeenField } from '@/lib/records/record-screening/places-seen-field'
import { firstClassification } from './classification-input'
import { PRODUCT_KINDS } from './product-choices'

/**
 * HS or TN VED: from 4 digits of a heading to 10 of a national line, typed with or without spaces and points; stored as
 * 8517.13.00.
 */
const hsCode = optionalLine('the HS / TN VED code', 30)
  .transform((typed) => typed.replace(/[\s.]/g, ''))
  .refine((code) => code === '' || /^\d{4,10}$/.test(code), PRODUCT_MESSAGES.hsCodeInvalid)
  .transform((code) => [code.slice(0, 4), ...(code.slice(4).match(/\d{1,2}/g) ?? [])].join('.'))

const fields = {
  name: requiredLine('the name of the product'),
  model: optionalLine('the model', 100),
  manufacturer: requiredLine('the manufacturer'),
  kind: z.enum(PRODUCT_KINDS, PRODUCT_MESSAGES.kindMissing),
  hsCode,
  notes: multilineText('the notes', 5000),
  ...placesSeenField,
}

/** The input of a new product of a company. */
export const productInput = z.object({
  ...fields,
  companyId: recordId(RECORD_MESSAGES.companyMissing),
  classification: firstClassification.prefault({}),
})
export type ProductInput = z.output<typeof productInput>

/** The input of an existing product: its company never changes, and its classifications are added, not edited. */
export const productEdit = z.object({
  ...fields,
  id: recordId(PRODUCT_MESSAGES.unknown),
  version: z.coerce.number().int(),
})
export type ProductEdit = z.output<typeof productEdit>

/** A product to archive or to restore, with the reason. */
export const productReason = z.object({ id: recordId(PRODUCT_MESSAGES.unknown), reason: reason() })
export type ProductReason = z.output<typeof productReason>

type Described = {
  name: string
  model: string
  manufacturer: string
  kind: (typeof PRODUCT_KINDS)[number]
  hsCode: string
  notes: string
}

/** The facts of a product in its audit events, which are also its columns. */
export const productFacts = ({ name, model, manufacturer, kind, hsCode: code, notes }: Described) =>
  ({ name, model, manufacturer, kind, hsCode: code, notes }) satisfies EventFacts
