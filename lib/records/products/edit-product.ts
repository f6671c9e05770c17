import 'server-only'
import { audited } from '@/lib/audit/audited'
import { changedFields } from '@/lib/audit/changed-fields'
import { MERGED_IN_FORM, OVERTAKEN, overtaken } from '@/lib/audit/record-history'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { askAboutPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { productTexts } from '@/lib/records/record-screening/record-texts'
import { sameProduct } from './product-guard'
import { type ProductEdit, productFacts } from './product-input'

type Edited = { id: string; name: string; changed: boolean }

/**
 * Changes what is known about a product; its classifications are added by classify-product.ts. Refuses an unknown or
 * archived product, a name and model the company has already, a place in doubt until it was seen, and a form that
 * somebody else overtook. Saving what is
 * there already writes nothing.
 */
export async function editProduct(actor: Actor, input: ProductEdit): Promise<Outcome<Edited>> {
  if (!can(actor.role, 'products:write')) return refused(roleRefusal(actor))
  const current = await db.product.findUnique({ where: { id: input.id } })
  if (!current) return refused({ kind: 'not_found', says: 'There is no such product' })
  if (current.archivedAt) {
    return refused({ kind: 'conflict', says: `${current.name} is archived. Restore it before you edit it` })
  }
  if (current.version !== input.version) return refused(await overtaken('product', current.id, MERGED_IN_FORM))
  const changes = changedFields(productFacts(current), productFacts(input))
  if (!changes) return done({ id: current.id, name: current.name, changed: false })
  const inDoubt = textsInDoubt(productTexts(input), productTexts(current))
  const question = askAboutPlaces(inDoubt, input)
  if (question) return refused(question)
  const { companyId } = current
  const outcome = await audited<Edited>(async (transaction) => {
    await transaction.$executeRaw`SELECT FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
    const refusal = await sameProduct(transaction, { ...input, companyId, exceptId: current.id })
    if (refusal) return { refusal }
    const { count } = await transaction.product.updateMany({
      where: { id: current.id, version: input.version, archivedAt: null },
      data: { ...productFacts(input), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: OVERTAKEN }
    const record = { kind: 'product', id: current.id, name: input.name, companyId } as const
    await openRecordCases(transaction, actor, record, inDoubt)
    return {
      value: { id: current.id, name: input.name, changed: true },
      events: [
        {
          actorId: actor.id,
          verb: 'product.edited',
          targetKind: 'product',
          targetId: current.id,
          targetName: current.name,
          companyId,
          ...changes,
        },
      ],
    }
  })
  return !outcome.ok && outcome.refusal === OVERTAKEN
    ? refused(await overtaken('product', current.id, MERGED_IN_FORM))
    : outcome
}
