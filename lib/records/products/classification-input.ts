import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/events/audited'
import { BASIS_IDS, type BasisId } from '@/lib/compliance/law/schema'
import { multilineText, optionalLine, recordId } from '@/lib/kernel/text'
import { optionalTypedDate, typedDate } from '@/lib/kernel/typed-date'
import { PRODUCT_MESSAGES } from '@/lib/records/messages'
import { LICENSE_EXCEPTIONS } from './product-choices'

const ECCN = /^\d[A-E]\d{3}(\.[a-z](\.\d{1,2}(\.[a-z](\.\d{1,2})?)?)?)?$/

/** An ECCN as the Commerce Control List writes it: `5A992.c` for 5a992.C. */
function foldedEccn(typed: string): string {
  const compact = typed.replace(/\s/g, '')
  const [head = '', ...paragraphs] = compact.split('.')
  return [head.toUpperCase(), ...paragraphs.map((part) => part.toLowerCase())].join('.')
}

const eccnText = optionalLine('the ECCN', 30).transform((typed, context) => {
  const eccn = foldedEccn(typed)
  if (eccn === '' || eccn === 'EAR99' || ECCN.test(eccn)) return eccn
  context.addIssue({ code: 'custom', message: PRODUCT_MESSAGES.eccnInvalid(typed) })
  return z.NEVER
})

const shape = {
  eccn: eccnText,
  licenseException: z.enum(['', ...LICENSE_EXCEPTIONS], PRODUCT_MESSAGES.licenseExceptionUnknown).default(''),
  commerceLicenseNumber: optionalLine('the Commerce license number', 100),
  massMarket: z
    .enum(['on', 'true'])
    .optional()
    .transform((value) => value !== undefined),
  evidence: multilineText('the evidence', 2000),
  basis: z.enum(['', ...BASIS_IDS], PRODUCT_MESSAGES.basisUnknown).default(''),
  basisNote: optionalLine('the reason', 300),
  endUserClass: optionalLine('the class of end user', 80),
}

export type ClassificationInput = {
  eccn: string
  licenseException: string
  commerceLicenseNumber: string
  massMarket: boolean
  evidence: string
  basis: '' | BasisId
  basisNote: string
  endUserClass: string
  validFrom: string
}

/**
 * The input of a classification of an existing product. A doubtful one is accepted: the Commerce rule sends its
 * payments to review.
 */
export const classificationInput = z.object({
  ...shape,
  id: recordId(PRODUCT_MESSAGES.unknown),
  eccn: eccnText.refine((eccn) => eccn !== '', PRODUCT_MESSAGES.eccnMissing),
  validFrom: typedDate(),
})

/** The first classification, entered with the product or omitted: every field empty, or an ECCN with its date. */
export const firstClassification = z
  .object({ ...shape, validFrom: optionalTypedDate() })
  .transform((given, context): ClassificationInput | null => {
    const { eccn, validFrom } = given
    const anything =
      eccn ||
      validFrom ||
      given.licenseException ||
      given.commerceLicenseNumber ||
      given.massMarket ||
      given.evidence ||
      given.basis
    if (!anything) return null
    if (eccn && validFrom) return { ...given, eccn, validFrom }
    if (!eccn) issue(context, 'eccn', PRODUCT_MESSAGES.eccnMissingOfNew)
    if (!validFrom) issue(context, 'validFrom', PRODUCT_MESSAGES.validFromMissing)
    return z.NEVER
  })

const issue = (context: z.RefinementCtx, field: string, message: string) =>
  context.addIssue({ code: 'custom', path: [field], message })

/** The facts of a classification in its audit events. */
export const classificationFacts = (given: ClassificationInput): EventFacts => ({
  eccn: given.eccn,
  massMarket: given.massMarket,
  licenseException: given.licenseException,
  commerceLicenseNumber: given.commerceLicenseNumber,
  evidence: given.evidence,
  basis: given.basis,
  basisNote: given.basisNote,
  endUserClass: given.endUserClass,
  validFrom: given.validFrom,
})
