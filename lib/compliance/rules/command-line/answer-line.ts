import type { Law } from '@/lib/compliance/law/law'
import { byWorst } from '@/lib/compliance/screening/outcomes'
import { SCREENING_RULES_VERSION } from '@/lib/compliance/screening/rules-version'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Cents } from '@/lib/kernel/money'
import { CAP_CENTS } from '../cap/annual-cap'
import { messageOf } from '../destination/examined'
import { determine, RULES_VERSION } from '../determine'
import type { Finding, FindingOutcome } from '../types'
import { confirmedLaw, contextOf, entryOf } from './entry-of-line'
import { type EntryLine, entryLine, faultOf } from './entry-schema'
import { groupFinding } from './group-finding'
import { LineFault, readLineMoney } from './read-money'
import { unknownsOf, withUnknowns } from './unknowns'

/** One answer: what the rules say of a line, or what is wrong with it. */
export type LineAnswer =
  | { id: unknown; error: string }
  | {
      id: unknown
      outcome: FindingOutcome
      countedCents: Cents | null
      headroomAfterCents: Cents | null
      findings: { rule: string; outcome: FindingOutcome; message: string; citation: string }[]
      /** Rules that need the history of a ledger, and fields that were given and that no rule reads. */
      notExamined: string[]
      versions: { rules: string; law: string; places: string; screening: string }
    }

/** The rule whose facts a line may hold in part: it is asked by groupFinding. */
const ASKED_APART = 'group-cap'
/** Rules that compare with earlier entries, which a line does not carry: they are not asked, so they cannot clear. */
const NEED_HISTORY: readonly string[] = ['duplicate', 'earlier-attempt']
const NO_PLACES = screenDestination({}).placesVersion

/**
 * Decides one line by the same determine() that records a payment. A field left out is unknown: the rules that need it
 * go to review and never clear. A line that cannot be read is answered by its first fault, with its id where that could
 * be read and null otherwise. Pure; never throws.
 */
export function answerLine(line: string, law: Law): LineAnswer {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { id: null, error: 'The line is not JSON.' }
  }
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null
  const parsed = entryLine.safeParse(json)
  if (!parsed.success) return { id, error: faultOf(parsed.error) }
  try {
    return { id, ...decide(parsed.data, law) }
  } catch (error) {
    if (error instanceof LineFault) return { id, error: error.message }
    throw error
  }
}

function decide(line: EntryLine, shipped: Law): Omit<Extract<LineAnswer, { outcome: FindingOutcome }>, 'id'> {
  const law = confirmedLaw(shipped, line.confirmed ?? [])
  const money = readLineMoney(line)
  const entry = entryOf(line, money)
  const determination = determine(entry, contextOf(line, law))
  const unknowns = unknownsOf(line, money.missing)
  const findings = determination.findings
    .filter(({ rule }) => rule !== ASKED_APART && !NEED_HISTORY.includes(rule))
    .map((finding) => withUnknowns(finding, unknowns))
  const answers = [...findings.map(toAnswer), groupFinding(line, money.countedCents)].sort(byWorst)
  return {
    outcome: answers[0]?.outcome ?? 'review',
    countedCents: money.countedCents,
    headroomAfterCents: headroomAfter(line, money.countedCents, findings),
    findings: answers,
    notExamined: [...NEED_HISTORY, ...givenAndNotRead(line)],
    versions: {
      rules: RULES_VERSION,
      law: law.version,
      places: determination.placesVersion === 'none' ? NO_PLACES : determination.placesVersion,
      screening: SCREENING_RULES_VERSION,
    },
  }
}

const toAnswer = (finding: Finding) => ({
  rule: finding.rule,
  outcome: finding.outcome,
  message: messageOf(finding),
  citation: finding.citation.label,
})

/**
 * What is left of the year after this payment, never below zero; before it where the cap blocks it. Null while any part
 * of it is unknown.
 */
function headroomAfter(line: EntryLine, countedCents: Cents | null, findings: readonly Finding[]): Cents | null {
  const { usedCents, reservedCents, violationCents } = line.company?.year ?? {}
  if (usedCents === undefined || reservedCents === undefined || violationCents === undefined) return null
  if (countedCents === null) return null
  const before = CAP_CENTS - usedCents - reservedCents - violationCents
  const isOver = findings.some(({ rule, outcome }) => rule === 'annual-cap' && outcome === 'blocked')
  return Math.max(0, isOver ? before : before - countedCents)
}

function givenAndNotRead({ company, payee }: EntryLine): string[] {
  const isAgent = payee?.kind === 'agent'
  return [
    ...(company?.registrationNumber?.trim() ? ['company.registrationNumber'] : []),
    ...(payee?.serviceFee !== undefined && !isAgent ? ['payee.serviceFee'] : []),
    ...(payee?.fsbReceipt !== undefined && !isAgent ? ['payee.fsbReceipt'] : []),
  ]
}
