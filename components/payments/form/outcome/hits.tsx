import type { ReactNode } from 'react'
import { Reasons } from '@/components/screening/reasons'
import type { Mark } from '@/components/ui/forms/marked-text'
import type { DestinationField, Reason, Verdict } from '@/lib/compliance/screening/types'

/** The reasons about a field whose words are still where they were when it was screened: a mark never names others. */
export const reasonsIn = (verdict: Verdict | null | undefined, field: DestinationField, text: string): Reason[] =>
  verdict?.reasons.filter(
    (reason) => reason.field === field && text.slice(reason.start, reason.end) === reason.matched,
  ) ?? []

const hitsIn = (verdict: Verdict | null | undefined, field: DestinationField, text: string) =>
  reasonsIn(verdict, field, text).filter(({ outcome }) => outcome !== 'clear')

/** The marked words of a field with this text. */
export const marksIn = (verdict: Verdict | null | undefined, field: DestinationField, text: string): Mark[] =>
  hitsIn(verdict, field, text)

/** The hits in a field, shown under it; undefined when it has none. */
export function hintOf(
  verdict: Verdict | null | undefined,
  field: DestinationField,
  text: string,
): ReactNode | undefined {
  const hits = hitsIn(verdict, field, text)
  return hits.length > 0 ? <Reasons reasons={hits} /> : undefined
}
