import 'server-only'
import { audited } from '@/lib/audit/audited'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { sameProduct } from './product-guard'
import type { ProductReason } from './product-input'

type Answer = { id: string; name: string }

/** Takes a product out of the choices for new entries; its payments, classifications and licenses stay. */
export async function archiveProduct(actor: Actor, { id, reason }: ProductReason): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'products:write')) return refused(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    const product = await transaction.product.findUnique({ where: { id } })
    if (!product) return { refusal: unknownProduct }
    const { count } = await transaction.product.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', says: `${product.name} is archived already` } }
    return {
      value: { id, name: product.name },
      events: [{ ...eventOf(actor, product), verb: 'product.archived', reason }],
    }
  })
}

/**
 * Brings an archived product back. Refuses when its company has another active product of that name and model by now.
 */
export async function restoreProduct(actor: Actor, { id, reason }: ProductReason): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'products:write')) return refused(roleRefusal(actor))
  return audited<Answer>(async (transaction) => {
    const product = await transaction.product.findUnique({ where: { id } })
    if (!product) return { refusal: unknownProduct }
    await transaction.$executeRaw`SELECT FROM company WHERE id = ${product.companyId}::uuid FOR NO KEY UPDATE`
    const same = await sameProduct(transaction, { ...product, exceptId: id })
    if (same) return { refusal: { kind: 'conflict', says: `${same.says}. Rename or archive that one first` } }
    const { count } = await transaction.product.updateMany({
      where: { id, archivedAt: { not: null } },
      data: { archivedAt: null, version: { increment: 1 } },
    })
    if (count === 0) return { refusal: { kind: 'conflict', says: `${product.name} is active already` } }
    return {
      value: { id, name: product.name },
      events: [{ ...eventOf(actor, product), verb: 'product.restored', reason }],
    }
  })
}

const unknownProduct: Refusal = { kind: 'not_found', says: 'There is no such product' }

const eventOf = (actor: Actor, { id, name, companyId }: Answer & { companyId: string }) => ({
  actorId: actor.id,
  targetKind: 'product',
  targetId: id,
  targetName: name,
  companyId,
})
