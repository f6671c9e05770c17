import { licensesInForceOn } from '@/lib/compliance/law/licenses-in-force'
import { byWorst } from '@/lib/compliance/screening/outcomes'
import { authority } from './authority'
import { annualCap } from './cap/annual-cap'
import { groupCap } from './cap/group-cap'
import { commerceBasis } from './commerce/commerce-basis'
import { filing } from './commerce/filing'
import { destination } from './destination/destination'
import { exchangeRate } from './money/exchange-rate'
import { endUser } from './parties/end-user'
import { payee } from './parties/payee'
import { purpose } from './purpose'
import { duplicate } from './repeated/duplicate'
import { earlierAttempt, findEarlierAttempt } from './repeated/earlier-attempt'
import type { Context, Determination, Entry, Finding } from './types'
import { countInWords, numberWord, sentence } from './words'

/** Changes with any rule, so that an old decision can be replayed with the rules of its day. */
export const RULES_VERSION = '2026.10'

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
 * The heading above the findings, such as `Blocked by one rule of three`, `Sent to review by two rules of three` or
 * `Clear by all three rules`.
 */
export function describeOutcome({ outcome, findings }: Pick<Determination, 'outcome' | 'findings'>): string {
  const all = numberWord(findings.length)
  if (outcome === 'clear') return `Clear by all ${all} rules`
  const count = findings.filter((finding) => finding.outcome === outcome).length
  return `${outcome === 'blocked' ? 'Blocked' : 'Sent to review'} by ${countInWords(count, 'rule')} of ${all}`
}

/** What follows from the outcome, in one or two sentences under the heading. */
export function describeConsequence(
  determination: Pick<Determination, 'outcome' | 'findings'>,
  alreadyPaid: boolean,
): string {
  const { outcome, findings } = determination
  const worst = findings[0]?.message ?? ''
  if (outcome === 'clear') return 'Another person approves it before it is paid.'
  if (outcome === 'review') return `${worst} A manager decides; until then it reserves its amount.`
  const reviews = findings.filter((finding) => finding.outcome === 'review').length
  const end = alreadyPaid ? 'It is recorded as an apparent violation.' : 'This entry cannot be approved by anyone.'
  if (reviews === 0) return `${worst} ${end}`
  return (
    `${worst} ${end} ` +
    `${reviews === 1 ? 'One more rule asks' : `${sentence(numberWord(reviews))} more rules ask`} for a review.`
  )
}
