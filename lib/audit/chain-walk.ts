import { copiedEvent, decoded, follows, NULL, wholeEvent } from './copied-event'
import {
  type ChainFault,
  type ChainHead,
  type ChainPlace,
  chainBeginning,
  verifyEvent,
  verifyHead,
} from './verify-chain'

/** The number under which the head of a chain comes, behind every event of it. What tells it from an event is that nothing was done: it has no verb. */
export const HEAD_SEQ = 2_147_483_647
/** A broken ledger is named by its first faults; the count says how many chains have one. */
const FAULTS_NAMED = 20
/** Where a head has what an event has in these fields. */
const [VERB, TARGET_ID, HASH] = [4, 6, 13]

/**
 * Walks through chains one after the other, line by line: the events of a chain in order, then its head. What does not fit is looked at again by the rules of
 * verify-chain.ts, which name what is wrong.
 */
export class ChainWalk {
  chainCount = 0
  eventCount = 0
  faultCount = 0
  readonly faults: ChainFault[] = []
  #chain = ''
  /** Null after the first fault of a chain, which proves nothing more from there on. */
  #place: ChainPlace | null = null
  /** Whether events of this chain came, and its head did not yet. */
  #lacksHead = false

  /** One line of COPY in Latin-1: an event as copied-event.ts has it, or a head with its number as the id of the target. */
  take(line: string): void {
    const fields = line.split('\t', VERB + 1)
    const chain = fields[0] ?? ''
    if (chain !== this.#chain) this.#begin(chain)
    if (fields[VERB] === NULL) this.#endAt(line.split('\t'))
    else this.#event(line)
  }

  /** Ends the last chain. */
  end(): void {
    this.#begin('')
  }

  #event(line: string): void {
    if (!this.#lacksHead) this.chainCount += 1
    this.#lacksHead = true
    this.eventCount += 1
    const place = this.#place
    if (!place) return
    const event = copiedEvent(line)
    if (follows(event, place)) {
      place.seq = event.seq
      place.hash = event.hash
    } else this.#explain(place, line)
  }

  #begin(chain: string): void {
    if (this.#lacksHead && this.#place) this.#fault(verifyHead(this.#place, null))
    this.#chain = chain
    this.#place = chainBeginning(decoded(chain))
    this.#lacksHead = false
  }

  #endAt(fields: readonly string[]): void {
    const head: ChainHead = {
      chain: decoded(fields[0] ?? ''),
      headSeq: Number(fields[TARGET_ID]),
      headHash: fields[HASH] ?? '',
    }
    this.#lacksHead = false
    if (this.#place) this.#fault(verifyHead(this.#place, head))
  }

  #explain(place: ChainPlace, line: string): void {
    const result = verifyEvent(place, wholeEvent(line))
    this.#place = 'fault' in result ? null : result.place
    if ('fault' in result) this.#fault(result.fault)
  }

  #fault(fault: ChainFault | null): void {
    if (!fault) return
    this.faultCount += 1
    if (this.faults.length < FAULTS_NAMED) this.faults.push(fault)
  }
}
