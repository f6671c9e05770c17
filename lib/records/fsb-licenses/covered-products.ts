import 'server-only'
import type { Transaction } from '@/lib/database/db'
import type { Refusal } from '@/lib/kernel/result'
import { LICENSE_MESSAGES } from '@/lib/records/messages'

export type CoveredProduct = { id: string; name: string; model: string }

/**
 * The products with these ids, by name; or the refusal when one of them is archived or belongs to another company.
 * Those in `linked` may be archived, because the license already covers them.
 */
export async function coveredProducts(
  transaction: Transaction,
  {
    companyId,
    productIds,
    linked = [],
  }: { companyId: string; productIds: readonly string[]; linked?: readonly string[] },
): Promise<{ products: CoveredProduct[] } | { refusal: Refusal }> {
  const found = await transaction.product.findMany({
    where: { companyId, id: { in: [...productIds] } },
    select: { id: true, name: true, model: true, archivedAt: true },
    orderBy: [{ name: 'asc' }, { model: 'asc' }, { id: 'asc' }],
  })
  if (found.length < productIds.length) return invalid(LICENSE_MESSAGES.foreignProduct)
  const archived = found.find(({ id, archivedAt }) => archivedAt && !linked.includes(id))
  if (archived) return invalid(LICENSE_MESSAGES.archivedProduct(archived.name))
  return { products: found.map(({ id, name, model }) => ({ id, name, model })) }
}

/** `Beacon 5, B5-2` or `Beacon 5`: the title of a product in a list. */
export const productTitle = ({ name, model }: { name: string; model: string }): string =>
  model ? `${name}, ${model}` : name

const invalid = (message: string): { refusal: Refusal } => ({
  refusal: { kind: 'invalid', message, fieldErrors: { productIds: message } },
})

/** The rows that link a license to its products. */
export const linkRows = (fsbLicenseId: string, productIds: readonly string[]) =>
  productIds.map((productId) => ({ table: 'fsb_license_product', id: `${fsbLicenseId} ${productId}` }))
