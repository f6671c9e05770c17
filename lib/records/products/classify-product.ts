import 'server-only'
import type { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { BASIS_IDS } from '@/lib/compliance/law/schema'
import { fromDateColumn, toDateColumn } from '@/lib/kernel/calendar'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { PRODUCT_MESSAGES } from '@/lib/records/messages'
import { type ClassificationInput, classificationFacts, type classificationInput } from './classification-input'

type Classified = { id: string; name: string }

/**
 * Adds a classification that takes effect on a date. It is a new row and earlier ones stay, so that a payment keeps the
 * classification it was decided by. Refuses an unknown or archived product.
 */
export async function classifyProduct(
  actor: Actor,
  { id, ...given }: z.output<typeof classificationInput>,
): Promise<Result<Classified>> {
  if (!can(actor.role, 'products:write')) return err(roleRefusal(actor))
  return audited<Classified>(async (transaction) => {
    const product = await transaction.product.findUnique({
      where: { id },
      include: {
        classifications: { orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }], take: 1 },
      },
    })
    if (!product) return { refusal: { kind: 'not_found', message: PRODUCT_MESSAGES.unknown } }
    if (product.archivedAt) {
      return { refusal: { kind: 'conflict', message: PRODUCT_MESSAGES.archivedBeforeClassifying(product.name) } }
    }
    const row = await transaction.productClassification.create({ data: classificationRow(id, given) })
    const [latest] = product.classifications
    const before = latest && {
      ...latest,
      licenseException: latest.licenseException ?? '',
      commerceLicenseNumber: latest.commerceLicenseNumber ?? '',
      basis: basisOf(latest.basis),
      endUserClass: latest.endUserClass ?? '',
      validFrom: fromDateColumn(latest.validFrom),
    }
    return {
      value: { id, name: product.name },
      events: [
        {
          actorId: actor.id,
          verb: 'product.classified',
          targetKind: 'product',
          targetId: id,
          targetName: product.name,
          companyId: product.companyId,
          ...(before && { before: classificationFacts(before) }),
          after: classificationFacts(given),
          rows: [{ table: 'product_classification', id: row.id }],
        },
      ],
    }
  })
}

/** A stored basis; none when this release does not have it. */
const basisOf = (stored: string | null): ClassificationInput['basis'] => BASIS_IDS.find((id) => id === stored) ?? ''

/** The columns of a classification. */
export const classificationRow = (productId: string, given: ClassificationInput) => ({
  productId,
  eccn: given.eccn,
  licenseException: given.licenseException || null,
  commerceLicenseNumber: given.commerceLicenseNumber || null,
  massMarket: given.massMarket,
  evidence: given.evidence,
  basis: given.basis || null,
  basisNote: given.basisNote,
  endUserClass: given.endUserClass || null,
  validFrom: toDateColumn(given.validFrom),
})
