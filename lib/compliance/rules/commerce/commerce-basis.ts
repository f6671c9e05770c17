import { holdsOn, type Law } from '@/lib/compliance/law/law'
import type { CommerceBasis, OpenQuestion } from '@/lib/compliance/law/schema'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { citationOf } from '../conditions'
import { askCounsel } from '../counsel'
import type { Citation, Classification, Context, Entry, Finding } from '../types'
import { PRODUCT_WORDS } from '../words'
import { russiaContradiction, russiaDoubt } from './russia-basis'

type Product = NonNullable<Context['product']>

const MASS_MARKET_ECCNS = ['5A992.C', '5D992.C']
const ECCN_SHAPE = /^(?:EAR99|\d[A-E]\d{3}(?:\.[A-Z0-9.]+)?)$/
const NEXT_STEP = 'Complete the classification of the product, with its evidence.'
const CORRECT = 'Correct the classification: a basis that contradicts the facts authorizes nothing.'

/** The first day on which a basis for Russia is needed (15 CFR 746.8): the first day of the oldest basis in the law. */
const russiaControlsFrom = ({ commerceBases }: Law): IsoDate =>
  commerceBases.reduce((first, { from }) => (from < first ? from : first), '9999-12-31')

/**
 * What is shipped must be licensed or otherwise authorized by Commerce (EAR, 15 CFR 730-774). That is a claim about one
 * product on one date, shown by its evidence. Until 23 Feb 2022: EAR99, mass market 5A992.c or 5D992.c, or another ECCN
 * with a license exception or a license number. From 24 Feb 2022 (15 CFR 746.8) an ECCN alone never clears: a basis of
 * the dated list is compared with the ECCN, the HTS code and the end user. Without a basis, or in doubt, a person
 * decides; a contradiction blocks; a source that no one has read awaits counsel's confirmation.
 */
export function commerceBasis(entry: Entry, context: Context): Finding {
  const { product, law } = context
  const classification = product?.classification ?? null
  const base = {
    rule: 'commerce-basis' as const,
    title: 'Commerce basis',
    facts: product ? commerceFacts(product, entry, law) : [],
    citation: commerceCitation(classification, law),
  }
  if (!product) {
    const message = 'No product is named, so its Commerce basis cannot be shown.'
    return { ...base, outcome: 'review', message, nextStep: 'Choose the product the FSB license is for.' }
  }
  if (!classification) {
    return { ...base, outcome: 'review', message: `${product.name} has no classification.`, nextStep: NEXT_STEP }
  }
  if (entry.paymentDate >= russiaControlsFrom(law)) {
    return underRussiaControls(base, entry, product, classification, context)
  }
  const doubt = doubtAbout(product, classification, entry.paymentDate) ?? unauthorized(product, classification)
  if (doubt) return { ...base, outcome: 'review', message: doubt, nextStep: NEXT_STEP }
  return { ...base, outcome: 'clear', message: clearSentence(classification, basisWords(classification)) }
}

type Base = Pick<Finding, 'rule' | 'title' | 'facts' | 'citation'>

function underRussiaControls(
  base: Base,
  entry: Entry,
  product: Product,
  classification: Classification,
  context: Context,
): Finding {
  const { law } = context
  const date = entry.paymentDate
  const cited = { ...base, citation: citationOf(law, 'russia-controls') }
  const subject = { entry, product, classification, law }
  const contradiction = russiaContradiction(subject)
  if (contradiction) return { ...cited, outcome: 'blocked', message: contradiction, nextStep: CORRECT }
  const doubt = doubtAbout(product, classification, date) ?? russiaDoubt(subject)
  if (doubt) return { ...cited, outcome: 'review', message: doubt, nextStep: NEXT_STEP }
  const basis = law.commerceBases.find((one) => one.basis === classification.basis && holdsOn(one, date))
  const label = basis?.label ?? classification.basis ?? ''
  const { label: source, url } = basis?.sources[0] ?? { label: '15 CFR 746.8' }
  const finding: Finding = {
    ...cited,
    citation: { label: source, ...(url ? { url } : {}) },
    outcome: 'clear',
    message: clearSentence(classification, `, ${label}${detailOf(classification)}`),
  }
  return askCounsel(finding, questionsOf(basis, product, classification, date, law), context)
}

/** The questions to confirm before a basis can be clear: its own, and those on software and services. */
function questionsOf(
  basis: CommerceBasis | undefined,
  product: Product,
  classification: Classification,
  date: IsoDate,
  law: Law,
): OpenQuestion[] {
  const ids = [...(basis?.questions ?? [])]
  if (product.kind !== 'consumer_device') ids.push('it-services-determination')
  if (classification.basis === 'no_license_required' && product.kind === 'consumer_software')
    ids.push('746-8-a-8-software')
  return law.questions.filter((question) => ids.includes(question.id) && holdsOn(question, date))
}

function detailOf({ basis, commerceLicenseNumber, licenseException, basisNote }: Classification): string {
  if (basis === 'commerce_license') return ` ${filled(commerceLicenseNumber)}`
  return basis === 'other_exception' ? ` ${filled(basisNote) || filled(licenseException)}` : ''
}

const clearSentence = ({ eccn, validFrom }: Classification, words: string): string =>
  `${eccn.trim()}${words}, classified ${formatDate(validFrom)}.`

const eccnOf = ({ eccn }: Classification): string => eccn.trim().toUpperCase()
const filled = (text: string | null): string => text?.trim() ?? ''

/** What is missing or contradictory in a classification on any date. */
function doubtAbout(product: Product, classification: Classification, paymentDate: IsoDate): string | null {
  const eccn = eccnOf(classification)
  const { massMarket, validFrom, evidence } = classification
  const typed = classification.eccn.trim()
  if (eccn === '') return `${product.name} has no ECCN.`
  if (!ECCN_SHAPE.test(eccn)) return `${typed} is not in the form of an ECCN, such as 5A992.c.`
  if (validFrom > paymentDate) {
    const classified = `${product.name} was classified on ${formatDate(validFrom)}`
    return `${classified}, after the payment date ${formatDate(paymentDate)}.`
  }
  if (filled(evidence) === '') return `The classification of ${product.name} has no evidence.`
  if (product.kind === 'consumer_software' && eccn.startsWith('5A')) {
    return `${product.name} is consumer software, yet ${typed} classifies equipment.`
  }
  if (product.kind === 'consumer_device' && eccn.startsWith('5D')) {
    return `${product.name} is a consumer device, yet ${typed} classifies software.`
  }
  if (massMarket && /^5[AD]002/.test(eccn)) {
    return `${typed} is not a mass market classification, yet ${product.name} is marked mass market.`
  }
  return null
}

/** Until 23 Feb 2022: a product that neither its ECCN nor an exception nor a license number authorizes. */
function unauthorized(product: Product, classification: Classification): string | null {
  const eccn = eccnOf(classification)
  const { licenseException, commerceLicenseNumber, massMarket } = classification
  if (eccn === 'EAR99' || (massMarket && MASS_MARKET_ECCNS.includes(eccn))) return null
  if (filled(licenseException) !== '' || filled(commerceLicenseNumber) !== '') return null
  const typed = classification.eccn.trim()
  return `${product.name} is ${typed} with neither a license exception nor a Commerce license number.`
}

function basisWords(classification: Classification): string {
  const words: string[] = []
  if (classification.massMarket) words.push('mass market')
  if (filled(classification.licenseException))
    words.push(`license exception ${filled(classification.licenseException)}`)
  if (filled(classification.commerceLicenseNumber))
    words.push(`license ${filled(classification.commerceLicenseNumber)}`)
  return words.map((text) => `, ${text}`).join('')
}

function commerceFacts({ name, kind, htsCode, classification }: Product, entry: Entry, law: Law): Finding['facts'] {
  const facts = [{ label: 'Product', value: `${name}, ${PRODUCT_WORDS[kind]}` }]
  if (!classification) return facts
  facts.push({ label: 'ECCN', value: classification.eccn.trim() || 'missing' })
  facts.push({ label: 'Evidence', value: filled(classification.evidence) || 'missing' })
  if (entry.paymentDate < russiaControlsFrom(law)) return facts
  const basis = law.commerceBases.find((one) => one.basis === classification.basis)
  facts.push({ label: 'Basis for Russia', value: basis?.label ?? classification.basis ?? 'not chosen' })
  facts.push({ label: 'HTS code', value: filled(htsCode) || 'missing' })
  if (filled(classification.basisNote)) facts.push({ label: 'Reason', value: filled(classification.basisNote) })
  const ofClass = law.endUserClasses.find(({ id }) => id === classification.endUserClass)
  if (ofClass) facts.push({ label: 'End user', value: ofClass.label })
  return facts
}

/** The license exception the product relies on, or the regulations as a whole. */
function commerceCitation(classification: Classification | null, law: Law): Citation {
  const named = /(740\.\d{1,2})(?:\([a-z0-9]+\))*/.exec(filled(classification?.licenseException ?? null))
  if (!named) return citationOf(law, 'ear')
  return { label: `15 CFR ${named[0]}`, url: `https://www.ecfr.gov/current/title-15/section-${named[1]}` }
}
