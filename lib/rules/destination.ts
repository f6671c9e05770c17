import { crimeaCitation } from './conditions'
import { findBarredRegion, regionsCitation } from './donetsk-luhansk'
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
const CORRECT_OR_BLOCK =
  'Correct the address if it was mistyped; the change is kept and flagged. Otherwise record it as a blocked entry.'

/**
 * Nothing goes to Crimea, Sevastopol included (FAQ 501; DOMAIN section 3.4), or from 21 Feb 2022 to the so-called Donetsk and Luhansk
 * People's Republic regions (E.O. 14065, FAQ 1009). The worst verdict of all parties decides. No destination, a party without a name or an
 * address, and a distributor without a named consignee or end user cannot be cleared: a person decides (policy, DOMAIN section 4).
 */
export function destination(entry: Entry, _context: Context): Finding {
  const statements = [
    ...entry.destinations.flatMap((party) => [screened(party), ...barredRegion(party, entry.paymentDate)]),
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
      citation: crimeaCitation,
    }
  }
  return {
    ...base,
    outcome: worst.outcome,
    says: worst.says,
    facts: statements.filter(({ outcome }) => outcome !== 'clear').flatMap(({ facts }) => facts),
    ...(worst.readIn ? { readIn: worst.readIn } : {}),
    citation: worst.citation ?? crimeaCitation,
    nextStep: worst.nextStep ?? CORRECT_OR_BLOCK,
  }
}

const quoted = (text: string): string => `\u201c${text}\u201d`
const fieldWord = (field: string): string => FIELD_WORDS[field] ?? field

/** The versions of the places the parties were screened with, as they stand under a finding. */
const placesRead = (parties: EntryDestination[]): string =>
  `Places ${[...new Set(parties.map(({ verdict }) => verdict.placesVersion))].join(', ')}`

function screened(party: EntryDestination): Statement {
  const who = DESTINATION_WORDS[party.role]
  const { outcome, reasons, placesVersion } = party.verdict
  if (outcome === 'clear') {
    return {
      outcome,
      says: '',
      facts: [{ label: sentence(who), value: [party.name, party.address].filter(Boolean).join(', ') }],
    }
  }
  const spoken = reasons.filter((reason) => reason.outcome !== 'clear')
  const first = spoken.find((reason) => reason.outcome === outcome) ?? spoken[0]
  const field = fieldWord(first?.field ?? 'address')
  return {
    outcome,
    says: `The ${who}\u2019s ${field} ${outcome === 'blocked' ? 'is' : 'may be'} in Crimea.`,
    facts: spoken.map((reason) => ({
      label: `${sentence(who)}, ${fieldWord(reason.field)}`,
      value:
        reason.matched === '' || reason.says.includes(reason.matched)
          ? reason.says
          : `${quoted(reason.matched)}: ${reason.says}`,
    })),
    readIn: `${sentence(who)}, ${field}. Places ${placesVersion}`,
    ...(outcome === 'review'
      ? { nextStep: 'Find out where the place is. A manager decides; nothing is released by time.' }
      : {}),
  }
}

function barredRegion(party: EntryDestination, paymentDate: string): Statement[] {
  const hit = findBarredRegion(party, paymentDate)
  if (!hit) return []
  const who = DESTINATION_WORDS[party.role]
  const where = 'the so-called Donetsk or Luhansk People\u2019s Republic region'
  return [
    {
      outcome: hit.certain ? 'blocked' : 'review',
      says: `The ${who}\u2019s ${hit.field} ${hit.certain ? 'is' : 'may be'} in ${where}.`,
      facts: [{ label: `${sentence(who)}, ${hit.field}`, value: quoted(hit.matched) }],
      readIn: `${sentence(who)}, ${hit.field}`,
      citation: regionsCitation,
      ...(hit.certain ? {} : { nextStep: 'Find the place by its postal code or on a map. A manager decides.' }),
    },
  ]
}

function missingParties(parties: EntryDestination[]): Statement[] {
  const named = (party: EntryDestination): boolean => party.name.trim() !== '' && party.address.trim() !== ''
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
        facts: [{ label: sentence(who), value: [party.name, party.address].filter(Boolean).join(', ') || 'not named' }],
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
