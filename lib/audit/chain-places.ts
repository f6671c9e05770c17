import { copiedEvent, decoded, follows } from './copied-event'
import { type ChainPlace, chainBeginning } from './verify-chain'

/**
 * Follows all chains at once while their events come in the order of the table, which is that of their writing but for what was written side by side. Keeps the place of each
 * chain in mind; a chain whose next event does not fit its place is doubtful, until it is walked through in order (chain-walk.ts).
 */
export class ChainPlaces {
  chainCount = 0
  eventCount = 0
  /** By the name of the chain in Latin-1; null where an event did not fit. */
  readonly #places = new Map<string, ChainPlace | null>()

  /** The line of an event, as copied-event.ts has it. */
  take(line: string): void {
    const event = copiedEvent(line)
    this.eventCount += 1
    let place = this.#places.get(event.chain)
    if (place === null) return
    if (!place) {
      this.chainCount += 1
      place = beginning(event.chain)
      this.#places.set(ownText(event.chain), place)
    }
    if (follows(event, place)) {
      place.seq = event.seq
      // Not the one from the line, which would keep the line, and all that was read with it, in memory.
      place.hash = event.contentHash
    } else this.#places.set(ownText(event.chain), null)
  }

  /** The line of a head, once all events came: chain, place and hash. A chain that ends there is whole, and forgotten. */
  takeHead(line: string): void {
    const [chain = '', seq, hash] = line.split('\t')
    const known = this.#places.get(chain)
    const place = known === undefined ? beginning(chain) : known
    if (place?.seq === Number(seq) && place.hash === hash) this.#places.delete(chain)
    else this.#places.set(ownText(chain), null)
  }

  /** After the last head: the chains that are not known to be whole, those without a head among them. */
  get doubtful(): string[] {
    return [...this.#places.keys()].map(decoded)
  }
}

const beginning = (chain: string): ChainPlace => chainBeginning(decoded(chain))

/** A part of a line as a text of its own, which does not keep the line in memory. */
const ownText = (part: string): string => Buffer.from(part, 'latin1').toString('latin1')
