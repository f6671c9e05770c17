import type { ReactNode } from 'react'
import { Reasons } from '@/components/screening/reasons'
import type { Mark } from '@/components/ui/marked-text-area'
import type { DestinationField, Verdict } from '@/lib/compliance/screening/types'

const hitsIn = (verdict: Verdict | null | undefined, field: DestinationField) =>
  verdict?.reasons.filter((reason) => reason.field === field && reason.outcome !== 'clear') ?? []

/** The words of a field that are marked in it. */
export const marksIn = (verdict: Verdict | null | undefined, field: DestinationField): Mark[] => hitsIn(verdict, field)

/** What was found in a field, under it; nothing where it is clear. */
export function hintOf(verdict: Verdict | null | undefined, field: DestinationField): ReactNode | undefined {
  const hits = hitsIn(verdict, field)
  return hits.length > 0 ? <Reasons reasons={hits} /> : undefined
}
