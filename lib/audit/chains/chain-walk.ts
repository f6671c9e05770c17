import { ContentHash } from '@/lib/audit/events/content-hash'
import { FIELD, seqOf, toChainEvent } from '@/lib/audit/events/copied-event'
import { type CopiedRow, textOf } from '@/lib/database/copied-rows'
import {
  type ChainFault,
  type ChainHead,
  type ChainPosition,
  chainBeginning,
  verifyEvent,
  verifyHead,
} from './verify-chain'

/**
 * The number under which the head of a chain is read, after all its events. Unlike an event it has no verb.
 */
export const HEAD_SEQ = 2_147_483_647
/** At most so many faults are named; the count has all. */
const FAULTS_NAMED = 20

/**
 * Reads chains one after the other, row by row: the events of a chain in order, then its head. A row that does not
 * follow is checked again by verify-chain.ts, which names what is wrong.
 */
export class ChainWalk {
  chainCount = 0
  eventCount = 0
  faultCount = 0
  readonly faults: ChainFault[] = []
  readonly #contentHash = new ContentHash()
  #chain = ''
  /** Null after the first fault of a chain: nothing after it can be proved. */
  #position: ChainPosition | null = null
  /** Whether events of this chain were read, but not its head. */
  #lacksHead = false

  /** Takes the row of an event as copied-event.ts has it, or of a head with its number as the id of the target. */
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
    const position = this.#position
    if (!position) return
    const hash = textOf(row, FIELD.hash) ?? ''
    const follows =
      seqOf(row) === position.seq + 1 &&
      textOf(row, FIELD.previousHash) === position.hash &&
      this.#contentHash.of(row) === hash
    if (follows) {
      position.seq += 1
      position.hash = hash
    } else this.#explain(position, row)
  }

  #begin(chain: string): void {
    if (this.#lacksHead && this.#position) this.#fault(verifyHead(this.#position, null))
    this.#chain = chain
    this.#position = chainBeginning(chain)
    this.#lacksHead = false
  }

  #endAt(row: CopiedRow): void {
    const head: ChainHead = {
      chain: this.#chain,
      headSeq: Number(textOf(row, FIELD.targetId)),
      headHash: textOf(row, FIELD.hash) ?? '',
    }
    this.#lacksHead = false
    if (this.#position) this.#fault(verifyHead(this.#position, head))
  }

  #explain(position: ChainPosition, row: CopiedRow): void {
    const result = verifyEvent(position, toChainEvent(row))
    this.#position = 'fault' in result ? null : result.position
    if ('fault' in result) this.#fault(result.fault)
  }

  #fault(fault: ChainFault | null): void {
    if (!fault) return
    this.faultCount += 1
    if (this.faults.length < FAULTS_NAMED) this.faults.push(fault)
  }
}
