// The events of the audit chains in a package: every chain is computed again from its beginning (docs/audit-chain.md)
// to the head that the seal covers.
import { Fault } from './fault.mjs'
import { Lines } from './lines.mjs'
import { hexOf, sha256 } from './sha256.mjs'
import { counted, figure } from './words.mjs'

export const AUDIT_EVENTS = 'audit-events.jsonl'

/**
 * One event as a line of the file has it.
 *
 * @typedef {{ chain: string, seq: number, at: string, actorId: string | null, verb: string, targetKind: string, targetId: string, targetName: string,
 *   companyId: string | null, before: string | null, after: string | null, reason: string, previousHash: string, hash: string }} PackagedEvent
 */

const text = new TextEncoder()
const hashOfText = (words) => hexOf(sha256(text.encode(words)))
const field = (value) => (value === null ? '-' : `${text.encode(value).length}:${value}`)

/** What the first event of a chain points back to. */
const chainBeginning = (chain) => hashOfText(`headroom audit chain ${chain}`)

/**
 * The hash of an event from its content and the hash before it.
 *
 * @param {string} previousHash
 * @param {PackagedEvent} event
 */
function eventHash(previousHash, event) {
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
  return hashOfText(fields.map(field).join(','))
}

/**
 * Reads the events, chain after chain in the order of the heads, and marks the records of the rows that they are about.
 */
export class AuditEvents {
  #manifest
  #heads
  #records
  #place = { chain: '', seq: 0, hash: '' }
  #count = 0
  #chains = 0
  #lines = new Lines((line) => this.#takeEvent(JSON.parse(line)))

  /**
   * @param {import('./manifest.mjs').Manifest} manifest
   * @param {import('./chain-heads.mjs').ChainHeads} heads read before
   * @param {import('./record-set.mjs').RecordSet} records those of the rows, read before
   */
  constructor(manifest, heads, records) {
    this.#manifest = manifest
    this.#heads = heads
    this.#records = records
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    this.#lines.take(bytes)
  }

  /** @returns {string[]} the words of what fits */
  end() {
    this.#lines.end()
    this.#endChain()
    const { count } = this.#manifest.auditEvents
    if (this.#count !== count)
      throw new Fault(`${AUDIT_EVENTS} has ${counted(this.#count, 'event')}, the manifest says ${figure(count)}`)
    if (this.#chains !== this.#heads.withEvents)
      throw new Fault(
        `${AUDIT_EVENTS} has the events of ${counted(this.#chains, 'chain')}, those of ${figure(this.#heads.withEvents)} belong to it`,
      )
    if (count === 0) return []
    return [
      `${counted(count, 'audit event')} of ${counted(this.#chains, 'chain')} hashed again from the first on: each chain leads to the head that the seal covers, without a gap.`,
    ]
  }

  #takeEvent(event) {
    if (event.chain !== this.#place.chain) {
      this.#endChain()
      this.#place = { chain: event.chain, seq: 0, hash: chainBeginning(event.chain) }
      this.#chains += 1
    }
    const { chain, seq, hash } = this.#place
    const computed = eventHash(hash, event)
    if (event.seq !== seq + 1 || event.previousHash !== hash || event.hash !== computed)
      throw new Fault(`Event ${event.seq} of the audit chain ${chain} does not follow from the events before it`)
    this.#place = { chain, seq: event.seq, hash: computed }
    this.#count += 1
    const { record } = this.#manifest.auditEvents
    if (record) this.#records.mark(String(event[record.field]))
  }

  #endChain() {
    if (this.#chains === 0) return
    if (!this.#heads.isHead(this.#chains - 1, this.#place))
      throw new Fault(`The events of the audit chain ${this.#place.chain} do not end at the head that the seal covers`)
  }
}
