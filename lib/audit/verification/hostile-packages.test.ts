import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { archiveOf, hostilePackage } from '@/test/files/hostile-packages'
import { contentOf, readArchive } from './archive/read-archive'
import { verifyPackage } from './in-node'

// Each package here is some kilobytes, is signed, and would take minutes or gigabytes if it were read without bounds:
// the time limit of a test is the proof that it is not.

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (from: number, to: number) => bytes.subarray(from, to),
})
const faultOf = async (bytes: Uint8Array) => (await verifyPackage(sourceOf(bytes))).fault

const MEBIBYTE = 2 ** 20
const repeated = (text: string, bytes: number) => Buffer.alloc(bytes, text)
const record = (column: string) => ({ auditEvents: { count: 0, record: { column, field: 'targetId' } } })
const total = (column: string) => ({ column, sum: '1' })

const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
const sheet = (rows: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`<worksheet><sheetData>${HEADER}`),
    Buffer.from(rows),
    Buffer.from('</sheetData></worksheet>'),
  ])
const workbook = (...sheets: { name: string; bytes: Uint8Array; statedSize?: number }[]) =>
  archiveOf([...sheets, { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') }]).bytes
const about = { name: 'xl/worksheets/sheet2.xml', bytes: sheet('') }

/** Ids that would meet in one slot of a table whose hash can be known beforehand. */
function idsThatMeet(count: number): Buffer {
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const ids = Array.from(
    { length: count },
    (_, at) => `00000000-${hex(at >> 16)}-${hex(at & 0xffff)}-0000-000000000000`,
  )
  return Buffer.from(`a\n${ids.join('\n')}\n`)
}

const HOSTILE: [string, () => Uint8Array, RegExp][] = [
  [
    'that states a thousand times its size',
    () => hostilePackage({ name: 'r.jsonl', bytes: repeated('a', 20 * MEBIBYTE) }),
    /states that [\d,]+ bytes unpack to/,
  ],
  [
    'that unpacks to more than it states',
    () => hostilePackage({ name: 'r.csv', bytes: repeated('a', 20 * MEBIBYTE), statedSize: 10 }),
    /r\.csv .*unpacks? to/,
  ],
  [
    'of one line',
    () => hostilePackage({ name: 'r.jsonl', bytes: repeated('a', 16_700_000) }),
    /line or a row is longer/,
  ],
  [
    'of one quoted cell',
    () => hostilePackage({ name: 'r.csv', bytes: Buffer.from(`a\n${'"'.repeat(9_000_000)}`) }),
    /longer than in any package|cannot be read/,
  ],
  ['of empty cells', () => hostilePackage({ name: 'r.csv', bytes: repeated(',', MEBIBYTE) }), /columns/],
  [
    'with a number of a million digits',
    () =>
      hostilePackage(
        { name: 'r.csv', bytes: Buffer.from(`a\n0.${'1'.repeat(1_000_000)}\n${'1\n'.repeat(300_000)}`) },
        { rowCount: 300_001, controlTotals: [total('a')] },
      ),
    /is not a number/,
  ],
  [
    'with more columns than a report',
    () => {
      const columns = Array.from({ length: 20_000 }, (_, at) => `c${at}`)
      return hostilePackage(
        { name: 'r.csv', bytes: Buffer.from('c0\n') },
        { columns, controlTotals: columns.map(total) },
      )
    },
    /fields of a manifest|more columns/,
  ],
  [
    'with the sum of a column a thousand times over',
    () =>
      hostilePackage(
        { name: 'r.csv', bytes: Buffer.from(`a\n${'1\n'.repeat(2_000_000)}`) },
        { rowCount: 2_000_000, controlTotals: Array.from({ length: 10_000 }, () => total('a')) },
      ),
    /fields of a manifest|more columns/,
  ],
  [
    'whose workbook is packed in itself',
    () => {
      const inner = workbook({ name: 'xl/worksheets/sheet1.xml', bytes: sheet(repeated(' ', 20 * MEBIBYTE)) }, about)
      return hostilePackage({ name: 'r.xlsx', bytes: inner })
    },
    /states that [\d,]+ bytes unpack to/,
  ],
  [
    'whose workbook has a part that unpacks to more than it states',
    () => {
      const long = { name: 'xl/worksheets/sheet1.xml', bytes: sheet(repeated(' ', 20 * MEBIBYTE)), statedSize: 99 }
      return hostilePackage({ name: 'r.xlsx', bytes: workbook(long, about) })
    },
    /does not unpack to the 99 bytes|cannot be read|Bad CRC|rows/,
  ],
  [
    'whose workbook has a row without an end',
    () => {
      const long = { name: 'xl/worksheets/sheet1.xml', bytes: sheet(repeated('<c>', 16_500_000)) }
      return hostilePackage({ name: 'r.xlsx', bytes: workbook(long, about) })
    },
    /line or a row is longer/,
  ],
  [
    'whose workbook has no beginning of its rows',
    () => {
      const long = { name: 'xl/worksheets/sheet1.xml', bytes: repeated('<col/>', 16_500_000) }
      return hostilePackage({ name: 'r.xlsx', bytes: workbook(long, about) })
    },
    /too much before or after the rows|line or a row is longer/,
  ],
]

describe('a package of some kilobytes', () => {
  test.each(HOSTILE)('%s is refused', async (_what, make, fault) => {
    expect(await faultOf(make())).toMatch(fault)
  })

  test.each([
    ['as many rows as it states', 0, null],
    ['a row less than it states', 1, /150,001/],
  ])('with ids that all hash to one slot is read to its end: %s', async (_what, missing, fault) => {
    const rows = 150_000
    const bytes = hostilePackage(
      { name: 'r.csv', bytes: idsThatMeet(rows) },
      { rowCount: rows + missing, ...record('a') },
    )
    if (fault) expect(await faultOf(bytes)).toMatch(fault)
    else expect(await faultOf(bytes)).toBeNull()
  })

  test('whose workbook has sheets of numbers that no program can tell apart is refused', async () => {
    const [one, other] = ['8', '9'].map((digit) => `xl/worksheets/sheet${digit.repeat(400)}.xml`)
    const hidden = sheet('<row r="2"><c r="A2"><v>9</v></c></row>')
    const sheets = [about.name, one!, other!].map((name, at) => ({ name, bytes: at === 0 ? about.bytes : hidden }))
    const bytes = hostilePackage({ name: 'r.xlsx', bytes: workbook(...sheets) }, { rowCount: 0 })
    expect(await faultOf(bytes)).toMatch(/which no export writes/)
  })

  test('that has a name twice is refused, also where its manifest lists it twice', async () => {
    const twice = archiveOf([1, 2].map((value) => ({ name: 'r.csv', bytes: Buffer.from(`a\n${value}\n`) }))).bytes
    await expect(readArchive(sourceOf(twice))).rejects.toThrow('The archive has r.csv twice')
  })

  test('is unpacked no further than the size it states', async () => {
    const { bytes } = archiveOf([{ name: 'r.csv', bytes: repeated('a', 2 * MEBIBYTE), statedSize: 100_000 }])
    const [entry] = await readArchive(sourceOf(bytes))
    let unpackedBytes = 0
    const reading = async () => {
      for await (const piece of contentOf(sourceOf(bytes), entry!)) unpackedBytes += piece.length
    }
    await expect(reading()).rejects.toThrow('r.csv does not unpack to the 100,000 bytes that the archive states')
    expect(unpackedBytes).toBeLessThanOrEqual(100_000)
    expect(deflateRawSync(repeated('a', 2 * MEBIBYTE)).length).toBeLessThan(10_000)
  })
})

const folder = mkdtempSync(join(tmpdir(), 'headroom-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))
const succeeds = (program: string, ...args: string[]) => spawnSync(program, args).status === 0
const canRun =
  succeeds('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 9))') && succeeds('openssl', 'version')

const FOR_THE_EXAMPLE = HOSTILE.filter(([what]) => /states|one line|million digits|without an end/.test(what))
test.skipIf(!canRun).each(FOR_THE_EXAMPLE)('the example of the document refuses a package %s', (_what, make, fault) => {
  const path = join(folder, 'package.zip')
  writeFileSync(path, make())
  const { status, stderr } = spawnSync('python3', ['docs/examples/verify.py', path], { encoding: 'utf8' })
  expect(stderr).toMatch(/^NOT VALID: /)
  expect(stderr).toMatch(fault)
  expect(status).toBe(1)
})
