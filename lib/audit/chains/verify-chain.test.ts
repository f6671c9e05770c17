import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ChainEvent } from '@/lib/audit/events/chain-event'
import { chainBeginning, chainGenesis, eventHash, verifyChain } from './verify-chain'

const CHAIN = 'organisation'

function eventAfter(previous: { seq: number; hash: string }, changes: Partial<ChainEvent> = {}): ChainEvent {
  const event = {
    chain: CHAIN,
    seq: previous.seq + 1,
    at: new Date('2026-11-23T09:02:11.045Z'),
    actorId: null,
    verb: 'person.sign-in-refused',
    targetKind: 'person',
    targetId: 'näm@example.com',
    targetName: 'näm@example.com',
    companyId: null,
    before: null,
    after: null,
    reason: '',
    previousHash: previous.hash,
    ...changes,
  }
  return { ...event, hash: eventHash(event.previousHash, event) }
}

function chainOf(length: number): ChainEvent[] {
  const events: ChainEvent[] = []
  for (let seq = 0; seq < length; seq++) {
    events.push(eventAfter(events.at(-1) ?? chainBeginning(CHAIN), { reason: `reason ${seq}`, after: '{"a": "б"}' }))
  }
  return events
}

const headOf = (events: ChainEvent[]) => ({ chain: CHAIN, headSeq: events.length, headHash: events.at(-1)?.hash ?? '' })

describe('verifyChain', () => {
  it('accepts a chain that was only ever appended to, the empty one included', () => {
    const events = chainOf(4)
    expect(verifyChain(CHAIN, events, headOf(events))).toBeNull()
    expect(verifyChain(CHAIN, [], { chain: CHAIN, headSeq: 0, headHash: chainGenesis(CHAIN) })).toBeNull()
  })

  it.each([
    ['at', new Date('2026-11-23T09:02:11.046Z')],
    ['actorId', '11111111-1111-4111-8111-111111111111'],
    ['verb', 'person.signed-in'],
    ['targetKind', 'persons'],
    ['targetId', 'nam@example.com'],
    ['targetName', ''],
    ['companyId', '11111111-1111-4111-8111-111111111111'],
    ['before', ''],
    ['after', '{"a": "b"}'],
    ['reason', 'reason  1'],
    ['hash', 'a'.repeat(64)],
  ])('names the event whose %s was changed', (field, value) => {
    const events = chainOf(3)
    const changed = events.map((event, place) => (place === 1 ? { ...event, [field]: value } : event))
    expect(verifyChain(CHAIN, changed, headOf(events))).toMatchObject({ seq: 2, kind: 'content' })
  })

  it('tells null from the empty text, and a comma inside a field from one between fields', () => {
    const [event] = chainOf(1)
    if (!event) throw new Error('no event')
    const hashes = [
      { targetId: 'a,1:b', targetName: 'c' },
      { targetId: 'a', targetName: 'b,1:c' },
      { before: null },
      { before: '' },
    ].map((changes) => eventHash(event.previousHash, { ...event, ...changes }))
    expect(new Set(hashes).size).toBe(4)
  })

  it('names the place of a removed event, of an exchanged one, and of a rewritten one', () => {
    const events = chainOf(4)
    const [first, second, third, fourth] = events as [ChainEvent, ChainEvent, ChainEvent, ChainEvent]
    expect(verifyChain(CHAIN, [first, third, fourth], headOf(events))).toMatchObject({ seq: 3, kind: 'sequence' })
    const exchanged = [first, { ...third, seq: 2 }, { ...second, seq: 3 }, fourth]
    expect(verifyChain(CHAIN, exchanged, headOf(events))).toMatchObject({ seq: 2, kind: 'link' })
    const rewritten = eventAfter(first, { reason: 'another' })
    expect(verifyChain(CHAIN, [first, rewritten, third, fourth], headOf(events))).toMatchObject({
      seq: 3,
      kind: 'link',
    })
  })

  it('finds a cut tail, an extra event and a missing head by the head', () => {
    const events = chainOf(4)
    expect(verifyChain(CHAIN, events.slice(0, 2), headOf(events))).toMatchObject({ seq: 3, kind: 'head' })
    expect(verifyChain(CHAIN, events, headOf(events.slice(0, 3)))).toMatchObject({ seq: 4, kind: 'head' })
    expect(verifyChain(CHAIN, events, null)).toMatchObject({ kind: 'head' })
    expect(verifyChain(CHAIN, events, { ...headOf(events), headHash: 'f'.repeat(64) })).toMatchObject({ seq: 4 })
  })

  it('gives the hashes that docs/audit-chain.md prints', () => {
    const page = readFileSync('docs/audit-chain.md', 'utf8')
    const event = eventAfter(chainBeginning(CHAIN))
    expect(page).toContain(`= ${chainGenesis(CHAIN)}`)
    expect(page).toContain(`sha256 = ${event.hash}`)
  })
})
