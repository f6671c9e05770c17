import { byWorst } from '@/lib/compliance/screening/outcomes'
import { crimeaCitation } from '../conditions'
import type { Citation, Context, Entry, EntryDestination, Finding } from '../types'
import { DESTINATION_WORDS, sentence } from '../words'
import { CORRECT_OR_BLOCK, type Statement, statementsOfParty, statementsOfText } from './barred-places'
import { examinedOf } from './examined'

/**
 * Nothing goes to Crimea, Sevastopol included (FAQ 501), or from 21 Feb 2022 to the so-called Donetsk and Luhansk
 * People's Republic regions (E.O. 14065, FAQ 1009): there is one screening list for each. Every party and text of the
 * entry is read, and the worst verdict decides; the payee's place is left to the rule on payees. A person decides on a
 * place in a name or in free text (policy), and when there is no destination, a party has no name or address, or a
 * distributor has no named consignee or end user (policy). The finding names what was and was not screened, because it
 * must not claim anything about text that was not read.
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
      message: isPayeeInDoubt(entry)
        ? 'No other party is in Crimea. See Payee for where the payee is.'
        : 'No party is in Crimea.',
      facts: entry.destinations.map(factOfParty),
      readIn: placesRead(entry),
      citation: crimeaCitation(law),
    }
  }
  return {
    ...base,
    outcome: worst.outcome,
    message: worst.message,
    facts: statements.flatMap(({ facts }) => facts),
    ...doubtOf(statements, worst),
    ...(worst.readIn ? { readIn: worst.readIn } : {}),
    citation: worst.citation ?? crimeaCitation(law),
    nextStep: worst.nextStep ?? CORRECT_OR_BLOCK,
  }
}

/** Each doubt on its own line; left out where the message is the only one. */
function doubtOf(statements: readonly Statement[], worst: Statement): { doubt?: string } {
  const doubts = new Set(statements.map(({ doubt, message }) => doubt ?? message))
  return doubts.size === 1 && doubts.has(worst.message) ? {} : { doubt: [...doubts].join('\n') }
}

const isPayeeInDoubt = ({ payee }: Entry): boolean =>
  payee.verdict.outcome !== 'clear' && `${payee.name}${payee.address}`.trim() !== ''

/** Where a party is, as typed: the address and the parts that have fields of their own. */
const placeOf = ({ address, postalCode, city, region }: EntryDestination): string =>
  [address, postalCode, city, region].filter((part) => part?.trim()).join(', ')

const factOfParty = (party: EntryDestination) => ({
  label: sentence(DESTINATION_WORDS[party.role]),
  value: [party.name, placeOf(party)].filter(Boolean).join(', '),
})

/** The versions of the places that the entry was screened with, as shown under a finding. */
const placesRead = ({ destinations, texts }: Entry): string => {
  const verdicts = [...destinations, ...texts].flatMap(({ verdict }) => verdict ?? [])
  return `Places ${[...new Set(verdicts.map(({ placesVersion }) => placesVersion))].join(', ')}`
}

function missingParties(parties: EntryDestination[]): Statement[] {
  const named = (party: EntryDestination): boolean => party.name.trim() !== '' && placeOf(party) !== ''
  const policy: Citation = { label: 'A destination is named, with its address', policy: true }
  if (parties.length === 0) {
    const message = 'No destination is named, so none could be screened.'
    return [
      {
        outcome: 'review',
        message,
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
        message: `The ${who} has no ${what}, so it could not be screened in full.`,
        facts: [{ label, value: value || 'not named' }],
        citation: policy,
        nextStep: `Enter the ${what} of the ${who}.`,
      }
    })
  if (!parties.some((party) => party.role !== 'distributor' && named(party))) {
    missing.push({
      outcome: 'review',
      message: 'A distributor alone is not a destination: who receives the product is not known.',
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
