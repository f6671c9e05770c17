import type { TextKind } from '@/lib/record-screening/record-texts'
import type { Destination, ScreeningList, ScreeningOutcome } from '@/lib/screening/types'
import { listSource } from './list-source'
import { paymentSource } from './payment-source'
import { companySource, licenseSource, productSource } from './record-sources'

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

/**
 * Every place where destinations, parties and texts are stored, in the order a run takes them. A new one is one file,
 * named here. Payments are last: a run does not come back to a source it has left, and what is recorded while it goes on
 * stands at their end.
 */
export const DESTINATION_SOURCES: readonly DestinationSource[] = [
  listSource,
  companySource,
  licenseSource,
  productSource,
  paymentSource,
]
