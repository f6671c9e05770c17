import type pg from 'pg'
import { at } from '../clock'
import type { KeptRate } from '../organisation-events'
import { atInstant, insertRows, insertRowsAt } from '../write'
import { insertGroups, insertMemberships } from './memberships'
import { PEOPLE } from './people'
import { classificationId, type Records } from './records'

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
const morning = (date: string): string => instant(at(date, '09:10'))

/** The organisation, marked as demo, and its people. */
export async function insertOrganisation(client: pg.Client): Promise<void> {
  const created_at = instant(PEOPLE.rui.createdAt)
  await insertRows(client, 'organisation', [{ id: 1, name: 'Cedarline Group', demo: true, created_at }])
  const people = Object.values(PEOPLE).map(({ id, email, name, role, createdAt }) => ({
    id,
    email,
    name,
    role,
    created_at: instant(createdAt),
  }))
  await insertRows(client, 'person', people)
}

/** Companies with their groups, products with their classifications, FSB licenses with what they cover. */
export async function insertRecords(client: pg.Client, records: Records): Promise<void> {
  await insertGroups(client, records.companies)
  await insertRows(
    client,
    'company',
    records.companies.map(({ groupName: _group, registrationNumber, since, weight: _weight, ...company }) => ({
      ...company,
      registration_number: registrationNumber,
      created_at: morning(since),
    })),
  )
  for (const company of records.companies) await insertMemberships(client, company)
  await insertProducts(client, records)
  await insertLicenses(client, records)
}

async function insertProducts(client: pg.Client, { products }: Records): Promise<void> {
  await insertRows(
    client,
    'product',
    products.map(({ companyId, hsCode, since, classifications: _classifications, ...product }) => ({
      ...product,
      company_id: companyId,
      hs_code: hsCode,
      created_at: morning(since),
    })),
  )
  const classifications = products.flatMap(({ id, since, classifications: list }) =>
    list.map((one, index) => ({
      id: classificationId(id, index),
      product_id: id,
      eccn: one.eccn,
      license_exception: one.licenseException,
      commerce_license_number: one.commerceLicenseNumber,
      mass_market: one.massMarket,
      evidence: one.evidence,
      basis: one.basis,
      basis_note: one.basisNote,
      end_user_class: one.endUserClass,
      valid_from: one.validFrom,
      created_at: morning(index === 0 ? since : one.validFrom),
    })),
  )
  await insertRows(client, 'product_classification', classifications)
}

async function insertLicenses(client: pg.Client, { licenses }: Records): Promise<void> {
  await insertRows(
    client,
    'fsb_license',
    licenses.map((license) => ({
      id: license.id,
      company_id: license.companyId,
      kind: license.kind,
      number: license.number,
      status: license.cancelledOn === null ? license.status : 'valid',
      applicant: license.applicant,
      applicant_kind: license.applicantKind,
      categories: license.categories,
      issued_on: license.issuedOn,
      valid_until: license.validUntil,
      created_at: morning(license.since),
    })),
  )
  for (const since of new Set(licenses.map((license) => license.since))) {
    const covered = licenses
      .filter((license) => license.since === since)
      .flatMap(({ id, companyId, productIds }) =>
        productIds.map((productId) => ({ fsb_license_id: id, company_id: companyId, product_id: productId })),
      )
    await insertRowsAt(client, morning(since), 'fsb_license_product', covered)
  }
  for (const { id, cancelledOn } of licenses) if (cancelledOn !== null) await cancelLicense(client, id, cancelledOn)
}

/** At the instant the audit trail tells of it, so that the license is known as valid before. */
const cancelLicense = (client: pg.Client, id: string, cancelledOn: string): Promise<void> =>
  atInstant(client, instant(at(cancelledOn, '15:44')), () =>
    client.query("UPDATE fsb_license SET status = 'cancelled', version = version + 1 WHERE id = $1", [id]),
  )

/** The exchange rates that were looked up for the entries. */
export const insertRates = (client: pg.Client, rates: readonly KeptRate[]): Promise<void> =>
  insertRows(
    client,
    'exchange_rate',
    rates.map(({ id, currency, rateDate, rate, keptAt }) => ({
      id,
      currency,
      rate_date: rateDate,
      rate,
      source: 'bank_of_russia',
      created_at: instant(keptAt),
    })),
  )
