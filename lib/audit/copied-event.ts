import { hash } from 'node:crypto'
import { Prisma } from '@/generated/prisma/client'
import { typedValue } from '@/lib/exports/copy-text'
import type { ChainEvent, ChainPlace } from './verify-chain'

/** The columns of an event in the order in which its line is read here. */
export const EVENT_COLUMNS = Prisma.sql`chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after, reason, previous_hash, hash`

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
/** The fields that stand in a line as they stand in the text that is hashed: `actorId` to `reason`. */
const FIELDS_IN_ORDER = 9
const TAB = '\t'
/** How COPY writes what is not there. */
export const NULL = '\\N'
const BACKSLASH = 0x5c

/** An event as its line of COPY tells it: where it stands, what it points back to, the hash it carries and the one its content gives. */
export type CopiedEvent = { chain: string; seq: number; previousHash: string; hash: string; contentHash: string }

/**
 * Reads and hashes the line of an event (PostgreSQL's COPY, Latin-1, the columns above) without making an object of every field: a trail has millions. Only ASCII matters here,
 * and the bytes of everything else pass through.
 */
export function copiedEvent(line: string): CopiedEvent {
  const chainEnd = line.indexOf(TAB)
  const seqEnd = line.indexOf(TAB, chainEnd + 1)
  const atEnd = line.indexOf(TAB, seqEnd + 1)
  const isUsual = hasNoEscapes(line)
  let content = ''
  let start = atEnd + 1
  for (let count = 0; count < FIELDS_IN_ORDER; count += 1) {
    const end = line.indexOf(TAB, start)
    const isNull = end - start === 2 && line.charCodeAt(start) === BACKSLASH && line[start + 1] === 'N'
    const field = line.slice(start, end)
    content += isNull ? ',-' : sized(isUsual ? field : typedValue(field))
    start = end + 1
  }
  const previousEnd = line.indexOf(TAB, start)
  const chain = line.slice(0, chainEnd)
  const previousHash = line.slice(start, previousEnd)
  const text = `${previousHash.length}:${previousHash}${sized(chain)}${sized(isoInstant(line.slice(seqEnd + 1, atEnd)))}${content}`
  return {
    chain,
    seq: Number(line.slice(chainEnd + 1, seqEnd)),
    previousHash,
    hash: line.slice(previousEnd + 1),
    contentHash: sha256(text),
  }
}

/** Whether an event is the next one of its chain, and the one that was written. */
export const follows = ({ seq, previousHash, hash, contentHash }: CopiedEvent, place: ChainPlace): boolean =>
  seq === place.seq + 1 && previousHash === place.hash && contentHash === hash

/** The same line as an event of verify-chain.ts, which says in words what does not fit. */
export function wholeEvent(line: string): ChainEvent {
  const fields = line.split(TAB)
  const given = Object.fromEntries(FIELDS.map((name, at) => [name, textOf(fields[at])]))
  return { ...given, seq: Number(fields[1]), at: new Date(isoInstant(fields[2] ?? '')) } as ChainEvent
}

const textOf = (copied = ''): string | null => (copied === NULL ? null : decoded(copied))

/** A field of COPY in Latin-1 as the text it is. */
export const decoded = (copied: string): string => Buffer.from(typedValue(copied), 'latin1').toString()

/** Every backslash of the line is that of a NULL. */
function hasNoEscapes(line: string): boolean {
  for (let at = line.indexOf('\\'); at !== -1; at = line.indexOf('\\', at + 2)) if (line[at + 1] !== 'N') return false
  return true
}

const SIZES = Array.from({ length: 4096 }, (_, size) => `,${size}:`)

/** A field as it is hashed: a comma, its length in bytes, a colon, itself (docs/audit-chain.md). */
const sized = (field: string): string => (SIZES[field.length] ?? `,${field.length}:`) + field

/** 2026-11-23 09:02:11.04+00 as 2026-11-23T09:02:11.040Z. */
const isoInstant = (copied: string): string =>
  `${copied.slice(0, 10)}T${copied.slice(11, 19)}.${copied.slice(20, -3).padEnd(3, '0')}Z`

const BEYOND_ASCII = /[\x80-\xff]/

/** Of bytes in Latin-1. A text that is the same in UTF-8 is hashed as it is, which spares it a copy. */
const sha256 = (text: string): string =>
  hash('sha256', BEYOND_ASCII.test(text) ? Buffer.from(text, 'latin1') : text, 'hex')
