import type { Cents } from '@/lib/kernel/money'
import { usdCentsAt } from '@/lib/kernel/money'
import type { PayeeKind } from '../types'

/** What was entered: the debit as planned and what of it counts, US cents beside minor units of its currency. */
export type EnteredFigures = {
  payeeKind: PayeeKind
  currency: string
  amountMinor: number
  /** What counts against the cap, US cents. */
  countedCents: Cents
  /** What does not: an agent's own fee or a state duty, US cents. */
  uncountedCents: Cents
  rate: string | null
}

/** What the bank's document says; null for what it does not say. */
export type BankFigures = { currency: string; amountMinor: number; usdCents: Cents | null }

/** What counts after the debit, and whether the approval still covers it. */
export type Settlement = { debitCents: Cents; countedCents: Cents; pastTolerance: boolean }

/**
 * What a debit counts against the cap, US cents (policy). The bank's own US dollars win; without them the bank's amount
 * is taken at the rate of the entry, rounded up. What an agent keeps does not grow with the debit, and what is not
 * counted never takes more than its share of a smaller one: of the two readings the one against the payer. Null when
 * the dollars cannot be known: another currency than the entry's, or no rate. Past the tolerance the approval is asked
 * again.
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
