import { formatUsd } from '@/lib/kernel/money'
import { citationOf, conditionCitation, crimeaCitation, notToFsbCitation, purposeText } from './conditions'
import { findFsbNames } from './names/fsb-names'
import type { Citation, Context, Entry, Finding } from './types'

const AGENT_POLICY: Citation = {
  label: "An agent's service fee is not a fee to the FSB; an unknown split counts in full",
  policy: true,
}

type Answer = Pick<Finding, 'outcome' | 'says' | 'citation' | 'nextStep'>

/**
 * Who is paid decides what counts. The FSB: in full. An agent: the FSB fee passed through, without the service fee when
 * the split is known, otherwise all of it (policy). A split is a claim: without the FSB's receipt, or with a service
 * fee above the share that the policy admits, a person decides. State duty: nothing, for counsel to confirm. Anyone
 * else is outside the general license. A payee called FSB but entered as something else is contradictory: a person
 * decides. Where a payee is follows the rules of a destination: in a place that is barred nobody is paid, and where it
 * may be in one a person decides, as of a place in its name.
 */
export function payee(entry: Entry, context: Context): Finding {
  const facts = payeeFacts(entry)
  const place = doubtAboutPlace(entry, context)
  const answer =
    (place?.outcome === 'blocked' ? place : null) ??
    doubtAboutIdentity(entry, context) ??
    place ??
    (entry.payee.kind === 'agent' ? agentAnswer(entry, context) : ownAnswer(entry, context))
  return { rule: 'payee', title: 'Payee', facts, ...answer }
}

function doubtAboutIdentity(entry: Entry, { law }: Context): Answer | null {
  const { kind } = entry.payee
  const name = entry.payee.name.trim()
  if (kind === 'other') {
    return {
      outcome: 'blocked',
      says: `${name || 'The payee'} is neither the FSB nor an agent who passes its fee on.`,
      citation: conditionCitation(entry.paymentDate, purposeText(law), law),
      nextStep: 'Choose what the payee is if it was mistaken. A fee to anyone else is not a fee for an FSB license.',
    }
  }
  if (name === '') {
    return {
      outcome: 'review',
      says: 'The payee has no name.',
      citation: { label: 'A payee is named', policy: true },
      nextStep: 'Enter the name as it stands on the bank document.',
    }
  }
  if (kind !== 'fsb' && findFsbNames(name).some(({ certain }) => certain)) {
    return {
      outcome: 'review',
      says: `${name} is a name of the FSB, but the payee is entered as ${kind === 'agent' ? 'an agent' : 'state duty'}.`,
      citation: { label: 'Contradictory data goes to a person', policy: true },
      nextStep: 'Choose the FSB as the payee, or correct the name.',
    }
  }
  return null
}

/**
 * What FAQ 501 says of places is about goods, technology and services. That nobody is paid there is read into it
 * (policy); where a place is in doubt, counsel is asked.
 */
function doubtAboutPlace({ payee: { name, address, verdict } }: Entry, { law }: Context): Answer | null {
  if (verdict.outcome === 'clear' || `${name}${address}`.trim() === '') return null
  const where = verdict.reasons.find(({ outcome }) => outcome === verdict.outcome)
  const isBlocked = verdict.outcome === 'blocked'
  const who = name.trim() || 'The payee'
  const doubt =
    where?.rule === 'not_read' ? `Where ${who} is could not be read` : `${who} may be in a place that is barred`
  const claim = isBlocked ? `${who} is in a place that is barred` : doubt
  return {
    outcome: verdict.outcome,
    says: `${claim}${where?.says ? `: ${where.says}` : '.'}`,
    citation: isBlocked
      ? { ...(where?.list === 'donetsk-luhansk' ? citationOf(law, 'regions') : crimeaCitation(law)), policy: true }
      : { label: 'A payee in a barred place', toBeConfirmed: true },
    nextStep: isBlocked
      ? 'Correct the address if it was mistyped; the change is kept and flagged. Otherwise record it as a blocked entry.'
      : 'Find out where the payee is. A manager decides, with counsel.',
  }
}

function ownAnswer({ payee: { kind, name }, amountCents }: Entry, { law }: Context): Answer {
  if (kind === 'fsb') {
    const says = `${name.trim()} is paid as the FSB: ${formatUsd(amountCents)} counts. Nothing is provided to the FSB.`
    return { outcome: 'clear', says, citation: notToFsbCitation(law) }
  }
  return {
    outcome: 'review',
    says: `State duty paid to ${name.trim()} is not a fee to the FSB and counts nothing against the cap.`,
    citation: { label: 'State duty is a third kind of payee', toBeConfirmed: true },
    nextStep: 'Have counsel confirm that no authority is needed for this duty.',
  }
}

function agentAnswer(entry: Entry, { policies }: Context): Answer {
  const { name, splitKnown, serviceFeeCents, serviceFeeMinor, fsbReceipt } = entry.payee
  const counted = formatUsd(entry.amountCents)
  const base = { outcome: 'clear' as const, citation: AGENT_POLICY }
  if (!splitKnown)
    return {
      ...base,
      says: `The fee of ${name.trim()} is not split from the fee to the FSB: ${counted} counts in full.`,
    }
  const says = `${counted} is the fee to the FSB and counts. ${formatUsd(serviceFeeCents)} is the service fee of ${name.trim()} and does not.`
  if (serviceFeeMinor === 0) return { ...base, says }
  if (isAboveShare(serviceFeeMinor, entry.amountMinor, policies.serviceFeeSharePercent)) {
    return {
      outcome: 'review',
      says: `The service fee of ${name.trim()} is more than ${policies.serviceFeeSharePercent} % of the debit. ${says}`,
      citation: { label: 'A service fee above the share of the policy', policy: true },
      nextStep: "Compare the split with the agent's invoice and the FSB's receipt. A manager decides.",
    }
  }
  if (fsbReceipt !== true) {
    return {
      outcome: 'review',
      says: `The split of ${name.trim()} is not shown by a receipt of the FSB. ${says}`,
      citation: { label: "A split needs the FSB's receipt", policy: true },
      nextStep:
        "Get the FSB's own receipt for the fee passed on, or leave the split empty: then the debit counts in full.",
    }
  }
  return { ...base, says }
}

/**
 * Exact, and inclusive of the share: half of a debit is not above half. What is not a whole number is above any share.
 */
function isAboveShare(serviceFeeMinor: number | null, amountMinor: number, percent: number): boolean {
  if (serviceFeeMinor === null || !Number.isSafeInteger(serviceFeeMinor) || !Number.isSafeInteger(amountMinor))
    return true
  return BigInt(serviceFeeMinor) * 100n > BigInt(amountMinor) * BigInt(percent)
}

function payeeFacts({ payee, amountCents }: Entry): Finding['facts'] {
  const words = { fsb: 'FSB', agent: 'Agent', state_duty: 'State duty', other: 'Other' } as const
  const facts = [{ label: 'Payee', value: `${payee.name || 'not named'} (${words[payee.kind]})` }]
  if (payee.address.trim() !== '') facts.push({ label: 'Address', value: payee.address.trim() })
  if (payee.kind === 'agent' && payee.splitKnown) {
    facts.push({ label: 'FSB fee', value: formatUsd(amountCents) })
    facts.push({ label: 'Service fee', value: formatUsd(payee.serviceFeeCents) })
    facts.push({ label: "The FSB's receipt", value: payee.fsbReceipt ? 'held' : 'not held' })
  }
  return facts
}
