import type { ChainEvent } from '@/lib/audit/events/chain-event'
import { sha256 } from '@/lib/kernel/crypto/sha256'

/** The last event of a chain as stored separately in the ledger: it shows when a tail was cut off. */
export type ChainHead = { chain: string; headSeq: number; headHash: string }

/** What is wrong, and where: the first event of its chain that fails. */
export type ChainFault = { chain: string; seq: number; kind: 'content' | 'link' | 'sequence' | 'head'; message: string }

/** The position of a chain after the events read so far. */
export type ChainPosition = { chain: string; seq: number; hash: string }

/** What the first event of a chain points back to: a hash of the chain's name, so that chains cannot be exchanged. */
export const chainGenesis = (chain: string): string => sha256(`headroom audit chain ${chain}`)

/** The position before the first event of a chain. */
export const chainBeginning = (chain: string): ChainPosition => ({ chain, seq: 0, hash: chainGenesis(chain) })

/**
 * The hash of an event, from its content and the hash before it: the same as `audit_hash` in the database, written a
 * second time on purpose (docs/audit-chain.md). Each field has its length in bytes before it, so that no two events
 * have the same text.
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

/** Checks one event against the position before it. Returns the next position, or the fault. */
export function verifyEvent(
  before: ChainPosition,
  event: ChainEvent,
): { position: ChainPosition } | { fault: ChainFault } {
  const fault = (kind: ChainFault['kind'], message: string) => ({
    fault: { chain: event.chain, seq: event.seq, kind, message },
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
  return { position: { chain: event.chain, seq: event.seq, hash: event.hash } }
}

/** Checks the end of a chain against its stored head: a tail that was cut off, or events after the head. */
export function verifyHead(position: ChainPosition, head: ChainHead | null): ChainFault | null {
  const { chain, seq } = position
  const fault = (at: number, message: string): ChainFault => ({ chain, seq: at, kind: 'head', message })
  if (!head) return fault(seq, `The chain has ${seq} events and no head in the ledger.`)
  if (head.headSeq > seq) {
    return fault(seq + 1, `The chain ends with event ${seq}, its head is at ${head.headSeq}: the tail was cut off.`)
  }
  if (head.headSeq < seq) {
    return fault(head.headSeq + 1, `Event ${head.headSeq + 1} is after the head of its chain.`)
  }
  return head.headHash === position.hash ? null : fault(seq, `The hash of event ${seq} is not the one in its head.`)
}

/**
 * Checks one complete chain, its events in order, with its head. Null when it is valid; otherwise the first fault.
 */
export function verifyChain(chain: string, events: readonly ChainEvent[], head: ChainHead | null): ChainFault | null {
  let position = chainBeginning(chain)
  for (const event of events) {
    const result = verifyEvent(position, event)
    if ('fault' in result) return result.fault
    position = result.position
  }
  return verifyHead(position, head)
}
