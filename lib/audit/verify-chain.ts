import { sha256 } from '@/lib/kernel/sha256'

/** One event of the audit trail as it stands in the database; `before` and `after` are JSON text exactly as hashed. */
export type ChainEvent = {
  chain: string
  seq: number
  at: Date
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

/** The last event of a chain as the ledger remembers it beside the chain: what shows that a tail was cut off. */
export type ChainHead = { chain: string; headSeq: number; headHash: string }

/** What does not fit, and where: the first event of its chain that fails. */
export type ChainFault = { chain: string; seq: number; kind: 'content' | 'link' | 'sequence' | 'head'; says: string }

/** Where a chain stands after the events read so far. */
export type ChainPlace = { chain: string; seq: number; hash: string }

/** What the first event of a chain points back to: a hash of the chain's name, so that chains cannot be exchanged. */
export const chainGenesis = (chain: string): string => sha256(`headroom audit chain ${chain}`)

/** The place before the first event of a chain. */
export const chainBeginning = (chain: string): ChainPlace => ({ chain, seq: 0, hash: chainGenesis(chain) })

/**
 * The hash of an event, from its content and the hash before it: the same as `audit_hash` in the database, written a
 * second time on purpose (docs/audit-chain.md). Each field stands with its length in bytes, so that no two events have
 * the same text.
 */
export function eventHash(previousHash: string, event: Omit<ChainEvent, 'seq' | 'previousHash' | 'hash'>): string {
  const fields = [
    previousHash,
    event.chain,
    event.at.toISOString(),
    event.actorId,
    event.verb,
    event.targetKind,
    event.targetId,
    event.targetName,
    event.companyId,
    event.before,
    event.after,
    event.reason,
  ]
  return sha256(fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(','))
}

/** Checks one event against the place before it. Answers the next place, or the fault. */
export function verifyEvent(before: ChainPlace, event: ChainEvent): { place: ChainPlace } | { fault: ChainFault } {
  const fault = (kind: ChainFault['kind'], says: string) => ({
    fault: { chain: event.chain, seq: event.seq, kind, says },
  })
  if (event.seq !== before.seq + 1) {
    return fault('sequence', `Event ${before.seq + 1} is missing: after event ${before.seq} comes event ${event.seq}.`)
  }
  if (event.previousHash !== before.hash) {
    return fault('link', `Event ${event.seq} does not point back to the hash of the event before it.`)
  }
  if (eventHash(before.hash, event) !== event.hash) {
    return fault(
      'content',
      `The content of event ${event.seq} does not give its hash: it was changed after it was written.`,
    )
  }
  return { place: { chain: event.chain, seq: event.seq, hash: event.hash } }
}

/** Checks the end of a chain against the head kept beside it: a tail that was cut off, or events nobody counted. */
export function verifyHead(place: ChainPlace, head: ChainHead | null): ChainFault | null {
  const { chain, seq } = place
  const fault = (at: number, says: string): ChainFault => ({ chain, seq: at, kind: 'head', says })
  if (!head) return fault(seq, `The chain has ${seq} events and no head in the ledger.`)
  if (head.headSeq > seq) {
    return fault(seq + 1, `The chain ends with event ${seq}, its head says ${head.headSeq}: the tail was cut off.`)
  }
  if (head.headSeq < seq) {
    return fault(head.headSeq + 1, `Event ${head.headSeq + 1} stands beyond the head of its chain.`)
  }
  return head.headHash === place.hash ? null : fault(seq, `The hash of event ${seq} is not the one its head carries.`)
}

/**
 * Checks one whole chain, its events in order, with its head. Null when everything fits; otherwise the first event that
 * does not.
 */
export function verifyChain(chain: string, events: readonly ChainEvent[], head: ChainHead | null): ChainFault | null {
  let place = chainBeginning(chain)
  for (const event of events) {
    const result = verifyEvent(place, event)
    if ('fault' in result) return result.fault
    place = result.place
  }
  return verifyHead(place, head)
}
