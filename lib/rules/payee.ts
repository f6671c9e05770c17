import { formatUsd } from '@/lib/money'
import { conditionCitation, notToFsbCitation, PURPOSE_TEXT } from './conditions'
import { findFsbNames } from './fsb-names'
import type { Citation, Context, Entry, Finding } from './types'

const AGENT_POLICY: Citation = {
  label: "An agent's service fee is not a fee to the FSB; an unknown split counts in full",
  policy: true,
}

/**
 * Who is paid decides what counts (DOMAIN sections 3.1 and 5). The FSB: in full. An agent: the FSB fee passed through, without the service
 * fee when the split is known, otherwise all of it (policy). State duty: nothing, for counsel to confirm. Anyone else is outside the
 * general license. A payee called FSB but entered as something else is contradictory, and a person decides.
 */
export function payee(entry: Entry, _context: Context): Finding {
  const { kind, splitKnown, serviceFeeCents } = entry.payee
  const name = entry.payee.name.trim()
  const base = { rule: 'payee' as const, title: 'Payee', facts: payeeFacts(entry) }
  if (kind === 'other') {
    return {
      ...base,
      outcome: 'blocked',
      says: `${name || 'The payee'} is neither the FSB nor an agent who passes its fee on.`,
      citation: conditionCitation(entry.paymentDate, PURPOSE_TEXT),
      nextStep: 'Choose what the payee is if it was mistaken. A fee to anyone else is not a fee for an FSB license.',
    }
  }
  if (name === '') {
    return {
      ...base,
      outcome: 'review',
      says: 'The payee has no name.',
      citation: { label: 'A payee is named', policy: true },
      nextStep: 'Enter the name as it stands on the bank document.',
    }
  }
  if (kind === 'fsb') {
    const says = `${name} is paid as the FSB: ${formatUsd(entry.amountCents)} counts. Nothing is provided to the FSB.`
    return { ...base, outcome: 'clear', says, citation: notToFsbCitation }
  }
  if (findFsbNames(name).some(({ certain }) => certain)) {
    return {
      ...base,
      outcome: 'review',
      says: `${name} is a name of the FSB, but the payee is entered as ${kind === 'agent' ? 'an agent' : 'state duty'}.`,
      citation: { label: 'Contradictory data goes to a person', policy: true },
      nextStep: 'Choose the FSB as the payee, or correct the name.',
    }
  }
  if (kind === 'state_duty') {
    return {
      ...base,
      outcome: 'review',
      says: `State duty paid to ${name} is not a fee to the FSB and counts nothing against the cap.`,
      citation: { label: 'State duty is a third kind of payee', toBeConfirmed: true },
      nextStep: 'Have counsel confirm that no authority is needed for this duty.',
    }
  }
  const says = splitKnown
    ? `${formatUsd(entry.amountCents)} is the fee to the FSB and counts. ${formatUsd(serviceFeeCents)} is the service fee of ${name} and does not.`
    : `The fee of ${name} is not split from the fee to the FSB: ${formatUsd(entry.amountCents)} counts in full.`
  return { ...base, outcome: 'clear', says, citation: AGENT_POLICY }
}

function payeeFacts({ payee, amountCents }: Entry): Finding['facts'] {
  const words = { fsb: 'FSB', agent: 'Agent', state_duty: 'State duty', other: 'Other' } as const
  const facts = [{ label: 'Payee', value: `${payee.name || 'not named'} (${words[payee.kind]})` }]
  if (payee.kind === 'agent' && payee.splitKnown) {
    facts.push({ label: 'FSB fee', value: formatUsd(amountCents) })
    facts.push({ label: 'Service fee', value: formatUsd(payee.serviceFeeCents) })
  }
  return facts
}
