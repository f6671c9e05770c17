import 'server-only'
import type { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { BASIS_IDS } from '@/lib/compliance/law/schema'
import { fromDateColumn, toDateColumn } from '@/lib/kernel/calendar'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type ClassificationInput, classificationFacts, type classificationInput } from './classification-input'

type Classified = { id: string; name: string }

/**
 * Adds a classification that holds from a date on. It is a new row and the older ones stay as they are, so that a
 * payment keeps the classification it was decided by. Refuses an unknown or archived product.
 */
export async function classifyProduct(
  actor: Actor,
  { id, ...given }: z.output<typeof classificationInput>,
): Promise<Outcome<Classified>> {
  if (!can(actor.role, 'products:write')) return refused(roleRefusal(actor))
  return audited<Classified>(async (transaction) => {
    const product = await transaction.product.findUnique({
      where: { id },
      include: {
        classifications: { orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }], take: 1 },
      },
    })
    if (!product) return { refusal: { kind: 'not_found', says: 'There is no such product' } }
    if (product.archivedAt) {
      return { refusal: { kind: 'conflict', says: `${product.name} is archived. Restore it before you classify it` } }
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

/** A basis as it was stored; one that this release does not know reads as none. */
const basisOf = (stored: string | null): ClassificationInput['basis'] => BASIS_IDS.find((id) => id === stored) ?? ''

/** A classification as its row. */
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
