import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import { asTyped, optionalLine, reason, recordId, requiredLine } from '@/lib/kernel/text'
import { placesSeenField } from '@/lib/records/record-screening/places-seen-field'
import { firstClassification } from './classification-input'
import { PRODUCT_KINDS } from './product-choices'

const NO_SUCH_PRODUCT = 'There is no such product'

/**
 * HS or TN VED: 4 digits of a heading to 10 of a national line, typed with or without spaces and points; kept as
 * 8517.13.00.
 */
const hsCode = optionalLine('the HS / TN VED code', 30)
  .transform((typed) => typed.replace(/[\s.]/g, ''))
  .refine((code) => code === '' || /^\d{4,10}$/.test(code), 'Enter the code as 4 to 10 digits, such as 8517.13.00')
  .transform((code) => [code.slice(0, 4), ...(code.slice(4).match(/\d{1,2}/g) ?? [])].join('.'))

const fields = {
  name: requiredLine('the name of the product'),
  model: optionalLine('the model', 100),
  manufacturer: requiredLine('the manufacturer'),
  kind: z.enum(PRODUCT_KINDS, 'Choose the kind of product'),
  hsCode,
  notes: asTyped('the notes', 5000),
  ...placesSeenField,
}

/** What a person enters about a new product of a company. */
export const productInput = z.object({
  ...fields,
  companyId: recordId('Choose a company'),
  classification: firstClassification.prefault({}),
})
export type ProductInput = z.output<typeof productInput>

/** A product that exists: its company never changes, and its classifications are added, not edited. */
export const productEdit = z.object({ ...fields, id: recordId(NO_SUCH_PRODUCT), version: z.coerce.number().int() })
export type ProductEdit = z.output<typeof productEdit>

/** A product to archive or to restore, and why. */
export const productReason = z.object({ id: recordId(NO_SUCH_PRODUCT), reason: reason() })
export type ProductReason = z.output<typeof productReason>

type Described = {
  name: string
  model: string
  manufacturer: string
  kind: (typeof PRODUCT_KINDS)[number]
  hsCode: string
  notes: string
}

/** A product as its audit events tell it; also its columns. */
export const productFacts = ({ name, model, manufacturer, kind, hsCode: code, notes }: Described) =>
  ({ name, model, manufacturer, kind, hsCode: code, notes }) satisfies EventFacts
