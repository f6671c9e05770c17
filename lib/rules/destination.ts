import type { Law } from '@/lib/law/law'
import type { Reason, ScreeningList } from '@/lib/screening/types'
import { citationOf, crimeaCitation } from './conditions'
import { listsInForce } from './donetsk-luhansk'
import type { Citation, Context, Entry, EntryDestination, Finding, FindingOutcome } from './types'
import { DESTINATION_WORDS, sentence } from './words'

type Statement = {
  outcome: FindingOutcome
  says: string
  facts: Finding['facts']
  readIn?: string
  citation?: Citation
  nextStep?: string
}

const FIELD_WORDS: Readonly<Record<string, string>> = { postalCode: 'postal code', text: 'address' }
const RANK: Readonly<Record<FindingOutcome, number>> = { blocked: 0, review: 1, clear: 2 }
const FIND_OUT = 'Find out where the place is. A manager decides; nothing is released by time.'
const FIND_ON_MAP = 'Find the place by its postal code or on a map. A manager decides.'
const CORRECT_OR_BLOCK =
  'Correct the address if it was mistyped; the change is kept and flagged. Otherwise record it as a blocked entry.'

/**
 * Nothing goes to Crimea, Sevastopol included (FAQ 501), or from 21 Feb 2022 to the so-called Donetsk and Luhansk
 * People's Republic regions (E.O. 14065, FAQ 1009): the screening asks one list for each. The worst verdict of all
 * parties decides. No destination, a party without a name or an address, and a distributor without a named consignee or
 * end user cannot be cleared: a person decides (policy).
 */
export function destination(entry: Entry, { law }: Context): Finding {
  const statements = [
    ...entry.destinations.flatMap((party) => screened(party, entry.paymentDate, law)),
    ...missingParties(entry.destinations),
  ].sort((one, other) => RANK[one.outcome] - RANK[other.outcome])
  const worst = statements.find(({ outcome }) => outcome !== 'clear')
  const base = { rule: 'destination' as const, title: 'Destination' }
  if (!worst) {
    return {
      ...base,
      outcome: 'clear',
      says: 'No party is in Crimea.',
      facts: statements.flatMap(({ facts }) => facts),
      readIn: placesRead(entry.destinations),
      citation: crimeaCitation(law),
    }
  }
  return {
    ...base,
    outcome: worst.outcome,
    says: worst.says,
    facts: statements.filter(({ outcome }) => outcome !== 'clear').flatMap(({ facts }) => facts),
    ...(worst.readIn ? { readIn: worst.readIn } : {}),
    citation: worst.citation ?? crimeaCitation(law),
    nextStep: worst.nextStep ?? CORRECT_OR_BLOCK,
  }
}

/** Where a party is, as typed: the address and the parts that stand apart from it. */
const placeOf = ({ address, postalCode, city, region }: EntryDestination): string =>
  [address, postalCode, city, region].filter((part) => part?.trim()).join(', ')

const quoted = (text: string): string => `\u201c${text}\u201d`
const fieldWord = (field: string): string => FIELD_WORDS[field] ?? field

/** The versions of the places the parties were screened with, as they stand under a finding. */
const placesRead = (parties: EntryDestination[]): string =>
  `Places ${[...new Set(parties.map(({ verdict }) => verdict.placesVersion))].join(', ')}`

/** One statement for each list that found something in the party; none found, one that says who is clear. */
function screened(party: EntryDestination, paymentDate: string, law: Law): Statement[] {
  const { outcome, reasons } = party.verdict
  // The outcome of the verdict stands, whatever its reasons add up to.
  const isExplained = reasons.some((reason) => RANK[reason.outcome] <= RANK[outcome])
  const found = listsInForce(paymentDate).flatMap((list) => {
    const spoken = reasons.filter((reason) => (reason.list ?? 'crimea') === list && reason.outcome !== 'clear')
    if (list === 'crimea' && outcome !== 'clear' && !isExplained)
      return [statementOf(party, list, spoken, outcome, law)]
    const worst = spoken.some((reason) => reason.outcome === 'blocked') ? 'blocked' : 'review'
    return spoken.length > 0 ? [statementOf(party, list, spoken, worst, law)] : []
  })
  if (found.length > 0) return found
  const value = [party.name, placeOf(party)].filter(Boolean).join(', ')
  return [{ outcome: 'clear', says: '', facts: [{ label: sentence(DESTINATION_WORDS[party.role]), value }] }]
}

const WHERE: Readonly<Record<ScreeningList, string>> = {
  crimea: 'Crimea',
  'donetsk-luhansk': 'the so-called Donetsk or Luhansk People\u2019s Republic region',
}

function statementOf(
  party: EntryDestination,
  list: ScreeningList,
  spoken: readonly Reason[],
  outcome: FindingOutcome,
  law: Law,
): Statement {
  const who = DESTINATION_WORDS[party.role]
  const first = spoken.find((reason) => reason.outcome === outcome) ?? spoken[0]
  const field = fieldWord(first?.field ?? 'address')
  const nextStep = list === 'crimea' ? FIND_OUT : FIND_ON_MAP
  return {
    outcome,
    says: `The ${who}\u2019s ${field} ${outcome === 'blocked' ? 'is' : 'may be'} in ${WHERE[list]}.`,
    facts: spoken.map((reason) => ({ label: `${sentence(who)}, ${fieldWord(reason.field)}`, value: factOf(reason) })),
    readIn: `${sentence(who)}, ${field}. Places ${party.verdict.placesVersion}`,
    ...(list === 'crimea' ? {} : { citation: citationOf(law, 'regions') }),
    ...(outcome === 'review' ? { nextStep } : {}),
  }
}

const factOf = ({ matched, says }: Reason): string =>
  matched === '' || says.includes(matched) ? says : `${quoted(matched)}: ${says}`

function missingParties(parties: EntryDestination[]): Statement[] {
  const named = (party: EntryDestination): boolean => party.name.trim() !== '' && placeOf(party) !== ''
  const policy: Citation = { label: 'A destination is named, with its address', policy: true }
  if (parties.length === 0) {
    const says = 'No destination is named, so none could be screened.'
    return [
      {
        outcome: 'review',
        says,
        facts: [],
        citation: policy,
        nextStep: 'Name the consignee or the end user, with the address.',
      },
    ]
  }
  const missing: Statement[] = parties
    .filter((party) => !named(party))
    .map((party) => {
      const who = DESTINATION_WORDS[party.role]
      const what = party.name.trim() === '' ? 'name' : 'address'
      return {
        outcome: 'review',
        says: `The ${who} has no ${what}, so it could not be screened in full.`,
        facts: [
          { label: sentence(who), value: [party.name, placeOf(party)].filter(Boolean).join(', ') || 'not named' },
        ],
        citation: policy,
        nextStep: `Enter the ${what} of the ${who}.`,
      }
    })
  if (!parties.some((party) => party.role !== 'distributor' && named(party))) {
    missing.push({
      outcome: 'review',
      says: 'A distributor alone is not a destination: who receives the product is not known.',
      facts: parties.map((party) => ({
        label: sentence(DESTINATION_WORDS[party.role]),
        value: party.name || 'not named',
      })),
      citation: { label: 'An intermediary needs a named destination', policy: true },
      nextStep: 'Name the end user or the consignee.',
    })
  }
  return missing
}
