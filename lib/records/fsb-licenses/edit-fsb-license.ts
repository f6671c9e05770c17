import 'server-only'
import { audited, type Change } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { MERGED_IN_FORM, OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { fromDateColumn } from '@/lib/kernel/calendar'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LICENSE_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { refuseDoubtfulPlaces, type TextInDoubt, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { licenseTexts } from '@/lib/records/record-screening/record-texts'
import { coveredProducts, linkRows, productTitle } from './covered-products'
import { licenseColumns, numberTaken } from './create-fsb-license'
import { type LicenseEdit, licenseFacts } from './fsb-license-input'
import { askAboutNumber, sharedNumberEvents } from './same-number'

type Edited = { id: string; number: string; changed: boolean }

/**
 * Edits an FSB license and the products it covers; the event has the changed facts before and after. Refuses an unknown
 * or archived license, a product of another company, a number that the company already has, a new number that another
 * company has until a reason is given, a place in doubt until it was confirmed, and an outdated form.
 */
export async function editFsbLicense(actor: Actor, input: LicenseEdit): Promise<Result<Edited>> {
  if (!can(actor.role, 'fsb-licenses:write')) return err(roleRefusal(actor))
  const current = await readLicense(input.id)
  if (!current) return err({ kind: 'not_found', message: LICENSE_MESSAGES.unknown })
  const { license } = current
  if (license.archivedAt) {
    return err({ kind: 'conflict', message: RECORD_MESSAGES.archivedBeforeEdit(license.number) })
  }
  if (license.version !== input.version) return err(await overtaken('FSB license', license.id, MERGED_IN_FORM))
  if (!changes(current, input)) return ok({ id: license.id, number: license.number, changed: false })
  const inDoubt = textsInDoubt(licenseTexts(input), licenseTexts(license))
  const question = refuseDoubtfulPlaces(inDoubt, input)
  if (question) return err(question)
  try {
    const outcome = await audited<Edited>((transaction) => write(transaction, actor, current, input, inDoubt))
    return !outcome.ok && outcome.refusal === OVERTAKEN
      ? err(await overtaken('FSB license', license.id, MERGED_IN_FORM))
      : outcome
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return numberTaken(input.number)
    throw error
  }
}

async function readLicense(id: string) {
  const license = await db.fsbLicense.findUnique({
    where: { id },
    include: { products: { include: { product: { select: { id: true, name: true, model: true } } } } },
  })
  if (!license) return null
  const products = license.products
    .map(({ product }) => product)
    .toSorted((one, other) => (productTitle(one) < productTitle(other) ? -1 : 1))
  return {
    license,
    products,
    facts: licenseFacts(
      {
        ...license,
        issuedOn: license.issuedOn && fromDateColumn(license.issuedOn),
        validUntil: license.validUntil && fromDateColumn(license.validUntil),
      },
      products.map(productTitle),
    ),
  }
}

type Current = NonNullable<Awaited<ReturnType<typeof readLicense>>>

const sameProducts = (current: Current, input: LicenseEdit): boolean =>
  current.products.length === input.productIds.length &&
  current.products.every(({ id }) => input.productIds.includes(id))

const changes = (current: Current, input: LicenseEdit): boolean =>
  !sameProducts(current, input) ||
  changedFields(current.facts, licenseFacts(input, current.products.map(productTitle))) !== null

async function write(
  transaction: Transaction,
  actor: Actor,
  { license, products, facts }: Current,
  input: LicenseEdit,
  inDoubt: readonly TextInDoubt[],
): Promise<Change<Edited>> {
  const { id: fsbLicenseId, companyId } = license
  const linked = products.map(({ id }) => id)
  const covered = await coveredProducts(transaction, { companyId, productIds: input.productIds, linked })
  if ('refusal' in covered) return covered
  const isOtherNumber = license.number !== input.number || license.kind !== input.kind
  const shared = isOtherNumber
    ? await askAboutNumber(transaction, { ...input, companyId }, input)
    : { distinction: null }
  if ('refusal' in shared) return shared
  const { count } = await transaction.fsbLicense.updateMany({
    where: { id: fsbLicenseId, version: input.version, archivedAt: null },
    data: { ...licenseColumns(input), version: { increment: 1 } },
  })
  if (count === 0) return { refusal: OVERTAKEN }
  const record = { kind: 'fsb-license', id: fsbLicenseId, name: input.number, companyId } as const
  await openRecordCases(transaction, actor, record, inDoubt)
  const added = input.productIds.filter((id) => !linked.includes(id))
  const removed = linked.filter((id) => !input.productIds.includes(id))
  await transaction.fsbLicenseProduct.deleteMany({ where: { fsbLicenseId, productId: { in: removed } } })
  await transaction.fsbLicenseProduct.createMany({
    data: added.map((productId) => ({ companyId, fsbLicenseId, productId })),
  })
  const titles = covered.products.map(productTitle).toSorted()
  const about = {
    actorId: actor.id,
    targetKind: 'fsb-license',
    targetId: fsbLicenseId,
    targetName: license.number,
    companyId,
  }
  return {
    value: { id: fsbLicenseId, number: input.number, changed: true },
    events: [
      {
        ...about,
        verb: 'fsb-license.edited',
        ...changedFields(facts, licenseFacts(input, titles)),
        rows: linkRows(fsbLicenseId, [...added, ...removed]),
      },
      ...sharedNumberEvents(about, shared.distinction),
    ],
  }
}
