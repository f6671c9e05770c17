import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { MERGED_IN_FORM, OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { PRODUCT_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { refuseDoubtfulPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { productTexts } from '@/lib/records/record-screening/record-texts'
import { sameProduct } from './product-guard'
import { type ProductEdit, productFacts } from './product-input'

type Edited = { id: string; name: string; changed: boolean }

/**
 * Edits a product; its classifications are added by classify-product.ts. Refuses an unknown or archived product, a name
 * and model that the company already has, a place in doubt until it was confirmed, and an outdated form. Saving the
 * same values writes nothing.
 */
export async function editProduct(actor: Actor, input: ProductEdit): Promise<Result<Edited>> {
  if (!can(actor.role, 'products:write')) return err(roleRefusal(actor))
  const current = await db.product.findUnique({ where: { id: input.id } })
  if (!current) return err({ kind: 'not_found', message: PRODUCT_MESSAGES.unknown })
  if (current.archivedAt) {
    return err({ kind: 'conflict', message: RECORD_MESSAGES.archivedBeforeEdit(current.name) })
  }
  if (current.version !== input.version) return err(await overtaken('product', current.id, MERGED_IN_FORM))
  const changes = changedFields(productFacts(current), productFacts(input))
  if (!changes) return ok({ id: current.id, name: current.name, changed: false })
  const inDoubt = textsInDoubt(productTexts(input), productTexts(current))
  const question = refuseDoubtfulPlaces(inDoubt, input)
  if (question) return err(question)
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
    ? err(await overtaken('product', current.id, MERGED_IN_FORM))
    : outcome
}
