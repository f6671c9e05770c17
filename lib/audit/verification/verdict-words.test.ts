import { generateKeyPairSync, sign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { blobSource } from './blob-source'
import { crc32 } from './crc32.mjs'
import { contentOf } from './read-archive.mjs'
import { groupedSum, instantWords, keyWords, outcomeWords, packageFacts, packageTotals } from './verdict-words.mjs'
import { verifyPackage } from './verify-package.mjs'
import { DEFLATED, directory, localHeader } from './zip-format.mjs'

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
  controlTotals: [{ column: 'Counts USD', sum: '-1234567.50' }],
  generalLicenses: [],
  seal: { number: 4, at: '2026-11-26T13:00:00.000Z', root: 'a'.repeat(64), headCount: 1 },
  chainHeadCount: 1,
  auditEvents: { count: 0, record: null },
  files: [{ name: 'rows.csv', size: 1, sha256: '', storedSize: 1, storedSha256: '' }],
  signature: { algorithm: 'Ed25519', publicKey: keyText },
}
const verdictOf = (manifest: unknown, expectedKey: string | null = null) =>
  verifyPackage(blobSource(signed(manifest)), { expectedKey })

test('a package says what it is as soon as its signature fits, and what is wrong with it after that', async () => {
  const verdict = await verdictOf(MANIFEST)
  expect(outcomeWords(verdict)).toEqual({
    word: 'Not whole',
    says: 'rows.csv is missing: it belongs to every package.',
  })
  const facts = Object.fromEntries(packageFacts(verdict).map(({ label, value }) => [label, value]))
  expect(facts).toMatchObject({
    Report: 'payments, version 2, as CSV',
    Filter: 'none',
    Rows: '12,345',
    'General licenses': 'none used',
    'Made by': 'Ada Varga',
    'As of': '26 Nov 2026, 13:00:00.000 UTC',
    Seal: '4 of 26 Nov 2026, 13:00:00.000 UTC, over 1 audit chain',
    'Public key': keyText,
  })
  expect(facts['SHA-256 of manifest.json']).toMatch(/^[0-9a-f]{64}$/)
  expect(packageTotals(verdict)).toEqual([{ label: 'Counts USD', value: '-1,234,567.50' }])
})

describe('the key', () => {
  test('was compared only where one was given', async () => {
    expect(keyWords(await verdictOf(MANIFEST, keyText))).toMatchObject({ compared: true })
    expect(keyWords(await verdictOf(MANIFEST))).toMatchObject({ compared: false })
  })

  test('that is another one leaves nothing to say of the package', async () => {
    const verdict = await verdictOf(MANIFEST, Buffer.alloc(32).toString('base64'))
    expect(outcomeWords(verdict).says).toMatch(/^The package is signed by another key: by /)
    expect([keyWords(verdict), packageFacts(verdict), packageTotals(verdict)]).toEqual([null, [], []])
  })
})

test.each([
  ['no JSON', '{"format"', 'manifest.json cannot be read: it was altered.'],
  ['nothing', null, 'manifest.json does not say what every manifest says.'],
  ['another format', { format: 'headroom package 9' }, /says it is a "headroom package 9", which is not known here/],
  ['no files', { ...MANIFEST, files: [] }, 'manifest.json does not say what every manifest says.'],
  ['a count that is none', { ...MANIFEST, rowCount: '1' }, 'manifest.json does not say what every manifest says.'],
  ['a seal of nothing', { ...MANIFEST, seal: {} }, 'manifest.json does not say what every manifest says.'],
])('a manifest that is signed and holds %s is refused in words', async (_what, manifest, says) => {
  const { fault } = await verdictOf(manifest)
  if (says instanceof RegExp) expect(fault).toMatch(says)
  else expect(fault).toBe(says)
})

test('a file without a byte is said to be empty, any other one to be no archive', async () => {
  const faultOf = async (...parts: string[]) => (await verifyPackage(blobSource(new Blob(parts)))).fault
  expect(await faultOf()).toBe('The file is empty.')
  expect(await faultOf('PK')).toMatch(/^This is no ZIP archive/)
})

test('a file that cannot be read through ends the check with the error of reading it', async () => {
  const whole = blobSource(signed(MANIFEST))
  const read = async (from: number, to: number) => {
    if (from === 0) return whole.read(from, to)
    if (to < whole.size - 200) throw new DOMException('gone', 'NotReadableError')
    return whole.read(from, to)
  }
  await expect(verifyPackage({ size: whole.size, read })).rejects.toThrow('gone')
})

test('what is packed and cannot be read through does not keep its reader waiting', async () => {
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

test('a blob is read in pieces that are counted, and whoever counts may end it', async () => {
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
  ['has none', undefined],
  [
    'does not know Ed25519',
    { importKey: () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')) },
  ],
])('where the platform %s, a signature is checked all the same, and refused all the same', async (_what, offered) => {
  const { subtle } = crypto
  Object.defineProperty(crypto, 'subtle', { value: offered, configurable: true })
  try {
    expect((await verdictOf(MANIFEST)).fault).toBe('rows.csv is missing: it belongs to every package.')
    const other = {
      ...MANIFEST,
      signature: { algorithm: 'Ed25519', publicKey: Buffer.alloc(32, 9).toString('base64') },
    }
    expect((await verdictOf(other)).fault).toMatch(/^The signature does not fit manifest\.json/)
  } finally {
    Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true })
  }
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
])('the instant %s is written %s', (instant, words) => expect(instantWords(instant)).toBe(words))
