import type { Law } from '@/lib/compliance/law/law'
import { isWorse } from '@/lib/compliance/screening/outcomes'
import type { Reason, ScreeningList, Verdict } from '@/lib/compliance/screening/types'
import { citationOf, crimeaCitation } from '../conditions'
import type { Citation, EntryDestination, Finding, FindingOutcome } from '../types'
import { DESTINATION_WORDS, sentence } from '../words'
import { fieldWord, TEXT_WORDS } from './examined'
import { listsInForce } from './lists-in-force'
import type { ScreenedText } from './screened-text'

/** One statement of the rule on destinations about a party or a text. */
export type Statement = {
  outcome: FindingOutcome
  message: string
  /** What is doubted, where the message alone does not distinguish it from another doubt about the same party. */
  doubt?: string
  facts: Finding['facts']
  readIn?: string
  citation?: Citation
  nextStep?: string
}

/** A party or a text that was screened, and how a hit in it is described. */
type Subject = {
  who: string
  verdict: Verdict
  /** Where a hit is: "The consignee’s address", "The note". */
  nameOf: (field: string) => string
  /** The wording of an uncertain hit. */
  doubtful: 'may be in' | 'may name a place in'
  citation?: (law: Law) => Citation
  /** It can be changed after the decision, so the text that was read is part of the doubt. */
  isEditable: boolean
  nextStep: Readonly<Record<'blocked' | 'review', string | undefined>>
}

/** The next step where an address is in a barred place. */
export const CORRECT_OR_BLOCK =
  'Correct the address if it was mistyped; the change is recorded and flagged. Otherwise record it as a blocked entry.'
const FIND_OUT = 'Find out where the place is. A manager decides; nothing is released automatically.'
const FIND_ON_MAP = 'Find the place by its postal code or on a map. A manager decides.'
const ASK_ABOUT_TEXT = 'Find out whether something goes there. A manager decides; nothing is released automatically.'

const WHERE: Readonly<Record<ScreeningList, string>> = {
  crimea: 'Crimea',
  'donetsk-luhansk': 'the so-called Donetsk or Luhansk People\u2019s Republic region',
}
const fieldOf =
  (who: string): Subject['nameOf'] =>
  (field) =>
    `The ${who}’s ${field}`

/** What each list found in a destination; nothing where it is clear. */
export const statementsOfParty = (party: EntryDestination, paymentDate: string, law: Law): Statement[] => {
  const who = DESTINATION_WORDS[party.role]
  const nextStep = { blocked: undefined, review: undefined }
  const words = { who, nameOf: fieldOf(who), doubtful: 'may be in' as const }
  return statementsOf({ ...words, verdict: party.verdict, isEditable: false, nextStep }, paymentDate, law)
}

/**
 * What each list found in a party or a text that is not a destination; nothing where it is clear or empty. A payer's
 * address is read like a destination's (policy), because what it pays for is provided to it.
 */
export function statementsOfText({ source, verdict }: ScreenedText, paymentDate: string, law: Law): Statement[] {
  if (!verdict) return []
  const isCompany = source === 'company'
  const subject: Subject = {
    who: TEXT_WORDS[source],
    verdict,
    nameOf: isCompany ? fieldOf(TEXT_WORDS[source]) : () => `The ${TEXT_WORDS[source]}`,
    doubtful: source === 'note' ? 'may name a place in' : 'may be in',
    citation: isCompany ? asPolicy : () => ({ label: 'A place in a name or a text goes to a person', policy: true }),
    isEditable: source !== 'note',
    nextStep: {
      blocked: isCompany ? 'Correct the company if its address is wrong. Otherwise record it as a blocked entry.' : '',
      review: isCompany ? undefined : ASK_ABOUT_TEXT,
    },
  }
  return statementsOf(subject, paymentDate, law)
}

const asPolicy = (law: Law): Citation => ({ ...crimeaCitation(law), policy: true })

/** One statement for each list that found something. */
function statementsOf(subject: Subject, paymentDate: string, law: Law): Statement[] {
  const { outcome, reasons } = subject.verdict
  // The outcome of the verdict counts, even when no reason explains it.
  const isExplained = reasons.some((reason) => !isWorse(outcome, reason.outcome))
  return listsInForce(paymentDate).flatMap((list) => {
    const spoken = reasons.filter((reason) => (reason.list ?? 'crimea') === list && reason.outcome !== 'clear')
    if (list === 'crimea' && outcome !== 'clear' && !isExplained)
      return [statementOf(subject, list, spoken, outcome, law)]
    const worst = spoken.some((reason) => reason.outcome === 'blocked') ? 'blocked' : 'review'
    return spoken.length > 0 ? [statementOf(subject, list, spoken, worst, law)] : []
  })
}

function statementOf(
  { who, verdict, nameOf, doubtful, citation, isEditable, nextStep }: Subject,
  list: ScreeningList,
  spoken: readonly Reason[],
  outcome: Exclude<FindingOutcome, 'clear'>,
  law: Law,
): Statement {
  const first = spoken.find((reason) => reason.outcome === outcome) ?? spoken[0]
  const field = fieldWord(first?.field ?? 'address')
  const message = spoken.every(({ rule }) => rule === 'not_read')
    ? `${nameOf(field)} could not be read.`
    : `${nameOf(field)} ${outcome === 'blocked' ? 'is in' : doubtful} ${WHERE[list]}.`
  const facts = spoken.map((reason) => ({ label: labelOf(who, reason.field), value: factOf(reason) }))
  const ownStep = nextStep[outcome] ?? (list === 'crimea' ? FIND_OUT : FIND_ON_MAP)
  const cited = list === 'crimea' ? citation?.(law) : citationOf(law, 'regions')
  return {
    outcome,
    message,
    ...(isEditable ? { doubt: [message, ...facts.map(({ value }) => value)].join(' ') } : {}),
    facts,
    readIn: `${labelOf(who, first?.field ?? 'address')}. Places ${verdict.placesVersion}`,
    ...(cited ? { citation: cited } : {}),
    ...(outcome === 'review' || nextStep.blocked ? { nextStep: ownStep } : {}),
  }
}

/** `Consignee, address`; a text has only one field, which is not named. */
const labelOf = (who: string, field: string): string =>
  who === TEXT_WORDS.note ? sentence(who) : `${sentence(who)}, ${fieldWord(field)}`

const quoted = (text: string): string => `\u201c${text}\u201d`

const factOf = ({ matched, message }: Reason): string =>
  matched === '' || message.includes(matched) ? message : `${quoted(matched)}: ${message}`
