import { expect, it } from 'vitest'
import { eventHash } from '@/lib/audit/chains/verify-chain'
import { type CopiedRow, copyRows } from '@/lib/database/copied-rows'
import { asOwner } from '@/test/database/database'
import { ContentHash } from './content-hash'
import { EVENT_COLUMNS, toChainEvent } from './copied-event'

// The hash of an event's row is the one that the database makes (audit_hash) and the one that verify-chain.ts makes,
// whatever it contains.

const TEXTS = [
  '',
  'a',
  'ab',
  'abc',
  'abcd',
  '-',
  ',-',
  '0:',
  'Ялта, Крым',
  'a\tb\nc\\d\\N',
  '😀 "quoted"',
  '{"amountCents": 100}',
]
const LENGTHS = [5, 9, 10, 11, 63, 99, 100, 101, 999, 1000, 1001, 9_999, 10_000, 65_535, 70_000, 400_000]
const INSTANTS = [
  '2026-11-23T09:02:11.045Z',
  '2017-01-01T00:00:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2000-01-01T00:00:00.000Z',
  '1999-12-31T23:59:59.001Z',
  '1969-12-31T23:59:59.900Z',
  '9999-12-31T00:00:00.010Z',
]
const IDS = [
  null,
  '00000000-0000-0000-0000-000000000000',
  'deadbeef-0123-4567-89ab-cdef01234567',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]

/** An event for each of the texts in each of its fields, in turn. */
const EVENTS = [...TEXTS, ...LENGTHS.map((length) => 'xyz'.repeat(length).slice(0, length))].map((text, at) => {
  const pick = <Value>(values: readonly Value[], step: number) => values[(at + step) % values.length]
  const other = (step: number) => pick(TEXTS, step)
  return {
    chain: pick(['organisation', 'company:x:2026'], 0),
    at: pick(INSTANTS, 0),
    actor_id: pick(IDS, 0),
    verb: other(1),
    target_kind: other(2),
    target_id: at % 2 ? text : other(3),
    target_name: other(4),
    company_id: pick(IDS, 1),
    before: pick([null, text, ''], 0),
    after: pick([text, null, other(5)], 0),
    reason: at % 3 ? other(6) : text,
  }
})

it('is what the database and verify-chain.ts make of the same event', async () => {
  const found: { ours: string; database: string; inWords: string }[] = []
  const contentHash = new ContentHash()
  const take = (row: CopiedRow) => {
    const event = toChainEvent(row)
    found.push({ ours: contentHash.of(row), database: event.hash, inWords: eventHash(event.previousHash, event) })
  }
  const client = await asOwner.connect()
  const events = client.escapeLiteral(JSON.stringify(EVENTS))
  const previous = "repeat('0123456789abcdef', 4)"
  await copyRows(
    client,
    `COPY (
       SELECT ${EVENT_COLUMNS.sql} FROM (
         SELECT e.*, ${previous} AS previous_hash, 1 AS seq,
           audit_hash(${previous}, chain, at, actor_id, verb, target_kind, target_id, target_name, company_id, before,
             after, reason) AS hash
         FROM jsonb_to_recordset(${events}) AS e(chain text, at timestamptz(3), actor_id uuid, verb text,
           target_kind text, target_id text, target_name text, company_id uuid,
           before text, after text, reason text)
       ) AS made
     ) TO STDOUT (FORMAT binary)`,
    take,
  )
  client.release()
  expect(found.map(({ ours }) => ours)).toEqual(found.map(({ database }) => database))
  expect(found.map(({ inWords }) => inWords)).toEqual(found.map(({ database }) => database))
  expect(new Set(found.map(({ ours }) => ours)).size).toBe(EVENTS.length)
})
