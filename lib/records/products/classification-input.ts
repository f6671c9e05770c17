import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import { BASIS_IDS, type BasisId } from '@/lib/compliance/law/schema'
import { asTyped, optionalLine, recordId } from '@/lib/kernel/text'
import { optionalTypedDate, typedDate } from '@/lib/kernel/typed-date'
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
  context.addIssue({ code: 'custom', message: `${typed} is not in the form of an ECCN, such as 5A992.c or EAR99` })
  return z.NEVER
})

const shape = {
  eccn: eccnText,
  licenseException: z.enum(['', ...LICENSE_EXCEPTIONS], 'Choose a license exception from the list').default(''),
  commerceLicenseNumber: optionalLine('the Commerce license number', 100),
  massMarket: z
    .enum(['on', 'true'])
    .optional()
    .transform((value) => value !== undefined),
  evidence: asTyped('the evidence', 2000),
  basis: z.enum(['', ...BASIS_IDS], 'Choose a basis from the list').default(''),
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
 * A classification of a product that exists. What is doubtful is recorded: the Commerce rule sends its payments to
 * review.
 */
export const classificationInput = z.object({
  ...shape,
  id: recordId('There is no such product'),
  eccn: eccnText.refine((eccn) => eccn !== '', 'Enter the ECCN, such as 5A992.c or EAR99'),
  validFrom: typedDate(),
})

/** The first classification, entered with the product or left for later: all of it empty, or an ECCN with its date. */
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
    if (!eccn) issue(context, 'eccn', 'Enter the ECCN, or leave the whole classification for later')
    if (!validFrom) issue(context, 'validFrom', 'Enter the date the classification holds from')
    return z.NEVER
  })

const issue = (context: z.RefinementCtx, field: string, message: string) =>
  context.addIssue({ code: 'custom', path: [field], message })

/** A classification as its audit events tell it. */
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
