import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { addDays } from '@/lib/kernel/calendar'
import { db } from '@/test/database/database'
import { today } from '@/test/ledger/ledger-arrangement'
import { arrangeReplay, everything } from '@/test/ledger/replay-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { createReplayFile } from './create-replay-file'
import { replayLawChange } from './replay-law-change'

let arranged: Awaited<ReturnType<typeof arrangeReplay>>
beforeAll(async () => {
  arranged = await arrangeReplay()
}, 60_000)

describe('as a file', () => {
  const fileOf = async (search: Record<string, string>) => {
    const file = await valueIn(createReplayFile(arranged.people.auditor, new URLSearchParams(search)))
    return { ...file, content: Buffer.concat(await file.body.toArray()) }
  }

  it('has a row for every decision, and only the events of its request and its file are written', async () => {
    const before = await everything()
    const { filename, content } = await fileOf({ agentFees: '1', format: 'csv' })
    const after = await everything()
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    expect(changed).toEqual(['audit_chain', 'audit_event'])
    expect(filename).toMatch(/^headroom-replay-\d{4}-\d{4}-\d\d-\d\d\.csv$/)
    const lines = content.toString().trim().split('\r\n')
    expect(lines).toHaveLength(9)
    expect(lines[0]).toMatch(/Reference,Company,Payment date,State,Determination/)
    expect(lines.filter((line) => line.includes(',same,'))).toHaveLength(6)
    expect(lines.find((line) => line.includes('Newly blocked'))).toMatch(
      /,different,Newly blocked,1200\.00,clear,blocked,1000\.00,1200\.00,600\.00,"?Annual cap: clear to blocked\. /,
    )
    const [begun, finished] = await db.auditEvent.findMany({
      where: { targetKind: 'export', targetId: 'replay' },
      orderBy: { seq: 'asc' },
    })
    expect(begun).toMatchObject({ verb: 'export.created', actorId: arranged.people.auditor.id, targetName: filename })
    expect(JSON.parse(begun?.after ?? '')).toMatchObject({ report: 'replay', filter: 'agentFees=1', format: 'csv' })
    expect(JSON.parse(finished?.after ?? '')).toMatchObject({
      rows: 8,
      same: 6,
      differing: 2,
      notReplayed: 0,
      tightenedCents: 120_000,
      bytes: content.length,
      fileSha256: createHash('sha256').update(content).digest('hex'),
    })
  })

  it('as JSON Lines and as a workbook has the same rows', async () => {
    const { content } = await fileOf({ groupCap: '1', format: 'jsonl' })
    const rows = content
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.filter(({ Difference }) => Difference === 'Newly blocked').map(({ Dollars }) => Dollars)).toEqual([
      1000, 0.01,
    ])
    const workbook = await fileOf({ groupCap: '1', format: 'xlsx' })
    expect(workbook.content.subarray(0, 2).toString()).toBe('PK')
  })

  it.each([
    ['format', 'doc'],
    ['form', '1'],
    ['groupCap', 'yes'],
    ['day', '1/2/2026'],
    ['serviceFeeSharePercent', '101'],
  ])('%s=%s is refused at its name', async (name, value) => {
    expect(await createReplayFile(arranged.people.auditor, new URLSearchParams({ [name]: value }))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { [name]: expect.any(String) } },
    })
  })

  it('is refused to an analyst', async () => {
    expect(await createReplayFile(arranged.people.analyst, new URLSearchParams())).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
  })
})

/** The general license of this name, which ended before any payment here. */
function endOf(shortName: string, changes: Partial<Extract<LawRecord, { kind: 'general_license' }>> = {}): LawRecord {
  const license = SHIPPED_LAW.generalLicenses.find((one) => one.shortName === shortName)
  if (!license) throw new Error(`there is no ${shortName}`)
  return { ...license, version: license.version + 1, until: addDays(today(), -30), ...changes }
}

describe('a proposed change of the law', () => {
  it('that ends a license blocks the dollars it authorized, and loosens nothing', async () => {
    const before = await everything()
    const { totals, rows, isComplete } = await replayLawChange([endOf('GL 42')])
    expect(await everything()).toEqual(before)
    expect(totals).toMatchObject({ asked: 8, loosened: { count: 0, cents: 0 }, notReplayed: [] })
    // Everything in the year except the attempt for Yalta, which was already blocked: $3,000.00 + 600 + 1,000 + 1,000 +
    // 0.01 + 4,999 + 0.50.
    expect(totals.kinds.newly_blocked).toEqual({ count: 7, cents: 1_059_951 })
    expect(rows[0]).toMatchObject({ paymentId: arranged.ids['of a stranger'], result: { kind: 'different' } })
    expect(isComplete).toBe(true)
  })

  it('that removes the end again loosens the same dollars', async () => {
    const content = endOf('GL 42')
    const { kind, id: recordId, version: recordVersion } = content
    await db.lawRecord.create({
      data: {
        ...{ kind, recordId, recordVersion, content, enteredById: arranged.people.administrator.id },
        decision: { create: { approved: true, decidedById: arranged.people.manager.id } },
      },
    })
    expect((await replayLawChange([])).totals).toMatchObject({ differing: { count: 0 }, same: { count: 8 } })
    const { totals, lawVersion } = await replayLawChange([endOf('GL 42', { version: recordVersion + 1, until: null })])
    expect(totals.loosened).toEqual({ count: 7, cents: 1_059_951 })
    expect(totals.tightened).toEqual({ count: 0, cents: 0 })
    expect(lawVersion).toContain('+')
  })

  it('with more payments than it reads is marked as incomplete', async () => {
    expect(await replayLawChange([endOf('GL 42')], { most: 2 })).toMatchObject({
      totals: { asked: 2 },
      isComplete: false,
    })
  })
})
