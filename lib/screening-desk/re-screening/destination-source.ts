import type { Destination, ScreeningList, ScreeningOutcome } from '@/lib/compliance/screening/types'
import type { TextKind } from '@/lib/records/record-screening/record-texts'

/** A destination, a party or a text as stored, with its stored screening result. */
export type StoredDestination = {
  /** Its position in its source; the next batch begins after it. */
  key: string
  /** Its permanent identity: cases about it are found by this. */
  subject: string
  /** Its name on screen. */
  name: string
  destination: Destination
  /** How it is read: as a destination, a name or text. */
  kind: TextKind
  lists: readonly ScreeningList[]
  outcome: ScreeningOutcome
  paymentId?: string
  position?: number
  screeningListId?: string
  companyId?: string
}

/** A place where destinations are stored. Batches come in the order of their keys, so that a run can resume. */
export type DestinationSource = {
  name: string
  count: () => Promise<number>
  nextBatch: (afterKey: string, limit: number) => Promise<StoredDestination[]>
}
