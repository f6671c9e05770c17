import { countedAmountMinor, type Debit } from '@/lib/compliance/rules/money/counted-amount'
import { lowestRateThatFits } from '@/lib/compliance/rules/money/exchange-rate'
import type { Cents } from '@/lib/kernel/money'

/**
 * The lowest rate, in units for one US dollar, at which a debit still fits into what is available; null where no rate
 * can break the cap, where nothing is available, or where the bank's own debit decides.
 */
export function lowestRateOf(
  debit: Partial<Debit> & { currency?: string; rateSource?: string | null },
  availableCents: Cents,
): string | null {
  const { payeeKind, amountMinor, serviceFeeMinor, currency, rateSource } = debit
  if (rateSource === 'bank_debit' || payeeKind === undefined || amountMinor === undefined) return null
  if (currency === undefined || (serviceFeeMinor ?? 0) > amountMinor) return null
  const counted = countedAmountMinor({ payeeKind, amountMinor, serviceFeeMinor: serviceFeeMinor ?? null })
  return lowestRateThatFits(counted, currency, availableCents)
}

/** `At fewer than 12.4800 RUB for one US dollar it would break the cap.` */
export const breaksTheCap = (lowestRate: string, currency: string): string =>
  `At fewer than ${lowestRate} ${currency} for one US dollar it would break the cap.`
