import { holdsOn, type Law } from '@/lib/compliance/law/law'
import type { BasisId } from '@/lib/compliance/law/schema'
import { formatDate } from '@/lib/kernel/calendar'
import type { Classification, Context, Entry } from '../types'
import { type EndUserKind, endUsersOf, kindOfParty } from './end-user-kind'
import { readTariffCode } from './tariff-code'

/** What a basis is compared with. */
export type RussiaSubject = {
  entry: Entry
  product: NonNullable<Context['product']>
  classification: Classification
  law: Law
}

type Test = (subject: RussiaSubject) => string | null

const filled = (text: string | null): string => text?.trim() ?? ''
const eccnOf = ({ eccn }: Classification): string => eccn.trim().toUpperCase()
const isEar99 = ({ classification }: RussiaSubject): boolean => eccnOf(classification) === 'EAR99'

/** The first party that shows itself to be of one of these kinds. */
function partyOf({ entry }: RussiaSubject, kinds: readonly EndUserKind[]): { name: string; kind: EndUserKind } | null {
  for (const { name } of endUsersOf(entry)) {
    const kind = kindOfParty({ name })
    if (kinds.includes(kind)) return { name, kind }
  }
  return null
}

const KIND_WORDS: Readonly<Record<EndUserKind, string>> = {
  military: 'a military end user',
  government: 'a part of the government',
  company: 'a company',
  unknown: 'unknown',
}

/** Bases for civil end users: neither the government nor the military is one (15 CFR 746.8(a)(12)(ii), (c)(2)(vi)). */
const notCivil: Test = (subject) => {
  const party = partyOf(subject, ['military', 'government'])
  return party ? `${party.name} is ${KIND_WORDS[party.kind]}, and the basis is for civil end users.` : null
}

/**
 * A consumer exception goes to consumers: an end user that is the government, the military or a company contradicts it.
 */
const notAConsumer: Test = (subject) => {
  const named = subject.entry.destinations.some(({ role }) => role === 'end_user')
  const party = partyOf(subject, named ? ['military', 'government', 'company'] : ['military', 'government'])
  return party ? `${party.name} is ${KIND_WORDS[party.kind]}, and License Exception CCD is for consumers.` : null
}

const massMarketItem: Test = ({ classification }) =>
  /^5[AD]992\.C(?:\.|$)/.test(eccnOf(classification))
    ? null
    : `${classification.eccn.trim() || 'No ECCN'} is not 5A992.c or 5D992.c, the only items of 15 CFR 746.8(a)(12)(ii).`

const encryptionItem: Test = ({ classification }) =>
  /^5[A-E](?:002|992)/.test(eccnOf(classification))
    ? null
    : `${classification.eccn.trim() || 'No ECCN'} is not an encryption item, and License Exception ENC covers no other.`

const encNamed: Test = ({ classification: { licenseException } }) =>
  filled(licenseException) === '' || filled(licenseException).toUpperCase().startsWith('ENC')
    ? null
    : `The basis is License Exception ENC, yet ${filled(licenseException)} is named.`

const numbered: Test = ({ classification }) =>
  filled(classification.commerceLicenseNumber) === ''
    ? 'The basis is a Commerce license, yet no license number is given.'
    : null

const nothingNamed =
  (claim: string): Test =>
  ({ classification: { licenseException, commerceLicenseNumber } }) => {
    const named = filled(commerceLicenseNumber)
      ? `license ${filled(commerceLicenseNumber)}`
      : filled(licenseException) && `license exception ${filled(licenseException)}`
    return named ? `${claim}, yet ${named} is named.` : null
  }

/** 15 CFR 746.8(a)(1): every ECCN of the Commerce Control List needs a license. */
const ear99Only: Test = (subject) =>
  isEar99(subject)
    ? null
    : `${subject.classification.eccn.trim() || 'No ECCN'} is claimed not to be restricted, ` +
      'yet every ECCN needs a license for Russia.'

const notListed: Test = ({ entry, product, law }) => {
  const reading = readTariffCode(product.htsCode, entry.paymentDate, law)
  if (reading.kind !== 'listed') return null
  return (
    `EAR99 is claimed not to be restricted, yet HTS code ${product.htsCode.trim()} is listed: ` +
    `${reading.table.supplement}.`
  )
}

const consumerProduct: Test = ({ product }) =>
  product.kind === 'other_it'
    ? `${product.name} is not a consumer product, and License Exception CCD covers only consumer products.`
    : null

/** What each basis cannot stand beside: the entry is blocked. */
const CONTRADICTIONS: Readonly<Record<BasisId, readonly Test[]>> = {
  commerce_license: [numbered],
  '746.8(a)(12)(ii)': [massMarketItem, notCivil],
  ccd_740_19: [consumerProduct, notAConsumer],
  enc_746_8_c_2_vi: [encryptionItem, encNamed, notCivil],
  other_exception: [],
  no_license_required: [ear99Only, notListed, nothingNamed('The basis is that no license is required')],
  not_subject_to_ear: [nothingNamed('The basis is that the product is not subject to the EAR')],
}

/** Of which class the end user is, one that holds on the payment date. */
const classNamed: Test = ({ classification, entry, law }) => {
  const ofClass = law.endUserClasses.find(({ id }) => id === classification.endUserClass)
  if (!ofClass) return 'The basis is for a civil end user of a named class, and no class is chosen.'
  return holdsOn(ofClass, entry.paymentDate)
    ? null
    : `The class “${ofClass.label}” does not hold on ${formatDate(entry.paymentDate)}.`
}

const someEndUser: Test = ({ entry }) =>
  endUsersOf(entry).some(({ name }) => name.trim() !== '')
    ? null
    : 'The basis depends on the end user, and none is named.'

const consumerNamed: Test = (subject) => {
  if (subject.entry.destinations.some(({ role }) => role === 'end_user')) return null
  const party = partyOf(subject, ['company'])
  return party ? `License Exception CCD is for consumers, ${party.name} is a company, and no end user is named.` : null
}

const notControlled: Test = ({ classification }) =>
  /^5[A-E]002/.test(eccnOf(classification))
    ? `${classification.eccn.trim()} is not a mass market item. ` +
      'Whether License Exception CCD covers it is to be confirmed by counsel.'
    : null

const exceptionNamed: Test = ({ classification: { licenseException, basisNote } }) => {
  const name = filled(basisNote) || filled(licenseException)
  if (name === '') return 'The basis is another license exception, and none is named.'
  return /^(?:ENC|CCD)\b/i.test(name) ? `${name} is a basis of its own. Choose it from the list.` : null
}

const reasonGiven: Test = ({ classification }) =>
  filled(classification.basisNote) === ''
    ? 'The basis is that the product is not subject to the EAR, and no reason is given.'
    : null

/**
 * EAR99 needs a license when its HTS code is in supplements 4 to 7 of part 746: without a code, or with one of no
 * table, that is unknown.
 */
const codeGiven: Test = (subject) => {
  if (!isEar99(subject)) return null
  const { product, entry, law } = subject
  const { kind } = readTariffCode(product.htsCode, entry.paymentDate, law)
  if (kind === 'missing')
    return `${product.name} is EAR99 and has no HTS code, which decides whether it needs a license.`
  if (kind === 'unreadable') return `${product.htsCode.trim()} is not in the form of an HTS code, such as 8517.13.`
  return null
}

const codeRead: Test = ({ product, entry, law }) =>
  readTariffCode(product.htsCode, entry.paymentDate, law).kind === 'unknown'
    ? `Whether HTS code ${product.htsCode.trim()} is in supplements 4 to 7 of 15 CFR part 746 is to be ` +
      'confirmed by counsel.'
    : null

/** What is missing for each basis: a person decides. */
const DOUBTS: Readonly<Record<BasisId, readonly Test[]>> = {
  commerce_license: [],
  '746.8(a)(12)(ii)': [classNamed, someEndUser],
  ccd_740_19: [codeGiven, notControlled, someEndUser, consumerNamed],
  enc_746_8_c_2_vi: [classNamed, someEndUser],
  other_exception: [exceptionNamed, codeGiven],
  no_license_required: [codeGiven, codeRead],
  not_subject_to_ear: [reasonGiven],
}

const firstOf = (tests: readonly Test[], subject: RussiaSubject): string | null => {
  for (const test of tests) {
    const found = test(subject)
    if (found) return found
  }
  return null
}

/**
 * A basis that its date, the ECCN, the HTS code, a number or the end user contradicts; null where none does or none is
 * chosen.
 */
export function russiaContradiction(subject: RussiaSubject): string | null {
  const { classification, entry, law } = subject
  const { basis } = classification
  if (basis === null) return null
  const known = law.commerceBases.filter((one) => one.basis === basis)
  if (!known.some((one) => holdsOn(one, entry.paymentDate))) {
    const [record] = known
    const period = record ? `, it holds from ${formatDate(record.from)}${untilWords(record.until)}` : ''
    return `${record?.label ?? basis} is not a basis on ${formatDate(entry.paymentDate)}${period}.`
  }
  return firstOf(CONTRADICTIONS[basis], subject)
}

const untilWords = (until: string | null): string => (until ? ` to ${formatDate(until)}` : '')

/** What is missing for the basis, or that none is chosen; null where nothing is. */
export function russiaDoubt(subject: RussiaSubject): string | null {
  const { classification, entry, law, product } = subject
  const { basis } = classification
  if (basis === null) {
    return (
      `${product.name} is ${classification.eccn.trim()}, and no basis for Russia is chosen. ` +
      'Since 24 Feb 2022 an ECCN alone authorizes nothing.'
    )
  }
  const narrowed = law.commerceBases
    .filter((one) => one.basis === basis)
    .flatMap(({ narrowedOn }) => narrowedOn)
    .filter((day) => classification.validFrom < day && day <= entry.paymentDate)
    .at(-1)
  if (narrowed) {
    return `The basis was narrowed on ${formatDate(narrowed)}, after ${product.name} was classified. Classify it again.`
  }
  return firstOf(DOUBTS[basis], subject)
}
