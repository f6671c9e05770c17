// The events of the audit chains in a package: every chain is computed again from its first event (docs/audit-chain.md)
// to the head that the seal covers.
import type { ChainHeads } from './chain-heads'
import { type Cryptography, sha256 } from './cryptography/cryptography'
import { hexOf } from './cryptography/hex'
import { Fault } from './fault'
import { formatCount, formatNumber } from './format-count'
import type { Manifest } from './manifest'
import type { RecordSet } from './record-set'
import { Lines } from './rows/lines'

export const AUDIT_EVENTS = 'audit-events.jsonl'

/** One event as a line of the file has it. */
interface PackagedEvent {
  chain: string
  seq: number
  at: string
  actorId: string | null
  verb: string
  targetKind: string
  targetId: string
  targetName: string
  companyId: string | null
  before: string | null
  after: string | null
  reason: string
  previousHash: string
  hash: string
}

const text = new TextEncoder()
const field = (value: string | null): string => (value === null ? '-' : `${text.encode(value).length}:${value}`)

/** What is hashed as the beginning of a chain: the first event follows it. */
const chainBeginning = (chain: string): string => `headroom audit chain ${chain}`

/** What is hashed for an event: the hash before it and its content. */
function eventContent(previousHash: string, event: PackagedEvent): string {
  const { chain, at, actorId, verb, targetKind, targetId, targetName, companyId, before, after, reason } = event
  const fields = [
    previousHash,
    chain,
    at,
    actorId,
    verb,
    targetKind,
    targetId,
    targetName,
    companyId,
    before,
    after,
    reason,
  ]
  return fields.map(field).join(',')
}

/**
 * Reads the events, chain after chain in the order of the heads, and marks the records of the rows that they are about.
 */
export class AuditEvents {
  readonly #cryptography: Cryptography
  readonly #manifest: Manifest
  readonly #heads: ChainHeads
  readonly #records: RecordSet
  #last = { chain: '', seq: 0, hash: '' }
  #count = 0
  #chains = 0
  #lines = new Lines((line) => this.#takeEvent(JSON.parse(line)))

  /** `heads` and `records`, those of the rows, have been read before. */
  constructor(cryptography: Cryptography, manifest: Manifest, heads: ChainHeads, records: RecordSet) {
    this.#cryptography = cryptography
    this.#manifest = manifest
    this.#heads = heads
    this.#records = records
  }

  take(bytes: Uint8Array): void {
    this.#lines.take(bytes)
  }

  /** Returns descriptions of what was checked and passed. Throws a Fault otherwise. */
  end(): string[] {
    this.#lines.end()
    this.#endChain()
    const { count } = this.#manifest.auditEvents
    if (this.#count !== count)
      throw new Fault(
        `${AUDIT_EVENTS} has ${formatCount(this.#count, 'event')}, the manifest states ${formatNumber(count)}`,
      )
    if (this.#chains !== this.#heads.withEvents)
      throw new Fault(
        `${AUDIT_EVENTS} has the events of ${formatCount(this.#chains, 'chain')}; ` +
          `those of ${formatNumber(this.#heads.withEvents)} belong in it`,
      )
    if (count === 0) return []
    return [
      `${formatCount(count, 'audit event')} of ${formatCount(this.#chains, 'chain')} hashed again from the first: ` +
        'each chain leads to the head that the seal covers, without a gap.',
    ]
  }

  #hashOf(content: string): string {
    return hexOf(sha256(this.#cryptography, text.encode(content)))
  }

  #takeEvent(event: PackagedEvent): void {
    if (event.chain !== this.#last.chain) {
      this.#endChain()
      this.#last = { chain: event.chain, seq: 0, hash: this.#hashOf(chainBeginning(event.chain)) }
      this.#chains += 1
    }
    const { chain, seq, hash } = this.#last
    const computed = this.#hashOf(eventContent(hash, event))
    if (event.seq !== seq + 1 || event.previousHash !== hash || event.hash !== computed)
      throw new Fault(`Event ${event.seq} of the audit chain ${chain} does not follow from the events before it`)
    this.#last = { chain, seq: event.seq, hash: computed }
    this.#count += 1
    const { record } = this.#manifest.auditEvents
    if (record) this.#records.mark(String(event[record.field as keyof PackagedEvent]))
  }

  #endChain(): void {
    if (this.#chains === 0) return
    if (!this.#heads.isHead(this.#chains - 1, this.#last))
      throw new Fault(`The events of the audit chain ${this.#last.chain} do not end at the head that the seal covers`)
  }
}
