import { type CopiedRow, textOf } from '@/lib/database/copied-rows'
import { ChainTable, NO_RECORD } from './chain-table'
import { ContentHash } from './content-hash'
import { FIELD, seqOf } from './copied-event'

const HASH_BYTES = 64

/**
 * Follows all chains at once while their events come in the order of the table, which is that of their writing but for
 * what was written side by side. Keeps the place of each chain in mind; a chain whose next event does not fit its place
 * is doubtful, until it is walked through in order (chain-walk.ts).
 */
export class ChainPlaces {
  chainCount = 0
  eventCount = 0
  readonly #table: ChainTable
  readonly #contentHash = new ContentHash()
  /** The names that have no place in the table: none that the ledger gives. */
  readonly #strange = new Set<string>()

  /** So many chains are expected. */
  constructor(chains: number) {
    this.#table = new ChainTable(chains)
  }

  /** The row of an event, its columns as copied-event.ts has them. */
  take(row: CopiedRow): void {
    this.eventCount += 1
    const record = this.#recordOf(row, FIELD.chain)
    this.chainCount = this.#table.count + this.#strange.size
    if (record === NO_RECORD || this.#table.isDoubtful(record)) return
    const { bytes, view, starts } = row
    const seq = seqOf(row)
    const hashStart = starts[FIELD.hash] ?? 0
    const follows =
      areHashes(row, FIELD.previousHash, FIELD.hash) &&
      this.#table.isAt(record, seq - 1, view, starts[FIELD.previousHash] ?? 0) &&
      this.#contentHash.of(row) === bytes.toString('latin1', hashStart, hashStart + HASH_BYTES)
    if (follows) this.#table.advance(record, seq, view, hashStart)
    else this.#table.mark(record, 'doubtful')
  }

  /** The row of a head, once all events came: chain, place and hash. A chain that ends there is whole. */
  takeHead(row: CopiedRow): void {
    const record = this.#recordOf(row, 0)
    if (record === NO_RECORD) return
    const { view, starts } = row
    const isEnd = areHashes(row, 2, 2) && this.#table.isAt(record, view.getInt32(starts[1] ?? 0), view, starts[2] ?? 0)
    this.#table.mark(record, isEnd ? 'whole' : 'doubtful')
  }

  /** After the last head: the chains that are not known to be whole, those without a head among them. */
  get doubtful(): string[] {
    return [...this.#table.namesNotWhole(), ...this.#strange]
  }

  #recordOf(row: CopiedRow, field: number): number {
    const record = this.#table.find(row.view, row.starts[field] ?? 0, row.sizes[field] ?? 0)
    if (record === NO_RECORD) this.#strange.add(textOf(row, field) ?? '')
    return record
  }
}

const areHashes = ({ sizes }: CopiedRow, one: number, other: number): boolean =>
  sizes[one] === HASH_BYTES && sizes[other] === HASH_BYTES
