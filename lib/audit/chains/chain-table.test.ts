import { describe, expect, it } from 'vitest'
import { ChainTable, NO_RECORD } from './chain-table'
import { chainGenesis } from './verify-chain'

/** A text as it may lie anywhere among bytes. */
function among(text: string): [DataView, number, number] {
  const bytes = Buffer.from(`behind${text}and before`)
  return [new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 6, Buffer.byteLength(text)]
}

const hashView = (hash: string) => {
  const bytes = Buffer.from(hash)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Names that differ in their first byte, in their last, in the middle, in their length. */
const NAMES = [
  'organisation',
  ...Array.from({ length: 4000 }, (_, at) => `company:${String(at).padStart(36, '0')}:${2017 + (at % 9)}`),
  ...Array.from({ length: 500 }, (_, at) => `${at} of them`),
  ...Array.from({ length: 56 }, (_, at) => 'x'.repeat(at + 4)),
  'Ялта',
]

describe('a table of chains', () => {
  it('begins each chain before its first event, and keeps apart what differs in anything while it grows', () => {
    const table = new ChainTable(1)
    const records = new Map(NAMES.map((name) => [name, table.find(...among(name))]))
    expect(table.count).toBe(NAMES.length)
    expect(new Set(records.values()).size).toBe(NAMES.length)
    for (const name of NAMES) {
      const record = table.find(...among(name))
      expect([name, record]).toEqual([name, records.get(name)])
      expect([name, table.isAt(record, 0, hashView(chainGenesis(name)), 0)]).toEqual([name, true])
    }
    expect(table.count).toBe(NAMES.length)
  })

  it('holds the position of each while others come, and names those that did not end valid', () => {
    const table = new ChainTable(1)
    const hashOf = (name: string) => hashView(chainGenesis(`another of ${name}`))
    for (const [at, name] of NAMES.entries()) table.advance(table.find(...among(name)), at + 1, hashOf(name), 0)
    for (const [at, name] of NAMES.entries()) {
      const record = table.find(...among(name))
      expect(table.isAt(record, at + 1, hashOf(name), 0)).toBe(true)
      expect(table.isAt(record, at + 2, hashOf(name), 0)).toBe(false)
      expect(table.isAt(record, at + 1, hashOf(`${name}.`), 0)).toBe(false)
    }
    const [lost, doubtful, ...valid] = NAMES
    for (const name of valid) table.mark(table.find(...among(name)), 'valid')
    table.mark(table.find(...among(doubtful ?? '')), 'doubtful')
    expect(table.namesNotValid()).toEqual([lost, doubtful])
    expect(table.isDoubtful(table.find(...among(doubtful ?? '')))).toBe(true)
    expect(table.isDoubtful(table.find(...among(lost ?? '')))).toBe(false)
  })

  it('has no record for names that are shorter or longer than any of the ledger', () => {
    const table = new ChainTable(1)
    for (const name of ['', 'abc', 'x'.repeat(60)]) expect(table.find(...among(name))).toBe(NO_RECORD)
    expect(table.count).toBe(0)
  })
})
