import { createHash, randomBytes } from 'node:crypto'
import { crc32 as crcOfZlib } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MerkleTree } from '@/lib/exports/package/merkle-tree'
import { crc32 } from './crc32.mjs'
import { CsvTotals, plainDecimal } from './csv-totals.mjs'
import { leafBytes, rootOfProof } from './merkle.mjs'
import { hexOf, Sha256 } from './sha256.mjs'

test('SHA-256 and CRC-32 in pieces are those of Node, whatever the length', () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = randomBytes(length)
    const cut = Math.floor(length / 3)
    const pieces = new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut))
    expect(hexOf(pieces.digest())).toBe(createHash('sha256').update(bytes).digest('hex'))
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
        expect(rootOfProof({ ...head, index, proof }, count)).toBe(tree.root)
        expect(rootOfProof({ ...head, index, proof: [...proof, '0'.repeat(64)] }, count)).toBeNull()
        expect(rootOfProof({ ...head, index: count, proof }, count)).toBeNull()
        if (count > 1) expect(rootOfProof({ ...head, index: index ^ 1, proof }, count)).not.toBe(tree.root)
        if (count > 1) expect(rootOfProof({ ...head, seq: head.seq + 1, index, proof }, count)).not.toBe(tree.root)
      }
    }
  })

  test('hashes a leaf behind a zero byte, so that no leaf is a node', async () => {
    const [head] = headsOf(1)
    expect((await treeOf(headsOf(1))).root).toBe(createHash('sha256').update(leafBytes(head!)).digest('hex'))
    expect(leafBytes(head!)[0]).toBe(0)
  })
})

describe('control totals', () => {
  const totalsOf = (text: string, pieceBytes = 1) => {
    const csv = new CsvTotals(['USD'])
    const bytes = Buffer.from(`\ufeff${text}`)
    for (let at = 0; at < bytes.length; at += pieceBytes) csv.update(bytes.subarray(at, at + pieceBytes))
    csv.end()
    return { rows: csv.rows, sum: csv.sums[0]?.sum, problem: csv.problem }
  }

  test('count records, not lines, in pieces of any size, and add up exactly', () => {
    const text = 'Note,USD\r\n"one, ""two""\nлиния",0.10\r\n,0.2\r\n"",-1000000000000000000.05\r\nlast,\r\n'
    for (const pieceBytes of [1, 2, 3, 7, 1000]) {
      expect(totalsOf(text, pieceBytes)).toEqual({ rows: 4, sum: '-999999999999999999.75', problem: null })
    }
  })

  test('name what is no figure', () => {
    expect(totalsOf('USD\r\n1\r\n1e3\r\n').problem).toBe('row 2 has "1e3" in the column USD, which is no figure')
  })

  test.each([
    ['5000.00', '5000'],
    ['-0.50', '-0.5'],
    ['0', '0'],
    ['1e3', '1e3'],
  ])('%s is compared as %s', (figure, plain) => expect(plainDecimal(figure)).toBe(plain))
})
