import { MarkedWord } from '@/components/ui/marked-text-area'
import type { Reason, Verdict } from '@/lib/compliance/screening/types'

/** The same words as the marks, in sentences: the mark is never the only message. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return reasons.map((reason) => (
    <span key={`${reason.list} ${reason.rule} ${reason.field} ${reason.start} ${reason.end}`} className="mr-1">
      {reason.outcome === 'clear' || !reason.matched ? null : <MarkedWord>{reason.matched}</MarkedWord>}{' '}
      {withoutQuoted(reason.says, reason.matched)}
    </span>
  ))
}

/** The word stands marked in front of the sentence, so the sentence need not quote it again. */
function withoutQuoted(says: string, matched: string): string {
  for (const quoted of [`"${matched}" `, `“${matched}” `, `${matched} `])
    if (matched && says.startsWith(quoted)) return says.slice(quoted.length)
  return says
}

/** What would settle a review, under whatever is in doubt. */
export function Settles({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <p className="text-xs text-text-2">
      <b className="font-medium">What would settle it:</b> {words.join(' ')}
    </p>
  )
}

/** "In Crimea" when that is what blocks it; the other regions are named in the reason. */
export const barredWords = ({ outcome, reasons }: Verdict): string | undefined =>
  outcome === 'blocked' && reasons.some((reason) => reason.outcome === 'blocked' && reason.list === undefined)
    ? 'In Crimea'
    : undefined
