import { byWorst } from '@/lib/compliance/screening/outcomes'
import { crimeaCitation } from './conditions'
import { type Statement, statementsOfParty, statementsOfText } from './screened/barred-places'
import { examinedOf } from './screened/examined'
import type { Citation, Context, Entry, EntryDestination, Finding } from './types'
import { DESTINATION_WORDS, sentence } from './words'

const CORRECT_OR_BLOCK =
  'Correct the address if it was mistyped; the change is kept and flagged. Otherwise record it as a blocked entry.'

/**
 * Nothing goes to Crimea, Sevastopol included (FAQ 501), or from 21 Feb 2022 to the so-called Donetsk and Luhansk
 * People's Republic regions (E.O. 14065, FAQ 1009): the screening asks one list for each. Every party and text of the
 * entry is read, and the worst verdict decides; where the payee is stands in the rule on payees. A place in a name or in
 * free text asks a person (policy). No destination, a party without a name or an address, and a distributor without a
 * named consignee or end user cannot be cleared: a person decides (policy). The finding names what was screened and
 * what was not, since nothing is said of what was not read.
 */
export function destination(entry: Entry, { law }: Context): Finding {
  const statements = [
    ...entry.destinations.flatMap((party) => statementsOfParty(party, entry.paymentDate, law)),
    ...entry.texts.flatMap((text) => statementsOfText(text, entry.paymentDate, law)),
    ...missingParties(entry.destinations),
  ].sort(byWorst)
  const [worst] = statements
  const base = { rule: 'destination' as const, title: 'Destination', examined: examinedOf(entry) }
  if (!worst) {
    return {
      ...base,
      outcome: 'clear',
      says: isPayeeInDoubt(entry)
        ? 'No other party is in Crimea; where the payee is stands under Payee.'
        : 'No party is in Crimea.',
      facts: entry.destinations.map(factOfParty),
      readIn: placesRead(entry),
      citation: crimeaCitation(law),
    }
  }
  return {
    ...base,
    outcome: worst.outcome,
    says: worst.says,
    facts: statements.flatMap(({ facts }) => facts),
    ...doubtOf(statements, worst),
    ...(worst.readIn ? { readIn: worst.readIn } : {}),
    citation: worst.citation ?? crimeaCitation(law),
    nextStep: worst.nextStep ?? CORRECT_OR_BLOCK,
  }
}

/** Every doubt on a line of its own; left out where the sentence is the only one. */
function doubtOf(statements: readonly Statement[], worst: Statement): { doubt?: string } {
  const doubts = new Set(statements.map(({ doubt, says }) => doubt ?? says))
  return doubts.size === 1 && doubts.has(worst.says) ? {} : { doubt: [...doubts].join('\n') }
}

const isPayeeInDoubt = ({ payee }: Entry): boolean =>
  payee.verdict.outcome !== 'clear' && `${payee.name}${payee.address}`.trim() !== ''

/** Where a party is, as typed: the address and the parts that stand apart from it. */
const placeOf = ({ address, postalCode, city, region }: EntryDestination): string =>
  [address, postalCode, city, region].filter((part) => part?.trim()).join(', ')

const factOfParty = (party: EntryDestination) => ({
  label: sentence(DESTINATION_WORDS[party.role]),
  value: [party.name, placeOf(party)].filter(Boolean).join(', '),
})

/** The versions of the places that the entry was screened with, as they stand under a finding. */
const placesRead = ({ destinations, texts }: Entry): string => {
  const verdicts = [...destinations, ...texts].flatMap(({ verdict }) => verdict ?? [])
  return `Places ${[...new Set(verdicts.map(({ placesVersion }) => placesVersion))].join(', ')}`
}

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
      const { label, value } = factOfParty(party)
      return {
        outcome: 'review',
        says: `The ${who} has no ${what}, so it could not be screened in full.`,
        facts: [{ label, value: value || 'not named' }],
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
