import type { Destination, ScreeningList, ScreeningOutcome } from '@/lib/compliance/screening/types'
import type { TextKind } from '@/lib/records/record-screening/record-texts'

/** A destination, a party or a text as it is stored, with what was answered when it was. */
export type StoredDestination = {
  /** Where it stands in its source; the next batch begins after it. */
  key: string
  /** Whose it is, for ever: cases about it are found by this. */
  subject: string
  /** What a person calls it. */
  name: string
  destination: Destination
  /** What it is read as. */
  kind: TextKind
  lists: readonly ScreeningList[]
  outcome: ScreeningOutcome
  paymentId?: string
  position?: number
  screeningListId?: string
  companyId?: string
}

/** Somewhere destinations are stored. Batches come in the order of their keys, so that a run goes on where it stood. */
export type DestinationSource = {
  name: string
  count: () => Promise<number>
  nextBatch: (afterKey: string, limit: number) => Promise<StoredDestination[]>
}
