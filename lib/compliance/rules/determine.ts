import { licensesInForceOn } from '@/lib/compliance/law/licenses-in-force'
import { byWorst } from '@/lib/compliance/screening/outcomes'
import { annualCap } from './annual-cap'
import { authority } from './authority'
import { commerceBasis } from './commerce-basis'
import { destination } from './destination'
import { duplicate } from './duplicate'
import { earlierAttempt, findEarlierAttempt } from './earlier-attempt'
import { endUser } from './end-user'
import { exchangeRate } from './exchange-rate'
import { filing } from './filing'
import { groupCap } from './group-cap'
import { payee } from './payee'
import { purpose } from './purpose'
import type { Context, Determination, Entry, Finding } from './types'
import { countOf, numberWord, sentence } from './words'

/** Changes with any rule, so that an old decision can be replayed with the rules of its day. */
export const RULES_VERSION = '2026.8'

/** Every rule, in the order of the form's list when nothing is wrong. */
const RULES: readonly ((entry: Entry, context: Context) => Finding)[] = [
  annualCap,
  groupCap,
  authority,
  destination,
  purpose,
  payee,
  exchangeRate,
  commerceBasis,
  filing,
  endUser,
  duplicate,
  earlierAttempt,
]

/**
 * Asks every rule about an entry. The outcome is the worst finding; findings stand blocked first, then review, then
 * clear. Pure: no clock, no database, and it never throws, so that a refusal is a result that can be recorded.
 */
export function determine(entry: Entry, context: Context): Determination {
  const findings = RULES.map((rule) => rule(entry, context)).sort(byWorst)
  const verdicts = [...entry.destinations, ...entry.texts].flatMap(({ verdict }) => verdict ?? [])
  const places = new Set(verdicts.map(({ placesVersion }) => placesVersion))
  return {
    outcome: findings[0]?.outcome ?? 'review',
    findings,
    generalLicenses: licensesInForceOn(entry.paymentDate, context.law).licenses.map(({ shortName }) => shortName),
    headroomBefore: context.headroom,
    retryOfId: findEarlierAttempt(entry, context)?.id ?? null,
    rulesVersion: RULES_VERSION,
    placesVersion: [...places].join(', ') || 'none',
    lawVersion: context.law.version,
  }
}

/**
 * The heading above the findings: `Blocked by one rule of ten`, `Sent to review by two rules of ten`, `Clear by all ten
 * rules`.
 */
export function describeOutcome({ outcome, findings }: Pick<Determination, 'outcome' | 'findings'>): string {
  const all = numberWord(findings.length)
  if (outcome === 'clear') return `Clear by all ${all} rules`
  const count = findings.filter((finding) => finding.outcome === outcome).length
  return `${outcome === 'blocked' ? 'Blocked' : 'Sent to review'} by ${countOf(count, 'rule')} of ${all}`
}

/** What follows from the outcome, in one or two sentences under the heading. */
export function describeConsequence(
  determination: Pick<Determination, 'outcome' | 'findings'>,
  alreadyPaid: boolean,
): string {
  const { outcome, findings } = determination
  const worst = findings[0]?.says ?? ''
  if (outcome === 'clear') return 'Another person approves it before it is paid.'
  if (outcome === 'review') return `${worst} A manager decides; until then it reserves its amount.`
  const reviews = findings.filter((finding) => finding.outcome === 'review').length
  const end = alreadyPaid ? 'It is recorded as an apparent violation.' : 'This entry cannot be approved by anyone.'
  if (reviews === 0) return `${worst} ${end}`
  return `${worst} ${end} ${reviews === 1 ? 'One more rule asks' : `${sentence(numberWord(reviews))} more rules ask`} for a review.`
}
