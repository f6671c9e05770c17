import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordEvent } from '@/lib/audit/events/audited'
import { asOwner } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson } from '@/test/ledger/ledger'
import { afterAttack, type ChainTampering, tamperWithChain } from '@/test/tampering/rewrite-chain'
import { verifyAllChains } from '../verify-all-chains'
import { anchorHeads, lastAnchoredLine } from './anchor-heads'
import { rememberedByLedger } from './remembered-by-ledger'
import { verifyAnchors } from './verify-anchors'

let folder = ''
let path = ''
let chain = ''
let lengthOfChain = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-anchors-'))
  path = join(folder, 'anchors.jsonl')
  const analyst = await addPerson('Tomas Aldana', 'analyst')
  const manager = await addPerson('Ingrid Solheim', 'manager')
  for (const name of ['Kestrel', 'Ambry']) {
    const companyId = await addCompany(name)
    const common = { companyId, recordedById: analyst, fsbLicenseId: await addLicense(companyId) }
    await addPaidPayment({ ...common, amountCents: 100_000, paymentDate: '2026-03-02' }, manager)
    await addPayment({ ...common, amountCents: 20_000, paymentDate: '2026-03-02' })
    chain ||= `company:${companyId}:2026`
  }
  await anotherEvent()
  await anchorHeads(path)
  const { rows } = await asOwner.query('SELECT max(seq) AS length FROM audit_event WHERE chain = $1', [chain])
  lengthOfChain = rows[0].length
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const EVENT = { actorId: null, verb: 'person.sign-in-refused', targetKind: 'person', targetId: 'x' } as const
const anotherEvent = () => recordEvent({ ...EVENT, targetName: 'x' })

const verified = async (file = path) => {
  const remembered = await rememberedByLedger()
  return verifyAnchors(remembered, await verifyAllChains(), file)
}

describe('an owner of the database changes a chain and computes every hash and head again', () => {
  it.each<[ChainTampering, number, RegExp]>([
    ['emptied', 1, /^The chain has no event, and anchor 1 of .* UTC remembers its event \d+: it was emptied\.$/],
    ['cut', 3, /^Event 3 is missing: the chain ends with event 2, and anchor 1 of .* UTC remembers its event \d+\.$/],
    ['rewritten', 2, /^An event from 1 to \d+ was changed: anchor 1 of .* UTC remembers another hash of event \d+\.$/],
  ])('%s: found and named', async (how, from, message) => {
    expect(lengthOfChain).toBeGreaterThan(3)
    await afterAttack(
      (client) => tamperWithChain(client, chain, how, from),
      async () => {
        expect(await verifyAllChains()).toMatchObject({ faults: [], faultCount: 0 })
        expect(await verified()).toMatchObject({
          faultCount: 1,
          faults: [{ chain, message: expect.stringMatching(message) }],
        })
        // A later anchor does not take the place of the one that disagrees.
        await anchorHeads(path)
        expect(await verified()).toMatchObject({ faultCount: 1, faults: [{ chain }] })
      },
    )
    expect(await verified()).toMatchObject({ faultCount: 0, faults: [] })
  })

  it('every chain, with the seals', async () => {
    await afterAttack(
      async (client) => {
        const { rows } = await client.query<{ chain: string }>('SELECT DISTINCT chain FROM audit_event')
        for (const { chain: each } of rows) await tamperWithChain(client, each, 'rewritten', 1)
        await client.query('DELETE FROM seal')
      },
      async () => {
        expect((await verifyAllChains()).faults).toEqual([])
        const { faultCount, anchored } = await verified()
        expect(faultCount).toBe(anchored?.chainCount)
        expect(faultCount).toBeGreaterThan(2)
      },
    )
  })

  it('names the event alone where the anchor before it agrees', async () => {
    await anotherEvent()
    await anchorHeads(path)
    const { rows } = await asOwner.query("SELECT max(seq) AS seq FROM audit_event WHERE chain = 'organisation'")
    const { seq } = rows[0]
    await anotherEvent()
    await anchorHeads(path)
    await afterAttack(
      (client) => tamperWithChain(client, 'organisation', 'rewritten', seq + 1),
      async () =>
        expect((await verified()).faults).toEqual([
          { chain: 'organisation', message: expect.stringContaining(`Event ${seq + 1} was changed: anchor`) },
        ]),
    )
  })

  it('is not found in what no anchor holds yet, and the newest anchor is named', async () => {
    await anchorHeads(path)
    const newestAt = new Date(lastAnchoredLine(path)?.at ?? 0)
    await afterAttack(
      async (client) => {
        await anotherEvent()
        const { rows } = await client.query("SELECT max(seq) AS seq FROM audit_event WHERE chain = 'organisation'")
        await tamperWithChain(client, 'organisation', 'rewritten', rows[0].seq)
      },
      async () => expect(await verified()).toMatchObject({ faultCount: 0, anchored: { newestAt } }),
    )
  })

  it('an older copy of the database was restored', async () => {
    const { rows } = await asOwner.query("SELECT max(seq) AS seq FROM audit_event WHERE chain = 'organisation'")
    await anotherEvent()
    await anchorHeads(path)
    await afterAttack(
      (client) => tamperWithChain(client, 'organisation', 'cut', rows[0].seq + 1),
      async () => expect((await verified()).faults).toMatchObject([{ chain: 'organisation' }]),
    )
  })
})

it('an untouched ledger that grows has no fault, and each round adds only what changed', async () => {
  const before = (await readFile(path, 'utf8')).split('\n').length
  await anchorHeads(path)
  const after = (await readFile(path, 'utf8')).split('\n')
  await anchorHeads(path)
  expect((await readFile(path, 'utf8')).split('\n')).toEqual(after)
  expect(after.length - before).toBeLessThanOrEqual(1)
  expect(after.filter((line) => line.includes('"begins"'))).toHaveLength(1)
  expect(await verified()).toMatchObject({ faultCount: 0, unanchored: null, notes: [] })
})

it('a large file is written again in fewer lines, and what was anchored is still compared', async () => {
  const small = join(folder, 'small.jsonl')
  await writeFile(small, '')
  for (let number = 0; number < 15; number += 1) {
    await anotherEvent()
    await anchorHeads(small, 1000)
  }
  const lines = (await readFile(small, 'utf8')).trimEnd().split('\n')
  expect(lines.length).toBeLessThan(15)
  expect(lines[0]).toContain('"compacted":true')
  expect(await verified(small)).toMatchObject({ faultCount: 0, unanchored: null, notes: [] })
  await afterAttack(
    (client) => tamperWithChain(client, chain, 'rewritten', 1),
    async () => expect((await verified(small)).faults).toMatchObject([{ chain }]),
  )
})

describe('what the ledger remembers of its size', () => {
  it('shows that chains were emptied, without any file', async () => {
    const seal = { number: 7, headCount: 1000 }
    const { faults, unanchored } = await verifyAnchors(
      { lines: [], seal, eventCount: 5000 },
      await verifyAllChains(),
      '',
    )
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Seal 7 was made over 1,000 chains, and \d+ are left: chains were emptied\.$/),
      expect.stringMatching(/^An earlier verification read 5,000 events, and \d+ are left: events were removed\.$/),
    ])
    expect(unanchored).toBe('HEADROOM_ANCHOR_FILE does not name a file')
  })
})

describe('the file itself', () => {
  const original = () => join(folder, 'original.jsonl')
  beforeEach(async () => {
    await copyFile(path, original())
    return () => copyFile(original(), path)
  })
  const linesOfFile = async () => (await readFile(path, 'utf8')).trimEnd().split('\n')
  const write = (lines: string[]) => writeFile(path, `${lines.join('\n')}\n`)
  const fault = async () => (await verified()).faults[0]?.message

  it('a changed line, a removed line, a removed beginning and a forged end are found', async () => {
    const lines = await linesOfFile()
    expect(lines.length).toBeGreaterThan(3)
    await write(lines.with(1, lines[1]?.replace(/"seq":|,\d+,/, (found) => found.replace(/\d+/, '9')) ?? ''))
    expect(await fault()).toMatch(/line 3 does not continue line 2, which was changed or exchanged\.$/)
    await write(lines.toSpliced(1, 1))
    expect(await fault()).toMatch(/after line 1 comes line 3: lines were removed, added or reordered\.$/)
    await write(lines.slice(1))
    expect(await fault()).toMatch(/it begins with line 2: lines before it were removed\.$/)
    await write(lines.with(-1, `${lines.at(-1)?.slice(0, -88)}${'A'.repeat(86)}==`))
    expect(await fault()).toMatch(/does not have the signature of this installation: it was changed\.$/)
    await write([...lines, 'x'])
    expect(await fault()).toMatch(/cannot be read: it was changed\.$/)
  })

  it('a file signed by another key is named, with what to do after a change of the key', async () => {
    const [first = ''] = await linesOfFile()
    await write([first.replace(/"key":"[^"]+"/, `"key":"${'A'.repeat(43)}="`)])
    expect(await fault()).toContain('it is signed by another key')
  })

  it('lines that this process or an event remembers are missed at the end', async () => {
    const lines = await linesOfFile()
    await write(lines.slice(0, -1))
    await anotherEvent()
    await anchorHeads(path)
    expect(await linesOfFile()).toEqual(lines.slice(0, -1))
    expect((await verified()).unanchored).toContain('which was written, was removed from it')
    const { lines: remembered } = await rememberedByLedger()
    await write(lines)
    const [first] = remembered
    if (!first) throw new Error('no event remembers the file')
    const invented = { ...first, line: lines.length + 1 }
    const counts = await verifyAllChains()
    const { faults } = await verifyAnchors({ lines: [invented], seal: null, eventCount: 0 }, counts, path)
    expect(faults[0]?.message).toMatch(/which an event of .* remembers, was removed from it\.$/)
  })

  it('a last line that a crash cut off is continued, and stated, and is not a fault', async () => {
    const size = (await readFile(path)).length
    await appendFile(path, '{"line":99,"at":"2026-')
    expect(await verified()).toMatchObject({ faultCount: 0, notes: [expect.stringContaining('One line')] })
    await anotherEvent()
    await anchorHeads(path)
    expect((await readFile(path)).length).toBeGreaterThan(size + 30)
    expect(await verified()).toMatchObject({ faultCount: 0, unanchored: null, notes: [expect.stringContaining('One')] })
    await copyFile(path, original())
  })

  it('a file that is missing is a fault, is not made again by itself, and begins again from an empty one', async () => {
    const { anchored } = await verified()
    await rm(path)
    await anotherEvent()
    await anchorHeads(path)
    expect(await fault()).toMatch(/^The anchor file .* is missing, and one was begun on .* UTC/)
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    await writeFile(path, '')
    await anchorHeads(path)
    const again = await verified()
    expect(again).toMatchObject({ faultCount: 0, unanchored: null })
    expect(again.anchored?.since.getTime()).toBeGreaterThan(anchored?.since.getTime() ?? 0)
    await copyFile(path, original())
  })

  it('a folder that cannot be written is reported and stops nothing', async () => {
    const nowhere = join(folder, 'nowhere', 'anchors.jsonl')
    await writeFile(join(folder, 'nowhere'), '')
    await anchorHeads(nowhere)
    const { unanchored, faults } = await verified(nowhere)
    expect(`${unanchored} ${faults[0]?.message}`).toContain('ENOTDIR')
  })
})
