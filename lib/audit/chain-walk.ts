import { hash } from 'node:crypto'
import { typedValue } from '@/lib/exports/copy-text'
import {
  type ChainEvent,
  type ChainFault,
  type ChainHead,
  type ChainPlace,
  chainBeginning,
  verifyEvent,
  verifyHead,
} from './verify-chain'

/** The number under which the head of a chain comes, behind every event of it. What tells it from an event is that nothing was done: it has no verb. */
export const HEAD_SEQ = 2_147_483_647
const NULL = '\\N'
/** A broken ledger is named by its first faults; the count says how many chains have one. */
const FAULTS_NAMED = 20

/** Where the fields of an event stand in its line. */
const FIELDS = [
  'chain',
  'seq',
  'at',
  'actorId',
  'verb',
  'targetKind',
  'targetId',
  'targetName',
  'companyId',
  'before',
  'after',
  'reason',
  'previousHash',
  'hash',
] as const
const [AT, AFTER_AT, VERB, TARGET_ID, PREVIOUS_HASH, HASH] = [2, 3, 4, 6, 12, 13]

/**
 * Walks through all chains as they come, line by line: the events of a chain in order, then its head. An event that fits is hashed as the bytes it came as and becomes no object;
 * one that does not is looked at again by the rules of verify-chain.ts, which name what is wrong.
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

  /** One line of COPY in Latin-1: the fields of an event, or a head with its number as the id of the target. */
  take(line: string): void {
    const fields = line.split('\t')
    const chain = fields[0] ?? ''
    if (chain !== this.#chain) this.#begin(chain)
    if (fields[VERB] === NULL) this.#endAt(fields)
    else this.#event(fields)
  }

  /** Ends the last chain. */
  end(): void {
    this.#begin('')
  }

  #event(fields: readonly string[]): void {
    if (!this.#lacksHead) this.chainCount += 1
    this.#lacksHead = true
    this.eventCount += 1
    const place = this.#place
    if (!place) return
    const fits =
      fields[PREVIOUS_HASH] === place.hash && Number(fields[1]) === place.seq + 1 && hashOf(fields) === fields[HASH]
    if (fits) {
      place.seq += 1
      place.hash = fields[HASH] ?? ''
    } else this.#explain(place, fields)
  }

  #begin(chain: string): void {
    if (this.#lacksHead && this.#place) this.#fault(verifyHead(this.#place, null))
    this.#chain = chain
    this.#place = chainBeginning(textOf(chain) ?? '')
    this.#lacksHead = false
  }

  #endAt(fields: readonly string[]): void {
    const head: ChainHead = {
      chain: textOf(fields[0]) ?? '',
      headSeq: Number(fields[TARGET_ID]),
      headHash: fields[HASH] ?? '',
    }
    this.#lacksHead = false
    if (this.#place) this.#fault(verifyHead(this.#place, head))
  }

  #explain(place: ChainPlace, fields: readonly string[]): void {
    const result = verifyEvent(place, eventOf(fields))
    this.#place = 'fault' in result ? null : result.place
    if ('fault' in result) this.#fault(result.fault)
  }

  #fault(fault: ChainFault | null): void {
    if (!fault) return
    this.faultCount += 1
    if (this.faults.length < FAULTS_NAMED) this.faults.push(fault)
  }
}

/** The hash of an event from its line: every field with its length in bytes, as docs/audit-chain.md has it. */
function hashOf(fields: readonly string[]): string {
  let text = `${part(fields[PREVIOUS_HASH])},${part(fields[0])},24:${isoInstant(fields[AT] ?? '')}`
  for (let at = AFTER_AT; at < PREVIOUS_HASH; at += 1) text += `,${part(fields[at])}`
  return hash('sha256', Buffer.from(text, 'latin1'), 'hex')
}

function part(copied = ''): string {
  if (copied === NULL) return '-'
  const field = typedValue(copied)
  return `${field.length}:${field}`
}

/** 2026-11-23 09:02:11.04+00 as 2026-11-23T09:02:11.040Z. */
const isoInstant = (copied: string): string =>
  `${copied.slice(0, 10)}T${copied.slice(11, 19)}.${copied.slice(20, -3).padEnd(3, '0')}Z`

const textOf = (copied = ''): string | null =>
  copied === NULL ? null : Buffer.from(typedValue(copied), 'latin1').toString()

function eventOf(fields: readonly string[]): ChainEvent {
  const given = Object.fromEntries(FIELDS.map((name, at) => [name, textOf(fields[at])]))
  return { ...given, seq: Number(fields[1]), at: new Date(isoInstant(fields[AT] ?? '')) } as ChainEvent
}
