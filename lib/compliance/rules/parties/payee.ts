import { formatUsd } from '@/lib/kernel/money'
import { citationOf, conditionCitation, crimeaCitation, notToFsbCitation, purposeText } from '../conditions'
import { CORRECT_OR_BLOCK } from '../destination/barred-places'
import type { Citation, Context, Entry, Finding } from '../types'
import { PAYEE_LABELS } from '../words'
import { findFsbNames } from './fsb-names'

const AGENT_POLICY: Citation = {
  label: "An agent's service fee is not a fee to the FSB; an unknown split counts in full",
  policy: true,
}

type Answer = Pick<Finding, 'outcome' | 'message' | 'citation' | 'nextStep'>

/**
 * The kind of payee decides what counts. The FSB: in full. An agent: the FSB fee passed through, without the service
 * fee when the split is known, otherwise all of it (policy). A split is a claim: without the FSB's receipt, or with a
 * service fee above the share that the policy allows, a person decides. State duty: nothing, for counsel to confirm.
 * Anyone else is outside the general license. A payee called FSB but entered as something else is contradictory: a
 * person decides. The payee's place follows the rules of a destination: no one in a barred place is paid, and a person
 * decides on a place in doubt or on a place in the payee's name.
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
      message: `${name || 'The payee'} is neither the FSB nor an agent who passes its fee on.`,
      citation: conditionCitation(entry.paymentDate, purposeText(law), law),
      nextStep: 'Choose what the payee is if it was mistaken. A fee to anyone else is not a fee for an FSB license.',
    }
  }
  if (name === '') {
    return {
      outcome: 'review',
      message: 'The payee has no name.',
      citation: { label: 'A payee is named', policy: true },
      nextStep: 'Enter the name as it stands on the bank document.',
    }
  }
  if (kind !== 'fsb' && findFsbNames(name).some(({ certain }) => certain)) {
    const entered = kind === 'agent' ? 'an agent' : 'state duty'
    return {
      outcome: 'review',
      message: `${name} is a name of the FSB, but the payee is entered as ${entered}.`,
      citation: { label: 'Contradictory data goes to a person', policy: true },
      nextStep: 'Choose the FSB as the payee, or correct the name.',
    }
  }
  return null
}

/**
 * FAQ 501 is about places of goods, technology and services. That no one is paid there is our reading (policy); where a
 * place is in doubt, counsel is asked.
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
    message: `${claim}${where?.message ? `: ${where.message}` : '.'}`,
    citation: isBlocked
      ? { ...(where?.list === 'donetsk-luhansk' ? citationOf(law, 'regions') : crimeaCitation(law)), policy: true }
      : { label: 'A payee in a barred place', toBeConfirmed: true },
    nextStep: isBlocked ? CORRECT_OR_BLOCK : 'Find out where the payee is. A manager decides, with counsel.',
  }
}

function ownAnswer({ payee: { kind, name }, amountCents }: Entry, { law }: Context): Answer {
  if (kind === 'fsb') {
    const counted = `${formatUsd(amountCents)} counts`
    const message = `${name.trim()} is paid as the FSB: ${counted}. Nothing is provided to the FSB.`
    return { outcome: 'clear', message, citation: notToFsbCitation(law) }
  }
  return {
    outcome: 'review',
    message: `State duty paid to ${name.trim()} is not a fee to the FSB and does not count against the cap.`,
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
      message: `The fee of ${name.trim()} is not split from the fee to the FSB: ${counted} counts in full.`,
    }
  const serviceFee = `${formatUsd(serviceFeeCents)} is the service fee of ${name.trim()}`
  const message = `${counted} is the fee to the FSB and counts. ${serviceFee} and does not.`
  if (serviceFeeMinor === 0) return { ...base, message }
  if (isAboveShare(serviceFeeMinor, entry.amountMinor, policies.serviceFeeSharePercent)) {
    const share = `${policies.serviceFeeSharePercent} % of the debit`
    return {
      outcome: 'review',
      message: `The service fee of ${name.trim()} is more than ${share}. ${message}`,
      citation: { label: 'A service fee above the share of the policy', policy: true },
      nextStep: "Compare the split with the agent's invoice and the FSB's receipt. A manager decides.",
    }
  }
  if (fsbReceipt !== true) {
    return {
      outcome: 'review',
      message: `The split of ${name.trim()} is not supported by an FSB receipt. ${message}`,
      citation: { label: "A split needs the FSB's receipt", policy: true },
      nextStep:
        "Get the FSB's own receipt for the fee passed on, or leave the split empty: then the debit counts in full.",
    }
  }
  return { ...base, message }
}

/**
 * Exact, and inclusive of the share: half of a debit is not above half. A value that is not a whole number is above any
 * share.
 */
function isAboveShare(serviceFeeMinor: number | null, amountMinor: number, percent: number): boolean {
  if (serviceFeeMinor === null || !Number.isSafeInteger(serviceFeeMinor) || !Number.isSafeInteger(amountMinor))
    return true
  return BigInt(serviceFeeMinor) * 100n > BigInt(amountMinor) * BigInt(percent)
}

function payeeFacts({ payee, amountCents }: Entry): Finding['facts'] {
  const facts = [{ label: 'Payee', value: `${payee.name || 'not named'} (${PAYEE_LABELS[payee.kind]})` }]
  if (payee.address.trim() !== '') facts.push({ label: 'Address', value: payee.address.trim() })
  if (payee.kind === 'agent' && payee.splitKnown) {
    facts.push({ label: 'FSB fee', value: formatUsd(amountCents) })
    facts.push({ label: 'Service fee', value: formatUsd(payee.serviceFeeCents) })
    facts.push({ label: "The FSB's receipt", value: payee.fsbReceipt ? 'held' : 'not held' })
  }
  return facts
}
