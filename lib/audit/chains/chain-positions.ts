import { ContentHash } from '@/lib/audit/events/content-hash'
import { FIELD, seqOf } from '@/lib/audit/events/copied-event'
import { type CopiedRow, textOf } from '@/lib/database/copied-rows'
import { ChainTable, NO_RECORD } from './chain-table'

const HASH_BYTES = 64

/**
 * Follows all chains at once while their events arrive in the order of the table, which is nearly the order of writing.
 * Holds the position of each chain in memory. A chain whose next event does not follow is doubtful until it is read in
 * order (chain-walk.ts).
 */
export class ChainPositions {
  chainCount = 0
  eventCount = 0
  readonly #table: ChainTable
  readonly #contentHash = new ContentHash()
  /** The names whose length no record can have: the ledger gives no such name. */
  readonly #strange = new Set<string>()

  /** `chains` is how many are expected. */
  constructor(chains: number) {
    this.#table = new ChainTable(chains)
  }

  /** Takes the row of an event, with the columns of copied-event.ts. */
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

  /** Takes the row of a head, after all events: chain, position and hash. A chain that ends there is valid. */
  takeHead(row: CopiedRow): void {
    const record = this.#recordOf(row, 0)
    if (record === NO_RECORD) return
    const { view, starts } = row
    const isEnd = areHashes(row, 2, 2) && this.#table.isAt(record, view.getInt32(starts[1] ?? 0), view, starts[2] ?? 0)
    this.#table.mark(record, isEnd ? 'valid' : 'doubtful')
  }

  /** After the last head: the chains that are not known to be valid, including those without a head. */
  get doubtful(): string[] {
    return [...this.#table.namesNotValid(), ...this.#strange]
  }

  #recordOf(row: CopiedRow, field: number): number {
    const record = this.#table.find(row.view, row.starts[field] ?? 0, row.sizes[field] ?? 0)
    if (record === NO_RECORD) this.#strange.add(textOf(row, field) ?? '')
    return record
  }
}

const areHashes = ({ sizes }: CopiedRow, one: number, other: number): boolean =>
  sizes[one] === HASH_BYTES && sizes[other] === HASH_BYTES
