import 'server-only'
import { audited, type LedgerRow, type NewAuditEvent } from '@/lib/audit/audited'
import type { Transaction } from '@/lib/database/db'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { coveredProducts, linkRows, productTitle } from './covered-products'
import type { LicenseProduct } from './fsb-license-input'

type Linked = { id: string; number: string; product: string }

/**
 * Adds one product to what a license covers. Refuses a product of another company, an archived one, and a license that
 * covers it already.
 */
export async function linkProduct(actor: Actor, { id, productId }: LicenseProduct): Promise<Outcome<Linked>> {
  if (!can(actor.role, 'fsb-licenses:write')) return refused(roleRefusal(actor))
  return audited<Linked>(async (transaction) => {
    const license = await takeLicense(transaction, id)
    if ('refusal' in license) return license
    const before = await titlesOf(transaction, id)
    const covered = await coveredProducts(transaction, { companyId: license.companyId, productIds: [productId] })
    if ('refusal' in covered) return { refusal: onProductField(covered.refusal) }
    const link = { companyId: license.companyId, fsbLicenseId: id, productId }
    const { count } = await transaction.fsbLicenseProduct.createMany({ data: [link], skipDuplicates: true })
    const product = covered.products.map(productTitle).join()
    if (count === 0) return { refusal: onProductField(`${license.number} covers ${product} already`) }
    return changed(transaction, actor, license, { product, before, rows: linkRows(id, [productId]) })
  })
}

/** Takes one product from what a license covers. Payments that were made for it keep naming it. */
export async function unlinkProduct(actor: Actor, { id, productId }: LicenseProduct): Promise<Outcome<Linked>> {
  if (!can(actor.role, 'fsb-licenses:write')) return refused(roleRefusal(actor))
  return audited<Linked>(async (transaction) => {
    const license = await takeLicense(transaction, id)
    if ('refusal' in license) return license
    const before = await titlesOf(transaction, id)
    const product = await transaction.product.findUnique({ where: { id: productId } })
    const { count } = await transaction.fsbLicenseProduct.deleteMany({ where: { fsbLicenseId: id, productId } })
    if (!product || count === 0) {
      return { refusal: { kind: 'conflict', says: `${license.number} does not cover this product any more` } }
    }
    return changed(transaction, actor, license, { product: productTitle(product), before, rows: [] })
  })
}

type License = { id: string; number: string; companyId: string; archived: boolean }

async function takeLicense(transaction: Transaction, id: string): Promise<License | { refusal: Refusal }> {
  const [license] = await transaction.$queryRaw<License[]>`
    UPDATE fsb_license SET version = version + 1 WHERE id = ${id}::uuid
    RETURNING id, number, company_id AS "companyId", archived_at IS NOT NULL AS archived`
  if (!license) return { refusal: { kind: 'not_found', says: 'There is no such FSB license' } }
  if (!license.archived) return license
  return { refusal: { kind: 'conflict', says: `${license.number} is archived. Restore it before you change it` } }
}

async function titlesOf(transaction: Transaction, fsbLicenseId: string): Promise<string[]> {
  const links = await transaction.fsbLicenseProduct.findMany({
    where: { fsbLicenseId },
    select: { product: { select: { name: true, model: true } } },
  })
  return links.map(({ product }) => productTitle(product)).toSorted()
}

async function changed(
  transaction: Transaction,
  actor: Actor,
  { id, number, companyId }: License,
  { product, before, rows }: { product: string; before: string[]; rows: LedgerRow[] },
) {
  const after = await titlesOf(transaction, id)
  const about = { actorId: actor.id, targetKind: 'fsb-license', targetId: id, targetName: number, companyId }
  const event = {
    ...about,
    verb: 'fsb-license.edited' as const,
    before: { products: before },
    after: { products: after },
    rows,
  } satisfies NewAuditEvent
  return { value: { id, number, product }, events: [event] as [typeof event] }
}

const onProductField = (why: Refusal | string): Refusal => {
  const says = typeof why === 'string' ? why : why.says
  return { kind: 'invalid', says, fieldErrors: { productId: says } }
}
