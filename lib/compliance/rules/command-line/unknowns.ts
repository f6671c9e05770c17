import type { Finding, RuleName } from '../types'
import type { EntryLine } from './entry-schema'

/** The first day of which a HTS code, an end user and a basis are asked (15 CFR 746.8). */
const RUSSIA_CONTROLS_FROM = '2022-02-24'
/** What a block rests on when a field was left out: true where no value of it could undo the block. */
type Unknown = { field: string; rules: Partial<Record<RuleName, { blockStands: boolean }>> }

const STANDS = { blockStands: true }
const FALLS = { blockStands: false }

/** Every field that was left out of a line and that a rule needs, with the rules that therefore cannot clear. */
export function unknownsOf(line: EntryLine, missingMoney: readonly string[]): Unknown[] {
  const unknowns: Unknown[] = []
  const needs = (field: string, isMissing: boolean, rules: Unknown['rules']) => {
    if (isMissing) unknowns.push({ field, rules })
  }
  const isForeign = line.amount?.currency !== 'USD'
  needs('today', line.today === undefined, { authority: STANDS, ...(isForeign ? { 'exchange-rate': FALLS } : {}) })
  needs('paymentDate', line.paymentDate === undefined, {
    'annual-cap': STANDS,
    authority: FALLS,
    purpose: STANDS,
    'commerce-basis': FALLS,
    filing: FALLS,
    ...(isForeign ? { 'exchange-rate': FALLS } : {}),
  } as Unknown['rules'])
  needs('purpose', line.purpose === undefined, { purpose: STANDS })
  for (const field of missingMoney) {
    const isRate = field.startsWith('rate')
    needs(field, true, {
      ...(field === 'rate.date' || field === 'rate.source' ? {} : { 'annual-cap': STANDS }),
      ...(isForeign || isRate ? { 'exchange-rate': FALLS } : {}),
      ...(isRate ? {} : { payee: STANDS }),
    })
  }
  companyUnknowns(line, needs)
  recordUnknowns(line, needs)
  return unknowns
}

type Needs = (field: string, isMissing: boolean, rules: Unknown['rules']) => void

function companyUnknowns({ company }: EntryLine, needs: Needs): void {
  if (company === undefined) needs('company', true, { 'annual-cap': STANDS })
  else if (company.year === undefined) needs('company.year', true, { 'annual-cap': STANDS })
  for (const field of ['usedCents', 'reservedCents', 'violationCents'] as const)
    needs(`company.year.${field}`, company?.year !== undefined && company.year[field] === undefined, {
      'annual-cap': STANDS,
    })
}

function recordUnknowns({ payee, fsbLicense, product, parties, paymentDate }: EntryLine, needs: Needs): void {
  needs(payee ? 'payee.kind' : 'payee', payee?.kind === undefined, { payee: STANDS })
  for (const field of ['kind', 'number', 'status'] as const)
    needs(`fsbLicense.${field}`, fsbLicense !== undefined && fsbLicense[field] === undefined, { purpose: STANDS })
  if (product) {
    const isControlled = paymentDate === undefined || paymentDate >= RUSSIA_CONTROLS_FROM
    const isEar99 = product.eccn?.trim().toUpperCase() === 'EAR99'
    needs('product.name', product.name === undefined, { 'commerce-basis': FALLS })
    needs('product.kind', product.kind === undefined, { 'commerce-basis': FALLS })
    needs('product.massMarket', product.massMarket === undefined && !isEar99, { 'commerce-basis': FALLS })
    needs('product.htsCode', product.htsCode === undefined && isControlled, { 'commerce-basis': FALLS })
    needs('product.classifiedOn', product.classifiedOn === undefined, { 'commerce-basis': FALLS })
  }
  needs('parties', parties === undefined, { destination: STANDS, 'end-user': STANDS, 'commerce-basis': FALLS })
  parties?.forEach((party, index) => {
    needs(`parties[${index}].role`, party.role === undefined, { destination: STANDS, 'commerce-basis': FALLS })
  })
}

/**
 * A finding with what was left out: it never clears, and a block stands only where no value of the field could undo it.
 */
export function withUnknowns(finding: Finding, unknowns: readonly Unknown[]): Finding {
  const mine = unknowns.filter(({ rules }) => rules[finding.rule] !== undefined)
  if (mine.length === 0) return finding
  const stands = mine.every(({ rules }) => rules[finding.rule]?.blockStands)
  if (finding.outcome === 'blocked' && stands) return finding
  const fields = mine.map(({ field }) => field).join(', ')
  const says = `Not known: ${fields}.${finding.outcome === 'clear' ? '' : ` ${finding.says}`}`
  return { ...finding, outcome: 'review', says, nextStep: `Give ${fields}.` }
}
