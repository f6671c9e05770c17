import 'server-only'
import { randomUUID } from 'node:crypto'
import { audited, type NewAuditEvent } from '@/lib/audit/events/audited'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { refuseDoubtfulPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { productTexts } from '@/lib/records/record-screening/record-texts'
import { classificationFacts } from './classification-input'
import { classificationRow } from './classify-product'
import { companyRefusal, sameProduct } from './product-guard'
import { type ProductInput, productFacts } from './product-input'

type Created = { id: string; name: string }

/**
 * Adds a product to an active company, with its first classification if known. Refuses an unknown or archived company,
 * a name and model that the company already has, and a place in doubt until it was confirmed; it is then saved with a
 * screening case.
 */
export async function createProduct(actor: Actor, input: ProductInput): Promise<Result<Created>> {
  if (!can(actor.role, 'products:write')) return err(roleRefusal(actor))
  const inDoubt = textsInDoubt(productTexts(input))
  const question = refuseDoubtfulPlaces(inDoubt, input)
  if (question) return err(question)
  return audited<Created>(async (transaction) => {
    const refusal = (await companyRefusal(transaction, input.companyId)) ?? (await sameProduct(transaction, input))
    if (refusal) return { refusal }
    const { classification, companyId } = input
    const id = randomUUID()
    await transaction.product.create({ data: { id, companyId, ...productFacts(input) } })
    await openRecordCases(transaction, actor, { kind: 'product', id, name: input.name, companyId }, inDoubt)
    const about = { actorId: actor.id, targetKind: 'product', targetId: id, targetName: input.name, companyId }
    const created: NewAuditEvent = { ...about, verb: 'product.created', after: productFacts(input) }
    if (!classification) return { value: { id, name: input.name }, events: [created] }
    const row = await transaction.productClassification.create({ data: classificationRow(id, classification) })
    const classified: NewAuditEvent = {
      ...about,
      verb: 'product.classified',
      after: classificationFacts(classification),
      rows: [{ table: 'product_classification', id: row.id }],
    }
    return { value: { id, name: input.name }, events: [created, classified] }
  })
}
