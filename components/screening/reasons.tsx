import { MarkedWord } from '@/components/ui/forms/marked-text'
import type { Reason, Verdict } from '@/lib/compliance/screening/types'

/** The reasons as sentences, with the marked words: a mark is never the only message. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return reasons.map((reason) => (
    <span key={`${reason.list} ${reason.rule} ${reason.field} ${reason.start} ${reason.end}`} className="mr-1">
      {reason.outcome === 'clear' || !reason.matched ? null : <MarkedWord>{reason.matched}</MarkedWord>}{' '}
      {withoutQuoted(reason.message, reason.matched)}
    </span>
  ))
}

/** The marked word is shown in front of the sentence, so the sentence need not quote it again. */
function withoutQuoted(message: string, matched: string): string {
  for (const quoted of [`"${matched}" `, `“${matched}” `, `${matched} `])
    if (matched && message.startsWith(quoted)) return message.slice(quoted.length)
  return message
}

/** What would settle a review, under whatever is in doubt. */
export function Settles({ items }: { items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <p className="text-xs text-text-2">
      <b className="font-medium">What would settle it:</b> {items.join(' ')}
    </p>
  )
}

/** "In Crimea" when that is what blocks it; the other regions are named in the reason. */
export const barredLabel = ({ outcome, reasons }: Verdict): string | undefined =>
  outcome === 'blocked' && reasons.some((reason) => reason.outcome === 'blocked' && reason.list === undefined)
    ? 'In Crimea'
    : undefined
