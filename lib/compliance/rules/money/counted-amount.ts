import type { PayeeKind } from '../types'

/** A debit as shown on the bank document, in minor units; the service fee is null while an agent's split is unknown. */
export type Debit = { payeeKind: PayeeKind; amountMinor: number; serviceFeeMinor: number | null }

/**
 * The part of a debit that is a fee to the FSB and counts toward the cap, in minor units of its currency (policy): all
 * of it, less an agent's known service fee; zero for a state duty, which goes to the treasury. An unknown split counts
 * in full.
 */
export function countedAmountMinor({ payeeKind, amountMinor, serviceFeeMinor }: Debit): number {
  if (payeeKind === 'state_duty') return 0
  if (payeeKind !== 'agent' || serviceFeeMinor === null) return amountMinor
  if (serviceFeeMinor > amountMinor) throw new Error('a service fee is part of the debit and never more than it')
  return amountMinor - serviceFeeMinor
}
