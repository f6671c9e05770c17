import 'server-only'
import { dateIn, fromDateColumn, type IsoDate, toDateColumn, yearOf } from '@/lib/calendar'
import { db } from '@/lib/db'
import { CAP_CENTS } from '@/lib/rules/annual-cap'
import type { Classification, Context } from '@/lib/rules/types'
import { readEarlierEntries } from './earlier-entries'
import type { PaymentInput } from './form/payment-input'

/** What the entry refers to, as the database knows it now; `null` where there is no such record. */
export type EntryRecords = {
  company: { id: string; name: string; archived: boolean } | null
  license: { archived: boolean } | null
  product: { archived: boolean } | null
  yearClosed: boolean
  corrects: { companyId: string; state: string } | null
}

/** The date on which the organisation is now. */
export const todayIn = (timeZone: string): IsoDate => dateIn(new Date(), timeZone)

/** The one organisation; a bug when there is none, since every page asks for it before. */
export const readOrganisation = () => db.organisation.findUniqueOrThrow({ where: { id: 1 } })

type Subject = Partial<Pick<PaymentInput, 'companyId' | 'fsbLicenseId' | 'productId' | 'correctsId'>> & {
  paymentDate: IsoDate
}

/**
 * Reads everything the rules need for an entry, in one go. Works for a half-filled form: what is not chosen yet is null. Licenses and products are read
 * within the company, so that another company's id is the same as an unknown one.
 */
export async function readContext(subject: Subject): Promise<{ context: Context; records: EntryRecords }> {
  const year = yearOf(subject.paymentDate)
  const [organisation, ledgerYear, company, corrects] = await Promise.all([
    readOrganisation(),
    db.ledgerYear.findUnique({ where: { year } }),
    subject.companyId ? readCompany(subject.companyId, subject, year) : null,
    subject.correctsId
      ? db.payment.findUnique({ where: { id: subject.correctsId }, select: { companyId: true, state: true } })
      : null,
  ])
  const { timeZone } = organisation
  const today = todayIn(timeZone)
  const earlierEntries = company ? await readEarlierEntries(company.id, subject.paymentDate, { today, timeZone }) : []
  const license = company?.fsbLicenses[0] ?? null
  const product = company?.products[0] ?? null
  const room = company?.years[0]
  const context: Context = {
    today,
    headroom: {
      capCents: room?.capCents ?? CAP_CENTS,
      usedCents: room?.usedCents ?? 0,
      reservedCents: room?.reservedCents ?? 0,
    },
    fsbLicense: license && {
      id: license.id,
      number: license.number,
      kind: license.kind,
      status: license.status,
      issuedOn: license.issuedOn && fromDateColumn(license.issuedOn),
      validUntil: license.validUntil && fromDateColumn(license.validUntil),
      coversProduct: license.products.some(({ productId }) => productId === subject.productId),
    },
    product: product && {
      id: product.id,
      name: product.name,
      kind: product.kind,
      classification: asClassification(product.classifications[0]),
    },
    earlierEntries,
    policies: { duplicateWindowDays: organisation.duplicateWindowDays, retryWindowDays: organisation.retryWindowDays },
  }
  const records: EntryRecords = {
    company: company && { id: company.id, name: company.name, archived: company.archivedAt !== null },
    license: license && { archived: license.archivedAt !== null },
    product: product && { archived: product.archivedAt !== null },
    yearClosed: ledgerYear?.closedAt != null,
    corrects,
  }
  return { context, records }
}

function readCompany(companyId: string, { fsbLicenseId, productId, paymentDate }: Subject, year: number) {
  const none = '00000000-0000-0000-0000-000000000000'
  return db.company.findUnique({
    where: { id: companyId },
    include: {
      years: { where: { year } },
      fsbLicenses: { where: { id: fsbLicenseId ?? none }, include: { products: { select: { productId: true } } } },
      products: {
        where: { id: productId ?? none },
        include: {
          // The classification of the payment date: a later one does not change an older payment.
          classifications: {
            where: { validFrom: { lte: toDateColumn(paymentDate) } },
            orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }],
            take: 1,
          },
        },
      },
    },
  })
}

type CompanyRead = NonNullable<Awaited<ReturnType<typeof readCompany>>>

function asClassification(
  read: CompanyRead['products'][number]['classifications'][number] | undefined,
): Classification | null {
  if (!read) return null
  const { eccn, licenseException, commerceLicenseNumber, massMarket, evidence } = read
  return {
    eccn,
    licenseException,
    commerceLicenseNumber,
    massMarket,
    evidence,
    validFrom: fromDateColumn(read.validFrom),
  }
}
