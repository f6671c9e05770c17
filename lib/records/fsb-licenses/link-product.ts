import 'server-only'
import { audited, type LedgerRow, type NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LICENSE_MESSAGES } from '@/lib/records/messages'
import { coveredProducts, linkRows, productTitle } from './covered-products'
import type { LicenseProduct } from './fsb-license-input'

type Linked = { id: string; number: string; product: string }

/**
 * Links one product to a license. Refuses a product of another company, an archived one, and a license that already
 * covers it.
 */
export async function linkProduct(actor: Actor, { id, productId }: LicenseProduct): Promise<Result<Linked>> {
  if (!can(actor.role, 'fsb-licenses:write')) return err(roleRefusal(actor))
  return audited<Linked>(async (transaction) => {
    const license = await takeLicense(transaction, id)
    if ('refusal' in license) return license
    const before = await titlesOf(transaction, id)
    const covered = await coveredProducts(transaction, { companyId: license.companyId, productIds: [productId] })
    if ('refusal' in covered) return { refusal: onProductField(covered.refusal) }
    const link = { companyId: license.companyId, fsbLicenseId: id, productId }
    const { count } = await transaction.fsbLicenseProduct.createMany({ data: [link], skipDuplicates: true })
    const product = covered.products.map(productTitle).join()
    if (count === 0) return { refusal: onProductField(LICENSE_MESSAGES.alreadyCovered(license.number, product)) }
    return changed(transaction, actor, license, { product, before, rows: linkRows(id, [productId]) })
  })
}

/** Unlinks one product from a license. Payments that name it stay as they are. */
export async function unlinkProduct(actor: Actor, { id, productId }: LicenseProduct): Promise<Result<Linked>> {
  if (!can(actor.role, 'fsb-licenses:write')) return err(roleRefusal(actor))
  return audited<Linked>(async (transaction) => {
    const license = await takeLicense(transaction, id)
    if ('refusal' in license) return license
    const before = await titlesOf(transaction, id)
    const product = await transaction.product.findUnique({ where: { id: productId } })
    const { count } = await transaction.fsbLicenseProduct.deleteMany({ where: { fsbLicenseId: id, productId } })
    if (!product || count === 0) {
      return { refusal: { kind: 'conflict', message: LICENSE_MESSAGES.notCovered(license.number) } }
    }
    return changed(transaction, actor, license, {
      product: productTitle(product),
      before,
      rows: linkRows(id, [productId]),
    })
  })
}

type License = { id: string; number: string; companyId: string; archived: boolean }

async function takeLicense(transaction: Transaction, id: string): Promise<License | { refusal: Refusal }> {
  const [license] = await transaction.$queryRaw<License[]>`
    UPDATE fsb_license SET version = version + 1 WHERE id = ${id}::uuid
    RETURNING id, number, company_id AS "companyId", archived_at IS NOT NULL AS archived`
  if (!license) return { refusal: { kind: 'not_found', message: LICENSE_MESSAGES.unknown } }
  if (!license.archived) return license
  return { refusal: { kind: 'conflict', message: LICENSE_MESSAGES.archivedBeforeChange(license.number) } }
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
  const message = typeof why === 'string' ? why : why.message
  return { kind: 'invalid', message, fieldErrors: { productId: message } }
}
