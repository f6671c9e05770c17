import type { Finding, RuleName } from '../types'
import type { EntryLine } from './entry-schema'

/** The first day from which an HTS code, an end user and a basis are required (15 CFR 746.8). */
const RUSSIA_CONTROLS_FROM = '2022-02-24'
/** The rules affected by a field that was left out: a block is final where no value of the field could undo it. */
type Unknown = { field: string; rules: Partial<Record<RuleName, { blockIsFinal: boolean }>> }

const FINAL = { blockIsFinal: true }
const OPEN = { blockIsFinal: false }

/** Every missing field of a line that a rule needs, with the rules that therefore cannot clear. */
export function unknownsOf(line: EntryLine, missingMoney: readonly string[]): Unknown[] {
  const unknowns: Unknown[] = []
  const needs = (field: string, isMissing: boolean, rules: Unknown['rules']) => {
    if (isMissing) unknowns.push({ field, rules })
  }
  const isForeign = line.amount?.currency !== 'USD'
  needs('today', line.today === undefined, { authority: FINAL, ...(isForeign ? { 'exchange-rate': OPEN } : {}) })
  needs('paymentDate', line.paymentDate === undefined, {
    'annual-cap': FINAL,
    authority: OPEN,
    purpose: FINAL,
    'commerce-basis': OPEN,
    filing: OPEN,
    ...(isForeign ? { 'exchange-rate': OPEN } : {}),
  } as Unknown['rules'])
  needs('purpose', line.purpose === undefined, { purpose: FINAL })
  for (const field of missingMoney) {
    const isRate = field.startsWith('rate')
    needs(field, true, {
      ...(field === 'rate.date' || field === 'rate.source' ? {} : { 'annual-cap': FINAL }),
      ...(isForeign || isRate ? { 'exchange-rate': OPEN } : {}),
      ...(isRate ? {} : { payee: FINAL }),
    })
  }
  companyUnknowns(line, needs)
  recordUnknowns(line, needs)
  return unknowns
}

type Needs = (field: string, isMissing: boolean, rules: Unknown['rules']) => void

function companyUnknowns({ company }: EntryLine, needs: Needs): void {
  if (company === undefined) needs('company', true, { 'annual-cap': FINAL })
  else if (company.year === undefined) needs('company.year', true, { 'annual-cap': FINAL })
  for (const field of ['usedCents', 'reservedCents', 'violationCents'] as const)
    needs(`company.year.${field}`, company?.year !== undefined && company.year[field] === undefined, {
      'annual-cap': FINAL,
    })
}

function recordUnknowns({ payee, fsbLicense, product, parties, paymentDate }: EntryLine, needs: Needs): void {
  needs(payee ? 'payee.kind' : 'payee', payee?.kind === undefined, { payee: FINAL })
  for (const field of ['kind', 'number', 'status'] as const)
    needs(`fsbLicense.${field}`, fsbLicense !== undefined && fsbLicense[field] === undefined, { purpose: FINAL })
  if (product) {
    const isControlled = paymentDate === undefined || paymentDate >= RUSSIA_CONTROLS_FROM
    const isEar99 = product.eccn?.trim().toUpperCase() === 'EAR99'
    needs('product.name', product.name === undefined, { 'commerce-basis': OPEN })
    needs('product.kind', product.kind === undefined, { 'commerce-basis': OPEN })
    needs('product.massMarket', product.massMarket === undefined && !isEar99, { 'commerce-basis': OPEN })
    needs('product.htsCode', product.htsCode === undefined && isControlled, { 'commerce-basis': OPEN })
    needs('product.classifiedOn', product.classifiedOn === undefined, { 'commerce-basis': OPEN })
  }
  needs('parties', parties === undefined, { destination: FINAL, 'end-user': FINAL, 'commerce-basis': OPEN })
  parties?.forEach((party, index) => {
    needs(`parties[${index}].role`, party.role === undefined, { destination: FINAL, 'commerce-basis': OPEN })
  })
}

/**
 * A finding with missing fields: it never clears, and stays blocked only where no value of the fields could undo the
 * block.
 */
export function withUnknowns(finding: Finding, unknowns: readonly Unknown[]): Finding {
  const mine = unknowns.filter(({ rules }) => rules[finding.rule] !== undefined)
  if (mine.length === 0) return finding
  const isFinal = mine.every(({ rules }) => rules[finding.rule]?.blockIsFinal)
  if (finding.outcome === 'blocked' && isFinal) return finding
  const fields = mine.map(({ field }) => field).join(', ')
  const message = `Not known: ${fields}.${finding.outcome === 'clear' ? '' : ` ${finding.message}`}`
  return { ...finding, outcome: 'review', message, nextStep: `Give ${fields}.` }
}
