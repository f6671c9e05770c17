import { formatDate, type IsoDate } from '@/lib/calendar'
import type { Citation, Classification, Context, Entry, Finding } from './types'
import { PRODUCT_WORDS } from './words'

type Product = NonNullable<Context['product']>

const MASS_MARKET_ECCNS = ['5A992.C', '5D992.C']
const ECCN_SHAPE = /^(?:EAR99|\d[A-E]\d{3}(?:\.[A-Z0-9.]+)?)$/
const RUSSIA_CONTROLS_FROM: IsoDate = '2022-02-24'
const NEXT_STEP = 'Complete the classification of the product, with its evidence.'

/**
 * What is shipped must be licensed or otherwise authorized by Commerce (EAR, 15 CFR 730-774; DOMAIN section 3.3). That is a claim about one
 * product on one date, shown by its evidence: EAR99, mass market 5A992.c or 5D992.c, or another ECCN with a license exception or a license
 * number, valid on the payment date. What is missing or contradictory goes to a person.
 */
export function commerceBasis(entry: Entry, { product }: Context): Finding {
  const classification = product?.classification ?? null
  const base = {
    rule: 'commerce-basis' as const,
    title: 'Commerce basis',
    facts: product ? commerceFacts(product, entry.paymentDate) : [],
    citation: commerceCitation(classification),
  }
  if (!product) {
    const says = 'No product is named, so its Commerce basis cannot be shown.'
    return { ...base, outcome: 'review', says, nextStep: 'Choose the product the FSB license is for.' }
  }
  if (!classification) {
    return { ...base, outcome: 'review', says: `${product.name} has no classification.`, nextStep: NEXT_STEP }
  }
  const doubt = doubtAbout(product, classification, entry.paymentDate)
  if (doubt) return { ...base, outcome: 'review', says: doubt, nextStep: NEXT_STEP }
  const says = `${classification.eccn.trim()}${basisWords(classification)}, classified ${formatDate(classification.validFrom)}.`
  return { ...base, outcome: 'clear', says }
}

const eccnOf = ({ eccn }: Classification): string => eccn.trim().toUpperCase()
const filled = (text: string | null): string => text?.trim() ?? ''

function doubtAbout(product: Product, classification: Classification, paymentDate: IsoDate): string | null {
  const eccn = eccnOf(classification)
  const { licenseException, commerceLicenseNumber, massMarket, validFrom, evidence } = classification
  if (eccn === '') return `${product.name} has no ECCN.`
  if (!ECCN_SHAPE.test(eccn)) return `${classification.eccn.trim()} is not in the form of an ECCN, such as 5A992.c.`
  if (validFrom > paymentDate) {
    return `${product.name} was classified on ${formatDate(validFrom)}, after the payment date ${formatDate(paymentDate)}.`
  }
  if (filled(evidence) === '') return `The classification of ${product.name} has no evidence.`
  if (product.kind === 'consumer_software' && eccn.startsWith('5A')) {
    return `${product.name} is consumer software, yet ${classification.eccn.trim()} classifies equipment.`
  }
  if (product.kind === 'consumer_device' && eccn.startsWith('5D')) {
    return `${product.name} is a consumer device, yet ${classification.eccn.trim()} classifies software.`
  }
  if (massMarket && /^5[AD]002/.test(eccn)) {
    return `${classification.eccn.trim()} is not a mass market classification, yet ${product.name} is marked mass market.`
  }
  if (eccn === 'EAR99' || (massMarket && MASS_MARKET_ECCNS.includes(eccn))) return null
  if (filled(licenseException) !== '' || filled(commerceLicenseNumber) !== '') return null
  return `${product.name} is ${classification.eccn.trim()} with neither a license exception nor a Commerce license number.`
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

function commerceFacts({ name, kind, classification }: Product, paymentDate: IsoDate): Finding['facts'] {
  const facts = [{ label: 'Product', value: `${name}, ${PRODUCT_WORDS[kind]}` }]
  if (classification) {
    facts.push({ label: 'ECCN', value: classification.eccn.trim() || 'missing' })
    facts.push({ label: 'Evidence', value: filled(classification.evidence) || 'missing' })
  }
  if (paymentDate >= RUSSIA_CONTROLS_FROM) {
    const value = 'What 15 CFR 746.5 and 746.8 ask beyond this since 24 Feb 2022: to be confirmed by counsel'
    facts.push({ label: 'Russia controls', value })
  }
  return facts
}

/** The license exception the product rests on, or the regulations as a whole. */
function commerceCitation(classification: Classification | null): Citation {
  const named = /(740\.\d{1,2})(?:\([a-z0-9]+\))*/.exec(filled(classification?.licenseException ?? null))
  if (!named) return { label: '15 CFR 730-774' }
  return { label: `15 CFR ${named[0]}`, url: `https://www.ecfr.gov/current/title-15/section-${named[1]}` }
}
