import { formatAmount, formatUsd } from '@/lib/kernel/money'
import { classNames } from '../class-names'

/**
 * US dollars from integer cents, always with cents. In a voided row, or with `voided`, the amount is struck through,
 * not removed.
 */
export function Usd({ cents, voided, strong }: { cents: number; voided?: boolean; strong?: boolean }) {
  return (
    <span className={classNames('figure', voided && 'line-through', strong && 'font-semibold')}>
      {formatUsd(cents)}
    </span>
  )
}

/** An amount in its original currency. The code precedes it unless the column already names the currency. */
export function Amount({ minor, currency, code = true }: { minor: number; currency: string; code?: boolean }) {
  return (
    <span className="figure">
      {code ? `${currency} ` : null}
      {formatAmount(minor, currency)}
    </span>
  )
}
