import { generateKeyPairSync, sign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { blobSource } from './archive/blob-source'
import { crc32 } from './archive/crc32'
import { contentOf } from './archive/read-archive'
import { DEFLATED, directory, localHeader } from './archive/zip-format'
import { verifyPackage } from './in-browser'
import {
  formatInstantUtc,
  groupedSum,
  keyComparison,
  NOT_VALID,
  outcomeOf,
  packageFacts,
  packageTotals,
} from './verdict-labels'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const keyText = publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('base64')

/** An archive of a manifest and its signature, and nothing else. */
function signed(manifest: unknown): Blob {
  const bytes = Buffer.from(typeof manifest === 'string' ? manifest : JSON.stringify(manifest))
  const [parts, entries] = [[] as Uint8Array<ArrayBuffer>[], [] as Parameters<typeof directory>[0]]
  let offset = 0
  for (const [name, content] of [
    ['manifest.json', bytes],
    ['manifest.sig', sign(null, bytes, privateKey)],
  ] as const) {
    const entry = { name, method: 0, crc: crc32(content), storedSize: content.length, size: content.length, offset }
    parts.push(new Uint8Array(localHeader(entry)), new Uint8Array(content))
    offset += localHeader(entry).length + content.length
    entries.push(entry)
  }
  return new Blob([...parts, new Uint8Array(directory(entries, offset))])
}

const MANIFEST = {
  format: 'headroom package 2',
  report: { name: 'payments', format: 'csv', version: 2, statementSha256: '0'.repeat(64) },
  parameters: '',
  asOf: '2026-11-26T13:00:00.000Z',
  timeZone: 'America/New_York',
  madeBy: { id: 'x', name: 'Ada Varga' },
  madeWith: { headroom: '0.1.0', rules: '7', places: '3' },
  rowCount: 12_345,
  columns: ['Reference', 'Counts USD'],
  controlTotals: [
    { column: 'Counts USD', sum: '-1234567.50', isTotal: true },
    {
      ...{ column: 'Debit', sum: '30', isTotal: true, currencyColumn: 'Currency' },
      currencies: [
        { currency: 'RUB', sum: '1020.00' },
        { currency: 'USD', sum: '10' },
      ],
    },
    { column: 'Year', sum: '3932852' },
  ],
  generalLicenses: [],
  seal: { number: 4, at: '2026-11-26T13:00:00.000Z', root: 'a'.repeat(64), headCount: 1 },
  chainHeadCount: 1,
  auditEvents: { count: 0, record: null },
  files: [{ name: 'rows.csv', size: 1, sha256: '', storedSize: 1, storedSha256: '' }],
  signature: { algorithm: 'Ed25519', publicKey: keyText },
}
const verdictOf = (manifest: unknown, expectedKey: string | null = null) =>
  verifyPackage(blobSource(signed(manifest)), { expectedKey })

test('the facts of a package are known as soon as its signature is valid, whatever is wrong after that', async () => {
  const verdict = await verdictOf(MANIFEST)
  expect(outcomeOf(verdict)).toEqual({
    label: NOT_VALID,
    message: 'rows.csv is missing: it belongs in every package.',
  })
  const facts = Object.fromEntries(packageFacts(verdict).map(({ label, value }) => [label, value]))
  expect(facts).toMatchObject({
    Report: 'payments, version 2, as CSV',
    Filter: 'none',
    Rows: '12,345',
    'General licenses': 'none used',
    'Created by': 'Ada Varga',
    'Created with': 'Headroom 0.1.0, rules 7, places 3',
    'As of': '26 Nov 2026, 13:00:00.000 UTC',
    Seal: '4 of 26 Nov 2026, 13:00:00.000 UTC, over 1 audit chain',
    'Public key': keyText,
  })
  expect(facts['SHA-256 of manifest.json']).toMatch(/^[0-9a-f]{64}$/)
  expect(packageTotals(verdict)).toEqual({
    totals: [
      { label: 'Counts USD', value: '-1,234,567.50' },
      { label: 'Debit, RUB', value: '1,020.00' },
      { label: 'Debit, USD', value: '10' },
    ],
    checksums: [{ label: 'Year', value: '3,932,852' }],
  })
})

test('a package names the versions of rules and screening; an older one only that of the rules', async () => {
  const createdWith = async (manifest: unknown) =>
    packageFacts(await verdictOf(manifest)).find(({ label }) => label === 'Created with')?.value
  expect(await createdWith(MANIFEST)).toBe('Headroom 0.1.0, rules 7, places 3')
  const madeWith = { ...MANIFEST.madeWith, screening: '9' }
  expect(await createdWith({ ...MANIFEST, madeWith })).toBe('Headroom 0.1.0, rules 7, screening 9, places 3')
  expect(await createdWith({ ...MANIFEST, madeWith: { ...madeWith, screening: 9 } })).toBeUndefined()
})

describe('the key', () => {
  test('is compared only where one was given', async () => {
    expect(keyComparison(await verdictOf(MANIFEST, keyText))).toMatchObject({ compared: true })
    expect(keyComparison(await verdictOf(MANIFEST))).toMatchObject({ compared: false })
  })

  test('that is another one leaves no facts of the package', async () => {
    const verdict = await verdictOf(MANIFEST, Buffer.alloc(32).toString('base64'))
    expect(outcomeOf(verdict).message).toMatch(/^The package is signed by another key: by /)
    expect([keyComparison(verdict), packageFacts(verdict), packageTotals(verdict)]).toEqual([
      null,
      [],
      { totals: [], checksums: [] },
    ])
  })
})

test.each([
  ['no JSON', '{"format"', 'manifest.json cannot be read: it was altered.'],
  ['nothing', null, 'manifest.json does not have the fields of a manifest.'],
  ['another format', { format: 'headroom package 9' }, /has the format "headroom package 9", which is not supported/],
  ['no files', { ...MANIFEST, files: [] }, 'manifest.json does not have the fields of a manifest.'],
  ['a count that is text', { ...MANIFEST, rowCount: '1' }, 'manifest.json does not have the fields of a manifest.'],
  ['an empty seal', { ...MANIFEST, seal: {} }, 'manifest.json does not have the fields of a manifest.'],
])('a manifest that is signed and holds %s is refused with a message', async (_case, manifest, message) => {
  const { fault } = await verdictOf(manifest)
  if (message instanceof RegExp) expect(fault).toMatch(message)
  else expect(fault).toBe(message)
})

test('a file without a byte is called empty, and any other file not an archive', async () => {
  const faultOf = async (...parts: string[]) => (await verifyPackage(blobSource(new Blob(parts)))).fault
  expect(await faultOf()).toBe('The file is empty.')
  expect(await faultOf('PK')).toMatch(/^This is not a ZIP archive/)
})

test('a file that cannot be read to its end ends the check with the error of reading it', async () => {
  const complete = blobSource(signed(MANIFEST))
  const read = async (from: number, to: number) => {
    if (from === 0) return complete.read(from, to)
    if (to < complete.size - 200) throw new DOMException('gone', 'NotReadableError')
    return complete.read(from, to)
  }
  await expect(verifyPackage({ size: complete.size, read })).rejects.toThrow('gone')
})

test('packed content that cannot be read to its end does not keep its reader waiting', async () => {
  const bytes = deflateRawSync(Buffer.alloc(100))
  const entry = {
    name: 'rows.csv',
    method: DEFLATED,
    crc: 0,
    storedSize: bytes.length,
    size: 100,
    begins: 0,
    offset: 0,
  }
  const read = async () => {
    throw new DOMException('gone', 'NotReadableError')
  }
  await expect(contentOf({ size: bytes.length, read }, entry).next()).rejects.toThrow()
})

test('a blob is read in pieces that are counted, and the counter may end the reading', async () => {
  const counts: number[] = []
  const source = blobSource(new Blob(['0123456789']), (readBytes) => counts.push(readBytes))
  expect(new TextDecoder().decode(await source.read(2, 5))).toBe('234')
  await source.read(0, 10)
  expect(counts).toEqual([3, 13])
  const ended = blobSource(new Blob(['0']), () => {
    throw new Error('enough')
  })
  await expect(verifyPackage(ended)).rejects.toThrow('enough')
})

test.each([
  ['1234', '1,234'],
  ['-999999999999999999.75', '-999,999,999,999,999,999.75'],
  ['0.5', '0.5'],
  ['100', '100'],
  ['1e3', '1e3'],
])('the sum %s is written %s', (sum, grouped) => expect(groupedSum(sum)).toBe(grouped))

test.each([
  ['2026-01-05T00:00:00.000Z', '5 Jan 2026, 00:00:00.000 UTC'],
  ['2026-12-31T23:59:59Z', '31 Dec 2026, 23:59:59 UTC'],
  ['2026-13-01T00:00:00Z', '2026-13-01T00:00:00Z'],
  ['yesterday', 'yesterday'],
])('the instant %s is written %s', (instant, formatted) => expect(formatInstantUtc(instant)).toBe(formatted))
