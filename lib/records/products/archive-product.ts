import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { PRODUCT_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { sameProduct } from './product-guard'
import type { ProductReason } from './product-input'

type Answer = { id: string; name: string }

/** Removes a product from the choices for new entries; its payments, classifications and licenses stay. */
export async function archiveProduct(actor: Actor, { id, reason }: ProductReason): Promise<Result<Answer>> {
  if (!can(actor.role, 'products:write')) return err(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    const product = await transaction.product.findUnique({ where: { id } })
    if (!product) return { refusal: unknownProduct }
    const { count } = await transaction.product.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyArchived(product.name) } }
    return {
      value: { id, name: product.name },
      events: [{ ...eventOf(actor, product), verb: 'product.archived', reason }],
    }
  })
}

/**
 * Restores an archived product. Refuses when its company has another active product with that name and model.
 */
export async function restoreProduct(actor: Actor, { id, reason }: ProductReason): Promise<Result<Answer>> {
  if (!can(actor.role, 'products:write')) return err(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    const product = await transaction.product.findUnique({ where: { id } })
    if (!product) return { refusal: unknownProduct }
    await transaction.$executeRaw`SELECT FROM company WHERE id = ${product.companyId}::uuid FOR NO KEY UPDATE`
    const same = await sameProduct(transaction, { ...product, exceptId: id })
    if (same) return { refusal: { kind: 'conflict', message: PRODUCT_MESSAGES.nameTakenMeanwhile(same.message) } }
    const { count } = await transaction.product.updateMany({
      where: { id, archivedAt: { not: null } },
      data: { archivedAt: null, version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyActive(product.name) } }
    return {
      value: { id, name: product.name },
      events: [{ ...eventOf(actor, product), verb: 'product.restored', reason }],
    }
  })
}

const unknownProduct: Refusal = { kind: 'not_found', message: PRODUCT_MESSAGES.unknown }

const eventOf = (actor: Actor, { id, name, companyId }: Answer & { companyId: string }) => ({
  actorId: actor.id,
  targetKind: 'product',
  targetId: id,
  targetName: name,
  companyId,
})
