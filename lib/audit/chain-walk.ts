import { type CopiedRow, textOf } from '@/lib/database/copied-rows'
import { ContentHash } from './content-hash'
import { FIELD, seqOf, wholeEvent } from './copied-event'
import {
  type ChainFault,
  type ChainHead,
  type ChainPlace,
  chainBeginning,
  verifyEvent,
  verifyHead,
} from './verify-chain'

/**
 * The number under which the head of a chain comes, behind every event of it. What tells it from an event is that
 * nothing was done: it has no verb.
 */
export const HEAD_SEQ = 2_147_483_647
/** A broken ledger is named by its first faults; the count says how many chains have one. */
const FAULTS_NAMED = 20

/**
 * Walks through chains one after the other, row by row: the events of a chain in order, then its head. What does not
 * fit is looked at again by the rules of verify-chain.ts, which name what is wrong.
 */
export class ChainWalk {
  chainCount = 0
  eventCount = 0
  faultCount = 0
  readonly faults: ChainFault[] = []
  readonly #contentHash = new ContentHash()
  #chain = ''
  /** Null after the first fault of a chain, which proves nothing more from there on. */
  #place: ChainPlace | null = null
  /** Whether events of this chain came, and its head did not yet. */
  #lacksHead = false

  /** The row of an event as copied-event.ts has it, or of a head with its number as the id of the target. */
  take(row: CopiedRow): void {
    const chain = textOf(row, FIELD.chain) ?? ''
    if (chain !== this.#chain) this.#begin(chain)
    if (row.sizes[FIELD.verb] === -1) this.#endAt(row)
    else this.#event(row)
  }

  /** Ends the last chain. */
  end(): void {
    this.#begin('')
  }

  #event(row: CopiedRow): void {
    if (!this.#lacksHead) this.chainCount += 1
    this.#lacksHead = true
    this.eventCount += 1
    const place = this.#place
    if (!place) return
    const hash = textOf(row, FIELD.hash) ?? ''
    const follows =
      seqOf(row) === place.seq + 1 &&
      textOf(row, FIELD.previousHash) === place.hash &&
      this.#contentHash.of(row) === hash
    if (follows) {
      place.seq += 1
      place.hash = hash
    } else this.#explain(place, row)
  }

  #begin(chain: string): void {
    if (this.#lacksHead && this.#place) this.#fault(verifyHead(this.#place, null))
    this.#chain = chain
    this.#place = chainBeginning(chain)
    this.#lacksHead = false
  }

  #endAt(row: CopiedRow): void {
    const head: ChainHead = {
      chain: this.#chain,
      headSeq: Number(textOf(row, FIELD.targetId)),
      headHash: textOf(row, FIELD.hash) ?? '',
    }
    this.#lacksHead = false
    if (this.#place) this.#fault(verifyHead(this.#place, head))
  }

  #explain(place: ChainPlace, row: CopiedRow): void {
    const result = verifyEvent(place, wholeEvent(row))
    this.#place = 'fault' in result ? null : result.place
    if ('fault' in result) this.#fault(result.fault)
  }

  #fault(fault: ChainFault | null): void {
    if (!fault) return
    this.faultCount += 1
    if (this.faults.length < FAULTS_NAMED) this.faults.push(fault)
  }
}
