import type { Classification, ProductKind } from '@/lib/compliance/rules/types'
import { addDays } from '@/lib/kernel/calendar'
import { type Clock, daysAgo } from '../clock'
import { idOf, randomFor } from '../random'
import { COMPANY_LINES, type CompanyLine } from './companies'
import type { SeedProduct } from './records'

type Archetype = {
  noun: string
  kind: ProductKind
  hsCode: string
  eccn: string
  licenseException: string | null
  massMarket: boolean
}

const device = (noun: string, hsCode: string): Archetype => ({
  noun,
  kind: 'consumer_device',
  hsCode,
  eccn: '5A992.c',
  licenseException: null,
  massMarket: true,
})
const equipment = (noun: string, hsCode: string): Archetype => ({
  noun,
  kind: 'other_it',
  hsCode,
  eccn: '5A002',
  licenseException: 'ENC 740.17(b)(1)',
  massMarket: false,
})
const plain = (noun: string, hsCode: string): Archetype => ({
  ...device(noun, hsCode),
  eccn: 'EAR99',
  massMarket: false,
})

const ARCHETYPES: Readonly<Record<string, Archetype>> = {
  phone: device('phone', '8517.13.00'),
  tablet: device('tablet', '8471.30.00'),
  headset: device('headset', '8518.30.95'),
  router: device('router', '8517.62.00'),
  watch: device('watch', '8517.62.00'),
  hub: device('', '8543.70.90'),
  console: device('console', '9504.50.00'),
  storage: device('drive', '8471.70.50'),
  camera: plain('camera', '8525.89.00'),
  printer: plain('printer', '8443.31.80'),
  till: equipment('', '8470.50.00'),
  server: equipment('server', '8471.50.00'),
  analyser: equipment('network analyser', '9030.40.00'),
  software: {
    noun: '',
    kind: 'consumer_software',
    hsCode: '8523.49.90',
    eccn: '5D992.c',
    licenseException: null,
    massMarket: true,
  },
}

/**
 * Two models for each company, each with its classification. Some are reclassified later, which does not change older
 * payments.
 */
export const makeProducts = (clock: Clock): SeedProduct[] =>
  COMPANY_LINES.flatMap((line) => line.models.map((model, index) => product(line, model, index, clock)))

/** The id of a product by its company and model. */
export const productId = (companyName: string, model: string): string => idOf(`product ${companyName} ${model}`)

function product({ company, makes }: CompanyLine, model: string, index: number, clock: Clock): SeedProduct {
  const archetype = ARCHETYPES[makes]
  if (!archetype) throw new Error(`the demo does not know what a ${makes} is`)
  const random = randomFor(`product ${company.name} ${model}`)
  const since = addDays(company.since, index === 0 ? 1 : random.between(150, 260))
  const first = classification(archetype, addDays(since, -random.between(40, 400)), random.between(1, 9999))
  return {
    id: productId(company.name, model),
    companyId: company.id,
    name: `${model} ${archetype.noun}`.trim(),
    model: `${model.replace(/[^A-Z0-9]/gi, '').toUpperCase()}-${random.between(10, 99)}`,
    manufacturer: company.name,
    kind: archetype.kind,
    hsCode: archetype.hsCode,
    since,
    classifications: [first, ...laterClassifications(company.name, model, first, clock)],
  }
}

function classification(
  { eccn, licenseException, massMarket }: Archetype,
  validFrom: string,
  number: number,
): Classification {
  const report = `Self-classification report of ${validFrom.slice(0, 4)}, item ${number}`
  const evidence = licenseException ? `${report}; CCATS G${160_000 + number}` : report
  return { eccn, licenseException, massMarket, validFrom, evidence, ...basisFor(eccn, number) }
}

/**
 * Mass market products go to subsidiaries of companies of allied countries; more strictly controlled products are
 * shipped under a license of Commerce.
 */
function basisFor(eccn: string, number: number) {
  const civil = /^5[AD]992/.test(eccn)
  return civil
    ? ({ basis: '746.8(a)(12)(ii)', basisNote: '', endUserClass: 'subsidiary', commerceLicenseNumber: null } as const)
    : ({
        basis: 'commerce_license',
        basisNote: '',
        endUserClass: null,
        commerceLicenseNumber: `D${1_200_000 + number}`,
      } as const)
}

/**
 * Later classifications: one by the rules of September 2023, and one without the evidence that the entry then lacks.
 */
function laterClassifications(
  companyName: string,
  model: string,
  first: Classification,
  clock: Clock,
): Classification[] {
  if (companyName.startsWith('Corvane') && model === 'CV-220') {
    return [{ ...first, licenseException: 'ENC 740.17(b)(2)', validFrom: daysAgo(clock, 21), evidence: '' }]
  }
  if (first.eccn === '5A002' && model.endsWith('2')) {
    const evidence = 'Commodity classification C-2023-118: mass market after the note to category 5, part 2'
    return [
      {
        ...first,
        eccn: '5A992.c',
        licenseException: null,
        massMarket: true,
        validFrom: '2023-09-04',
        evidence,
        ...basisFor('5A992.c', 0),
      },
    ]
  }
  if (first.eccn === '5A992.c' && /(^|[^0-9])5$|10$/.test(model)) {
    const licenseException = 'ENC 740.17(b)(1)'
    const evidence = 'Self-classification report of 2024, item 31: counted as a development kit as well'
    return [{ ...first, licenseException, validFrom: addDays(first.validFrom, 600), evidence }]
  }
  return []
}
