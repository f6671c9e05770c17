import 'server-only'
import type { Transaction } from '@/lib/database/db'
import type { Refusal } from '@/lib/kernel/outcome'

/**
 * Takes the company of a product for this transaction, so that it cannot be archived meanwhile and two products of one
 * name cannot be entered at once. Answers the refusal of the field, or null.
 */
export async function companyRefusal(transaction: Transaction, companyId: string): Promise<Refusal | null> {
  const [company] = await transaction.$queryRaw<{ name: string; archived: boolean }[]>`
    SELECT name, archived_at IS NOT NULL AS archived FROM company WHERE id = ${companyId}::uuid FOR NO KEY UPDATE`
  if (!company) return invalid('companyId', 'There is no such company. Choose one from the list')
  if (company.archived)
    return invalid('companyId', `${company.name} is archived. Restore it, or choose another company`)
  return null
}

/**
 * Refuses a second active product of the same name and model in one company; capitals make no difference. Needs the
 * company taken.
 */
export async function sameProduct(
  transaction: Transaction,
  product: { companyId: string; name: string; model: string; exceptId?: string },
): Promise<Refusal | null> {
  const [same] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM product WHERE company_id = ${product.companyId}::uuid AND archived_at IS NULL AND lower(name) = lower(${product.name})
      AND lower(model) = lower(${product.model}) AND id IS DISTINCT FROM ${product.exceptId ?? null}::uuid LIMIT 1`
  if (!same) return null
  const named = product.model ? `${product.name}, model ${product.model}` : product.name
  return invalid('name', `This company has a product ${named} already`)
}

const invalid = (field: string, says: string): Refusal => ({ kind: 'invalid', says, fieldErrors: { [field]: says } })
