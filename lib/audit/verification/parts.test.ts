import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { crc32 as crcOfZlib } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MerkleTree } from '@/lib/reporting/exports/package/merkle-tree'
import { crc32 } from './archive/crc32'
import { leafBytes, rootOfProof } from './cryptography/merkle'
import { nodeCryptography } from './cryptography/node-cryptography'
import type { Manifest } from './manifest'
import { RecordSet } from './record-set'
import { CsvRows } from './rows/csv-rows'
import { plainDecimal } from './rows/decimal-sum'
import { JsonRows } from './rows/json-rows'
import { RowsTally } from './rows/rows-tally'

test('CRC-32 in pieces is that of Node, whatever the length', () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = randomBytes(length)
    const cut = Math.floor(length / 3)
    expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(crcOfZlib(bytes))
  }
})

describe('a Merkle proof', () => {
  const headsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ chain: `chain ${at}`, seq: at + 1, hash: `${at}`.padStart(64, '0') }))
  const treeOf = async (heads: ReturnType<typeof headsOf>) => {
    async function* leaves() {
      for (const { chain, seq, hash } of heads) yield `${chain} ${seq} ${hash}`
    }
    return MerkleTree.of(leaves())
  }

  test('of every leaf leads to the root, for trees of every shape, and from no other place', async () => {
    for (let count = 1; count <= 17; count += 1) {
      const heads = headsOf(count)
      const tree = await treeOf(heads)
      for (const [index, head] of heads.entries()) {
        const proof = tree.proof(index)
        expect(rootOfProof(nodeCryptography, { ...head, index, proof }, count)).toBe(tree.root)
        expect(rootOfProof(nodeCryptography, { ...head, index, proof: [...proof, '0'.repeat(64)] }, count)).toBeNull()
        expect(rootOfProof(nodeCryptography, { ...head, index: count, proof }, count)).toBeNull()
        if (count > 1)
          expect(rootOfProof(nodeCryptography, { ...head, index: index ^ 1, proof }, count)).not.toBe(tree.root)
        if (count > 1)
          expect(rootOfProof(nodeCryptography, { ...head, seq: head.seq + 1, index, proof }, count)).not.toBe(tree.root)
      }
    }
  })

  test('hashes a leaf after a zero byte, so that no leaf is a node', async () => {
    const [head] = headsOf(1)
    expect((await treeOf(headsOf(1))).root).toBe(createHash('sha256').update(leafBytes(head!)).digest('hex'))
    expect(leafBytes(head!)[0]).toBe(0)
  })
})

describe('control totals', () => {
  const tallyOf = (columns: string[], rowCount: number, sum: string) => {
    const manifest = {
      columns,
      rowCount,
      controlTotals: [{ column: 'USD', sum }],
      auditEvents: { count: 0, record: null },
    }
    return new RowsTally('rows', manifest as unknown as Manifest, new RecordSet())
  }
  const added = (reader: CsvRows | JsonRows, tally: RowsTally, bytes: Buffer, pieceBytes: number) => {
    for (let at = 0; at < bytes.length; at += pieceBytes) reader.take(bytes.subarray(at, at + pieceBytes))
    reader.end()
    return tally.end()
  }
  const ofCsv = (text: string, rowCount: number, sum: string, pieceBytes = 1) => {
    const tally = tallyOf(text.startsWith('Note') ? ['Note', 'USD'] : ['USD'], rowCount, sum)
    return added(new CsvRows(tally), tally, Buffer.from(`\ufeff${text}`), pieceBytes)
  }
  const ofJson = (text: string, rowCount: number, sum: string, pieceBytes = 1) => {
    const tally = tallyOf(['Note', 'USD'], rowCount, sum)
    return added(new JsonRows(tally), tally, Buffer.from(text), pieceBytes)
  }
  const FIT = '4 rows, and the control totals of 1 column, were counted and added up again and agree.'

  test.each([1, 2, 3, 7, 1000])('count records, not lines, in pieces of %i bytes, and add up exactly', (pieceBytes) => {
    const csv = 'Note,USD\r\n"one, ""two""\nлиния",0.10\r\n,0.2\r\n"",-1000000000000000000.05\r\nlast,\r\n'
    expect(ofCsv(csv, 4, '-999999999999999999.75', pieceBytes)).toBe(FIT)
    const json =
      '{"Note":"one, \\"two\\"\\nлиния","USD":0.10}\n{"Note":null,"USD":0.2}\n' +
      '{"Note":"","USD":-1000000000000000000.05}\n{"Note":"last","USD":null}\n'
    expect(ofJson(json, 4, '-999999999999999999.75', pieceBytes)).toBe(FIT)
    for (const wrong of ['-999999999999999999.74', '-1000000000000000000']) {
      expect(() => ofCsv(csv, 4, wrong, pieceBytes)).toThrow('the rows add up to -999999999999999999.75')
      expect(() => ofJson(json, 4, wrong, pieceBytes)).toThrow('the rows add up to -999999999999999999.75')
    }
    expect(() => ofCsv(csv, 5, '-999999999999999999.75', pieceBytes)).toThrow('has 4 rows, the manifest states 5')
  })

  test('add up each currency on its own', () => {
    const tallyOfCurrencies = (currencies: { currency: string; sum: string }[], currencyColumn = 'Currency') => {
      const controlTotals = [{ column: 'Debit', sum: '1032.5', isTotal: true, currencyColumn, currencies }]
      const manifest = { columns: ['Currency', 'Debit'], rowCount: 4, controlTotals, auditEvents: { record: null } }
      const tally = new RowsTally('rows', manifest as unknown as Manifest, new RecordSet())
      for (const row of [
        ['RUB', '1000.00'],
        ['USD', '12.50'],
        ['RUB', '20'],
        ['EUR', ''],
      ])
        tally.takeRow(row)
      return tally.end()
    }
    const usd = { currency: 'USD', sum: '12.5' }
    expect(tallyOfCurrencies([{ currency: 'RUB', sum: '1020' }, usd])).toContain('4 rows')
    expect(() => tallyOfCurrencies([{ currency: 'RUB', sum: '1020.01' }, usd])).toThrow(
      'Debit in RUB is 1020.01 in the manifest, the rows add up to 1020',
    )
    expect(() => tallyOfCurrencies([usd])).toThrow('Debit in RUB is missing in the manifest')
    expect(() => tallyOfCurrencies([usd, { currency: 'GBP', sum: '1' }])).toThrow('Debit in')
    expect(() => tallyOfCurrencies([usd], 'Place')).toThrow('No column names the currency of Debit')
  })

  test('name what is not a number, and refuse other columns', () => {
    expect(() => ofCsv('USD\r\n1\r\n1e3\r\n', 2, '1')).toThrow(
      'In rows row 2 has "1e3" in the column USD, which is not a number',
    )
    expect(() => ofCsv('EUR\r\n1\r\n', 1, '1')).toThrow('rows has other columns')
    expect(() => ofJson('{"USD":1,"Note":null}\n', 1, '1')).toThrow('rows has other columns')
    expect(() => ofJson('{"Note":"","USD":"one"}\n', 1, '1')).toThrow('which is not a number')
  })

  test.each([
    '{}',
    '[1]',
    '{"Note":{},"USD":1}',
    '{"Note":"","USD":1',
    '{"Note":"","USD":1} ',
    '{"Note":"" "USD":1}',
    '{"Note":"",,"USD":1}',
  ])('are not taken from %s, which is not a flat object', (line) => {
    expect(() => ofJson(`${line}\n`, 1, '1')).toThrow(/is not a flat JSON object|is not JSON/)
  })

  test.each([
    ['a cell more', 'Note,USD\r\na,1,2\r\n'],
    ['a cell less', 'Note,USD\r\n1\r\n'],
    ['an empty line', 'Note,USD\r\na,1\r\n\r\n'],
    ['a quotation mark in a cell', 'Note,USD\r\na"b,1\r\n'],
    ['text after a quoted cell', 'Note,USD\r\n"a"b,1\r\n'],
    ['a carriage return after a quoted cell', 'Note,USD\r\n"a"\r,1\r\n'],
    ['an end within a quoted cell', 'Note,USD\r\n"a,1\r\n'],
  ])('are not taken from CSV with %s', (_what, text) => {
    expect(() => ofCsv(text, 1, '1')).toThrow(/^The file (?:has|ends)/)
  })

  test('are not taken from CSV without a header', () => {
    const tally = tallyOf(['USD'], 0, '0')
    expect(() => added(new CsvRows(tally), tally, Buffer.from('\ufeff'), 1)).toThrow('The file has no header')
  })

  test('do not take true for an empty figure', () => {
    expect(() => ofJson('{"Note":"","USD":true}\n', 1, '0')).toThrow('which is not a number')
  })

  test.each([
    ['5000.00', '5000'],
    ['-0.50', '-0.5'],
    ['0', '0'],
    ['1e3', '1e3'],
  ])('%s is compared as %s', (figure, plain) => expect(plainDecimal(figure)).toBe(plain))
})

test('a set of records counts each id once, and knows which were seen, however many there are', () => {
  const ids = Array.from({ length: 5000 }, () => randomUUID())
  const records = new RecordSet()
  for (const id of [...ids, ...ids]) expect(records.add(id)).toBe(true)
  expect(records.add('P-2026-0001')).toBe(false)
  expect(records.size).toBe(5000)
  for (const id of [...ids.slice(1), ...ids.slice(1), randomUUID(), 'no id']) records.mark(id)
  expect(records.marked).toBe(4999)
  expect(records.firstUnmarked()).toBe(ids[0])
  records.mark(ids[0]!)
  expect(records.firstUnmarked()).toBeNull()
})
