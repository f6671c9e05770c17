import type { Cents } from '@/lib/kernel/money'
import { usdCentsAt } from '@/lib/kernel/money'
import type { PayeeKind } from '../types'

/**
 * The entered figures: the planned debit and the part of it that counts, in US cents and in minor units of its
 * currency.
 */
export type EnteredFigures = {
  payeeKind: PayeeKind
  currency: string
  amountMinor: number
  /** What counts toward the cap, in US cents. */
  countedCents: Cents
  /** What does not: an agent's own fee or a state duty, in US cents. */
  uncountedCents: Cents
  rate: string | null
}

/** The figures on the bank's document; null for a figure it does not give. */
export type BankFigures = { currency: string; amountMinor: number; usdCents: Cents | null }

/** What counts after the debit, and whether the debit exceeds the tolerance of the approval. */
export type Settlement = { debitCents: Cents; countedCents: Cents; pastTolerance: boolean }

/**
 * How much of a debit counts toward the cap, in US cents (policy). The bank's own US dollars take precedence; without
 * them the bank's amount is converted at the rate of the entry, rounded up. An agent's fee does not grow with the
 * debit, and the uncounted part never exceeds its share of a smaller debit: of the two readings the one against the
 * payer is used. Null when the dollars cannot be known: another currency than the entry's, or no rate. Beyond the
 * tolerance a new approval is needed.
 */
export function settle(entered: EnteredFigures, bank: BankFigures, tolerancePercent: number): Settlement | null {
  const debitCents = debitOf(entered, bank)
  if (debitCents === null) return null
  const countedCents = countedOf(entered, debitCents)
  const differenceCents = Math.abs(countedCents - entered.countedCents)
  return { debitCents, countedCents, pastTolerance: differenceCents * 100 > entered.countedCents * tolerancePercent }
}

function debitOf({ currency, rate }: EnteredFigures, bank: BankFigures): Cents | null {
  if (bank.usdCents !== null) return bank.usdCents
  if (bank.currency === 'USD') return bank.amountMinor
  return bank.currency === currency && rate !== null ? usdCentsAt(bank.amountMinor, currency, rate) : null
}

function countedOf({ payeeKind, countedCents, uncountedCents }: EnteredFigures, debitCents: Cents): Cents {
  if (payeeKind === 'state_duty') return 0
  const enteredCents = countedCents + uncountedCents
  if (uncountedCents === 0 || enteredCents === 0) return debitCents
  const shareCents = Number(
    (BigInt(debitCents) * BigInt(countedCents) + BigInt(enteredCents) - 1n) / BigInt(enteredCents),
  )
  return Math.min(debitCents, Math.max(debitCents - uncountedCents, shareCents))
}
