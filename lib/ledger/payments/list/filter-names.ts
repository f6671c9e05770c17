import 'server-only'
import { db } from '@/lib/database/db'
import type { PaymentListParams } from './payment-list-params'

/** What the ids in a filter are called, for its chips; an unknown id is called that. */
export async function readFilterNames({ company, license, product, recordedBy }: PaymentListParams) {
  const [companyRow, licenseRow, productRow, person] = await Promise.all([
    company ? db.company.findUnique({ where: { id: company }, select: { name: true } }) : null,
    license ? db.fsbLicense.findUnique({ where: { id: license }, select: { number: true } }) : null,
    product ? db.product.findUnique({ where: { id: product }, select: { name: true } }) : null,
    recordedBy ? db.person.findUnique({ where: { id: recordedBy }, select: { name: true } }) : null,
  ])
  const unknown = 'unknown'
  return {
    company: company && (companyRow?.name ?? unknown),
    license: license && (licenseRow?.number ?? unknown),
    product: product && (productRow?.name ?? unknown),
    recordedBy: recordedBy && (person?.name ?? unknown),
  }
}
