import { addDays } from '@/lib/kernel/calendar'
import { companyFacts } from '@/lib/records/companies/company-input'
import { linkRows } from '@/lib/records/fsb-licenses/covered-products'
import { licenseFacts } from '@/lib/records/fsb-licenses/fsb-license-input'
import { classificationFacts } from '@/lib/records/products/classification-input'
import { productFacts } from '@/lib/records/products/product-input'
import { auditEvent } from '../audit-event'
import { at } from '../clock'
import type { LedgerCall } from '../ledger-call'
import { firstMembership, leavingEvents, recorderOf } from './memberships'
import { classificationId, type Records, type SeedCompany, type SeedLicense, type SeedProduct } from './records'

const by = recorderOf

/** The audit events of companies, products and FSB licenses: their creation, and later changes. */
export const recordEvents = (records: Records): LedgerCall[] => [
  ...records.companies.flatMap(companyEvents),
  ...records.products.flatMap(productEvents),
  ...records.licenses.flatMap((license) => licenseEvents(license, records.products)),
]

/** The previous office of companies that have moved. */
const MOVED: Readonly<Record<string, readonly [string, string]>> = {
  'Kestrel Handsets Corp.': ['1250 Ferry Road, Portland, OR 97209', '2021-05-18'],
  'Tessaly Networks Inc.': ['9 Wharf Street, Oakland, CA 94606', '2020-03-03'],
  'Greyfen Networks LLC': ['400 Lower Basin, Richmond, VA 23224', '2023-10-11'],
}

function companyEvents(company: SeedCompany): LedgerCall[] {
  const about = {
    actorId: by(company.id),
    targetKind: 'company',
    targetId: company.id,
    targetName: company.name,
    companyId: company.id,
  }
  const group = firstMembership(company)
  const facts = { ...companyFacts({ ...company, notes: '' }), ...group.facts }
  const [address, movedOn] = MOVED[company.name] ?? [company.address, null]
  const created = auditEvent(at(company.since, '09:10'), {
    ...about,
    verb: 'company.created',
    after: { ...facts, address },
    rows: group.rows,
  })
  const left = leavingEvents(company)
  if (movedOn === null) return [created, ...left]
  const moved = { before: { address }, after: { address: company.address } }
  return [created, ...left, auditEvent(at(movedOn, '11:35'), { ...about, verb: 'company.edited', ...moved })]
}

function productEvents(product: SeedProduct): LedgerCall[] {
  const about = {
    actorId: by(product.id),
    targetKind: 'product',
    targetId: product.id,
    targetName: product.name,
    companyId: product.companyId,
  }
  const created = auditEvent(at(product.since, '09:10'), {
    ...about,
    verb: 'product.created',
    after: productFacts({ ...product, notes: '' }),
  })
  const classified = product.classifications.map((classification, index) =>
    auditEvent(at(index === 0 ? product.since : classification.validFrom, '09:12'), {
      ...about,
      verb: 'product.classified',
      rows: [{ table: 'product_classification', id: classificationId(product.id, index) }],
      after: classificationFacts({
        ...classification,
        licenseException: classification.licenseException ?? '',
        commerceLicenseNumber: classification.commerceLicenseNumber ?? '',
        basis: classification.basis ?? '',
        endUserClass: classification.endUserClass ?? '',
      }),
    }),
  )
  return [created, ...classified]
}

function licenseEvents(license: SeedLicense, products: readonly SeedProduct[]): LedgerCall[] {
  const about = {
    actorId: by(license.id),
    targetKind: 'fsb-license',
    targetId: license.id,
    targetName: license.number,
    companyId: license.companyId,
  }
  const { issuedOn, validUntil, cancelledOn, since } = license
  const covered = products
    .filter(({ id }) => license.productIds.includes(id))
    .map(({ name, model }) => `${name}, ${model}`)
  const facts = licenseFacts({ ...license, notes: '' }, covered)
  const applied = { ...facts, status: 'applied', issuedOn: null, validUntil: null }
  const rows = linkRows(license.id, license.productIds)
  const calls = [auditEvent(at(since, '09:14'), { ...about, verb: 'fsb-license.created', after: applied, rows })]
  if (issuedOn !== null) {
    const before = { status: 'applied', issuedOn: null, validUntil: null }
    const after = { status: 'valid', issuedOn, validUntil }
    calls.push(auditEvent(at(addDays(issuedOn, 2), '10:05'), { ...about, verb: 'fsb-license.edited', before, after }))
  }
  if (cancelledOn !== null) {
    const change = { before: { status: 'valid' }, after: { status: 'cancelled' } }
    calls.push(auditEvent(at(cancelledOn, '15:44'), { ...about, verb: 'fsb-license.edited', ...change }))
  }
  return calls
}
