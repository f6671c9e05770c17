import 'server-only'
import type { Transaction } from '@/lib/database/db'
import type { Refusal } from '@/lib/kernel/outcome'

export type CoveredProduct = { id: string; name: string; model: string }

/**
 * The products of these ids that belong to the company, by name; or why one of them cannot be covered. `kept` may be
 * archived: they were linked before.
 */
export async function coveredProducts(
  transaction: Transaction,
  { companyId, productIds, kept = [] }: { companyId: string; productIds: readonly string[]; kept?: readonly string[] },
): Promise<{ products: CoveredProduct[] } | { refusal: Refusal }> {
  const found = await transaction.product.findMany({
    where: { companyId, id: { in: [...productIds] } },
    select: { id: true, name: true, model: true, archivedAt: true },
    orderBy: [{ name: 'asc' }, { model: 'asc' }, { id: 'asc' }],
  })
  if (found.length < productIds.length) return invalid('A product is not one of this company. Choose from the list')
  const archived = found.find(({ id, archivedAt }) => archivedAt && !kept.includes(id))
  if (archived) return invalid(`${archived.name} is archived. Restore it, or leave it out`)
  return { products: found.map(({ id, name, model }) => ({ id, name, model })) }
}

/** `Beacon 5, B5-2` or `Beacon 5`: a product in a list of them. */
export const productTitle = ({ name, model }: { name: string; model: string }): string =>
  model ? `${name}, ${model}` : name

const invalid = (says: string): { refusal: Refusal } => ({
  refusal: { kind: 'invalid', says, fieldErrors: { productIds: says } },
})

/** The rows that link a license to the products it covers. */
export const linkRows = (fsbLicenseId: string, productIds: readonly string[]) =>
  productIds.map((productId) => ({ table: 'fsb_license_product', id: `${fsbLicenseId} ${productId}` }))
