import 'server-only'
import type { Transaction } from '@/lib/database/db'
import type { Refusal } from '@/lib/kernel/result'
import { PRODUCT_MESSAGES } from '@/lib/records/messages'

/**
 * Locks the company of a product for this transaction, so that it cannot be archived in the meantime and two products
 * with one name cannot be entered simultaneously. Returns the refusal of the field, or null.
 */
export async function companyRefusal(transaction: Transaction, companyId: string): Promise<Refusal | null> {
  const [company] = await transaction.$queryRaw<{ name: string; archived: boolean }[]>`
    SELECT name, archived_at IS NOT NULL AS archived FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
  if (!company) return invalid('companyId', PRODUCT_MESSAGES.companyUnknown)
  if (company.archived) return invalid('companyId', PRODUCT_MESSAGES.companyArchived(company.name))
  return null
}

/**
 * Refuses a second active product with the same name and model in one company, regardless of case. The caller must have
 * locked the company.
 */
export async function sameProduct(
  transaction: Transaction,
  product: { companyId: string; name: string; model: string; exceptId?: string },
): Promise<Refusal | null> {
  const [same] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM product
    WHERE company_id = ${product.companyId}::uuid AND archived_at IS NULL AND lower(name) = lower(${product.name})
      AND lower(model) = lower(${product.model}) AND id IS DISTINCT FROM ${product.exceptId ?? null}::uuid LIMIT 1`
  if (!same) return null
  return invalid('name', PRODUCT_MESSAGES.nameTaken(product.name, product.model))
}

const invalid = (field: string, message: string): Refusal => ({
  kind: 'invalid',
  message,
  fieldErrors: { [field]: message },
})
