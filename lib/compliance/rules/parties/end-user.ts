import { notToFsbCitation } from '../conditions'
import type { Context, Entry, Finding } from '../types'
import { DESTINATION_WORDS, sentence } from '../words'
import { findFsbNames } from './fsb-names'

/**
 * No goods, technology or services go to the FSB or on its behalf (FAQ 502, 503). Its name in the name or the address
 * of any party blocks; what may be its name, such as the bare letters FSB or a military unit number, goes to a person.
 */
export function endUser(entry: Entry, { law }: Context): Finding {
  const hits = entry.destinations.flatMap((party) =>
    (['name', 'address'] as const).flatMap((field) =>
      findFsbNames(party[field]).map((name) => ({ ...name, party: DESTINATION_WORDS[party.role], field })),
    ),
  )
  const worst = hits.find(({ certain }) => certain) ?? hits[0]
  const base = { rule: 'end-user' as const, title: 'End user', citation: notToFsbCitation(law) }
  if (!worst) {
    const message = entry.destinations.length === 0 ? 'No party is named yet.' : 'No party has an FSB name.'
    return { ...base, outcome: 'clear', message, facts: [] }
  }
  const where = `The ${worst.party}\u2019s ${worst.field}`
  return {
    ...base,
    outcome: worst.certain ? 'blocked' : 'review',
    message: worst.certain
      ? `${where} names the FSB. Nothing may be provided to the FSB or on its behalf.`
      : `${where} may name the FSB: \u201c${worst.matched}\u201d, ${worst.meaning}.`,
    facts: hits.map((hit) => ({
      label: `${sentence(hit.party)}, ${hit.field}`,
      value: `\u201c${hit.matched}\u201d: ${hit.meaning}`,
    })),
    readIn: `${sentence(worst.party)}, ${worst.field}`,
    nextStep: worst.certain
      ? 'Correct the party if it was mistyped. The FSB may be paid its fee, and may not be a destination.'
      : 'State who the party is, with evidence that it is not the FSB.',
  }
}
