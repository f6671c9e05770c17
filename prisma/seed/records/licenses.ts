import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import { addDays, daysBetween, type IsoDate } from '@/lib/kernel/calendar'
import { type Clock, latest } from '../clock'
import { idOf, type Random, randomFor } from '../random'
import { COMPANY_LINES, companyNamed } from './companies'
import { LICENSE_TABLE } from './license-table'
import { productId } from './products'
import type { SeedCompany, SeedLicense, SeedProduct } from './records'

/** The number of FSB licenses in the demo, including the named ones. */
const LICENSE_COUNT = 118

/** The id of a license by its number in the table; `usual` is the oldest one of a company. */
export const licenseId = (companyName: string, number: string): string => idOf(`license ${companyName} ${number}`)

/**
 * All FSB licenses: those of the stories, then one old license for each company, then more up to a total of 118.
 */
export function makeLicenses(products: readonly SeedProduct[], clock: Clock): SeedLicense[] {
  const licenses = namedLicenses(products, clock)
  const companies = COMPANY_LINES.map(({ company }) => company)
  for (let round = 0; licenses.length < LICENSE_COUNT; round += 1) {
    for (const company of companies.slice(0, LICENSE_COUNT - licenses.length)) {
      licenses.push(usualLicense(company, round, products, clock))
    }
  }
  return licenses
}

function namedLicenses(products: readonly SeedProduct[], clock: Clock): SeedLicense[] {
  return LICENSE_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [start = '', model = '', kind = '', number = '', age = '', term = ''] = line
        .split('|')
        .map((cell) => cell.trim())
      const company = companyNamed(start)
      const product = products.find(({ id }) => id === productId(company.name, model))
      if (!product) throw new Error(`${company.name} has no model ${model}`)
      const issuedOn = addDays(clock.today, -Number(age))
      return {
        id: licenseId(company.name, number),
        companyId: company.id,
        kind: kind as FsbLicenseKind,
        number: number.replace('YYYY', issuedOn.slice(0, 4)).replace('YY', issuedOn.slice(2, 4)),
        status: 'valid',
        cancelledOn: null,
        ...applicantOf(company, randomFor(`applicant ${number}`)),
        categories: categoriesOf(product),
        issuedOn,
        validUntil: addDays(clock.today, Number(term)),
        productIds: [product.id],
        since: addDays(issuedOn, -40),
      }
    })
}

/** One license for each company in each round: the first is as old as its ledger, later ones are newer. */
function usualLicense(
  company: SeedCompany,
  round: number,
  products: readonly SeedProduct[],
  clock: Clock,
): SeedLicense {
  const random = randomFor(`license ${company.name} ${round}`)
  const own = products.filter(({ companyId }) => companyId === company.id)
  const age = daysBetween(company.since, clock.today)
  const issuedOn = addDays(company.since, round === 0 ? 12 : Math.floor(age * (0.2 + random.next() * 0.6)))
  const covered = own.filter(({ since }) => round > 0 || since <= issuedOn).slice(random.percent(40) ? 0 : -1)
  const kind = round === 0 ? 'notification' : kindOf(random)
  const fate = round === 0 ? 'valid' : fateOf(random, age)
  const applied = addDays(fate === 'applied' ? clock.today : issuedOn, -random.between(20, 60))
  const since = latest(applied, addDays(company.since, 1))
  return {
    id: round === 0 ? licenseId(company.name, 'usual') : idOf(`license ${company.name} ${round}`),
    companyId: company.id,
    kind,
    number: numberOf(kind, fate === 'applied' ? since : issuedOn, random),
    status: fate === 'expired' ? 'valid' : fate,
    cancelledOn: fate === 'cancelled' ? addDays(clock.today, -random.between(130, 300)) : null,
    ...applicantOf(company, random),
    categories: categoriesOf(own[0]),
    issuedOn: fate === 'applied' ? null : issuedOn,
    validUntil: fate === 'applied' ? null : validUntil(fate, issuedOn, random, clock),
    productIds: (covered.length > 0 ? covered : own.slice(0, 1)).map(({ id }) => id),
    since,
  }
}

type Fate = 'valid' | 'cancelled' | 'applied' | 'expired'

function fateOf(random: Random, ageDays: number): Fate {
  const drawn = random.between(1, 100)
  if (drawn <= 12 && ageDays > 900) return 'cancelled'
  if (drawn <= 22) return 'applied'
  return drawn <= 32 && ageDays > 2200 ? 'expired' : 'valid'
}

/** Never within a hundred days from now: the table defines which licenses expire next. */
function validUntil(fate: Fate, issuedOn: IsoDate, random: Random, { today }: Clock): IsoDate {
  if (fate === 'expired') return addDays(today, -random.between(40, 400))
  const chosen = addDays(issuedOn, random.between(5, 10) * 365)
  return chosen > addDays(today, 120) ? chosen : addDays(today, random.between(150, 1800))
}

function kindOf(random: Random): FsbLicenseKind {
  const drawn = random.between(1, 100)
  if (drawn <= 74) return 'notification'
  if (drawn <= 87) return 'permit'
  return drawn <= 96 ? 'import_license' : 'certification'
}

function numberOf(kind: FsbLicenseKind, issuedOn: IsoDate, random: Random): string {
  const year = issuedOn.slice(0, 4)
  if (kind === 'permit') return `${year}-${String(random.between(101, 1090)).padStart(4, '0')}`
  if (kind === 'import_license') return `077-${year.slice(2)}-${String(random.between(20, 390)).padStart(5, '0')}`
  if (kind === 'certification') return `SF/124-${random.between(2900, 4800)}`
  const running = 21_617 + Math.floor(daysBetween('2016-01-01', issuedOn) * 7.6) + random.between(-40, 40)
  return `${random.percent(4) ? 'BY' : 'RU'}${String(running).padStart(10, '0')}`
}

function applicantOf(company: SeedCompany, random: Random): Pick<SeedLicense, 'applicant' | 'applicantKind'> {
  if (random.percent(60)) return { applicant: company.name, applicantKind: 'manufacturer' }
  const applicant = random.pick(['OOO Vesna Import', 'OOO Sever Sertifikat', 'AO Techno Dekla'])
  return { applicant, applicantKind: 'representative' }
}

/** Categories of encryption goods of annex 4 under which a product of this kind is usually filed. */
function categoriesOf(product: SeedProduct | undefined): number[] {
  if (product?.kind === 'consumer_software') return [1, 2]
  return product?.kind === 'other_it' ? [4, 6, 9] : [2, 10]
}
