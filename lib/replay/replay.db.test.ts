import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/calendar'
import type { LawRecord } from '@/lib/law/schema'
import { SHIPPED_LAW } from '@/lib/law/shipped-law'
import { decidePayment } from '@/lib/payments/decide-payment'
import { markPaid, markPaidInput } from '@/lib/payments/mark-paid'
import { recordPayment } from '@/lib/payments/record-payment'
import { asOwner, db } from '@/test/database'
import { addMembership } from '@/test/ledger'
import { addSubject, arrangeLedger, type Subject, today, typedPayment } from '@/test/ledger-arrangement'
import { valueIn } from '@/test/use-cases'
import { createReplayFile } from './create-replay-file'
import { readReplay } from './read-replay'
import { replayLawChange } from './replay-law-change'
import type { ReplayParams } from './replay-params'

// A replay decides stored payments again on the facts of their decision, under another reading. Every figure here is what a lawyer would reckon by hand.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let [first, sister, stranger]: Subject[] = []

const ids: Record<string, string> = {}
async function pay(name: string, subject: Subject | undefined, changes: object = {}): Promise<string> {
  if (!subject) throw new Error('there is no subject')
  const typed = typedPayment(subject, { payeeName: `FSB, window ${name}`, ...changes })
  const { paymentId } = await valueIn(recordPayment(people.analyst, randomUUID(), typed))
  ids[name] = paymentId
  return paymentId
}
const agent = (amount: string, serviceFee: string) => ({
  payeeKind: 'agent',
  payeeName: `Agent of ${amount}`,
  amount,
  serviceFee,
  fsbReceipt: 'on',
})
const approve = (name: string) =>
  valueIn(
    decidePayment(people.manager, {
      paymentId: ids[name] ?? '',
      decision: 'approve',
      expectedState: 'requested',
      reason: '',
    }),
  )
const replay = (params: ReplayParams = {}) => valueIn(readReplay(people.auditor, params))
const differing = async (params: ReplayParams = {}) =>
  (await replay(params)).rows.map(({ paymentId, result }) => {
    if (result.kind !== 'different') throw new Error('only differences have a row')
    const name = Object.keys(ids).find((one) => ids[one] === paymentId)
    const { kind, countedCents, headroomEffectCents, findings } = result.difference
    return { name, kind, countedCents, headroomEffectCents, rules: findings.map(({ rule }) => rule) }
  })

/** Every table of the ledger, with the number of its rows and a hash of all that they hold. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await asOwner.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
  )
  const hashes: Record<string, string> = {}
  for (const { name } of rows) {
    const answer = await asOwner.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS held FROM ${name} t`,
    )
    hashes[name] = answer.rows[0].held
  }
  return hashes
}

beforeAll(async () => {
  const arranged = await arrangeLedger()
  people = arranged.people
  first = arranged.subject
  sister = await addSubject(people.analyst.id)
  stranger = await addSubject(people.analyst.id)
  await pay('of the FSB', first, { amount: '3,000.00' })
  await approve('of the FSB')
  await valueIn(
    markPaid(
      people.analyst,
      markPaidInput.parse({
        paymentId: ids['of the FSB'],
        bankReference: 'B-1',
        debitDate: today(),
        bankAmount: '3,010.00',
      }),
    ),
  )
  await pay('of an agent', first, agent('1,000.00', '400.00'))
  await pay('of another agent', first, agent('1,200.00', '200.00'))
  await pay('of the sister', sister, { amount: '1,000.00' })
  await pay('of the sister later', sister, { amount: '0.01' })
  await pay('of a stranger', stranger, { amount: '4,999.00' })
  await pay('for Yalta', stranger, {
    amount: '0.50',
    destinations: [{ role: 'consignee', name: 'OOO Odin', address: 'ul. Kirova 1, Yalta, Krimea', country: 'RU' }],
  })
  await pay('for Yalta again', stranger, { amount: '0.50' })
  // Recorded last: no decision knew of the group, and it was one all the same.
  for (const { companyId } of [first, sister]) await addMembership(companyId, 'Cedarline')
}, 60_000)

describe('under the rules, the lists and the law of today', () => {
  it('every decision is the same, those of review and those blocked among them', async () => {
    const { totals, rows, isComplete } = await replay()
    expect(rows).toEqual([])
    expect(totals).toMatchObject({ asked: 8, same: { count: 8 }, differing: { count: 0 }, notReplayed: [] })
    expect(isComplete).toBe(true)
    const outcomes = await db.paymentDetermination.groupBy({
      by: ['outcome'],
      _count: true,
      orderBy: { outcome: 'asc' },
    })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['clear', 'review', 'blocked'])
  })

  it('is not moved by what became of its facts since', async () => {
    await db.fsbLicense.update({ where: { id: stranger?.fsbLicenseId }, data: { status: 'cancelled' } })
    await db.company.update({ where: { id: stranger?.companyId }, data: { name: 'Renamed since' } })
    expect((await replay()).rows).toEqual([])
  })

  it('of one company and of one payment asks about those alone', async () => {
    expect((await replay({ company: sister?.companyId })).totals.asked).toBe(2)
    const { totals, payment, year } = await replay({ payment: ids['of the FSB'] })
    expect(totals).toMatchObject({ asked: 1, same: { count: 1, cents: 300_000 } })
    expect({ payment, year }).toMatchObject({ payment: { id: ids['of the FSB'] }, year: Number(today().slice(0, 4)) })
  })

  it('says so when there is more than it reads', async () => {
    const { totals, isComplete } = await valueIn(readReplay(people.auditor, {}, { most: 3 }))
    expect({ asked: totals.asked, isComplete }).toEqual({ asked: 3, isComplete: false })
  })
})

describe('under a stricter reading', () => {
  it('all agent fees count: what went before counts with them, and what no longer fits is blocked', async () => {
    // $3,010.00 left, then $600.00 and $400.00 of fee, then $1,000.00 and $200.00: $5,210.00 of $5,000.00.
    expect(await differing({ agentFees: '1' })).toEqual([
      {
        name: 'of another agent',
        kind: 'newly_blocked',
        countedCents: { before: 100_000, after: 120_000 },
        // Before $390.00 were left; blocked, what was left before it stays: $990.00.
        headroomEffectCents: 60_000,
        rules: ['annual-cap'],
      },
      {
        name: 'of an agent',
        kind: 'counted',
        countedCents: { before: 60_000, after: 100_000 },
        headroomEffectCents: -40_000,
        rules: [],
      },
    ])
    expect((await replay({ agentFees: '1' })).totals).toMatchObject({
      kinds: { newly_blocked: { count: 1, cents: 120_000 }, counted: { count: 1, cents: 40_000 } },
      countedMore: { count: 2, cents: 60_000 },
      same: { count: 6 },
    })
  })

  it('one cap for the group: the sister is blocked by what the first had taken, and no stranger is', async () => {
    // $3,010.00 + $600.00 + $1,000.00 of the first leave $390.00 to the group.
    expect(await differing({ groupCap: '1' })).toEqual([
      {
        name: 'of the sister',
        kind: 'newly_blocked',
        countedCents: { before: 100_000, after: 100_000 },
        headroomEffectCents: 100_000,
        rules: ['group-cap'],
      },
      {
        name: 'of the sister later',
        kind: 'newly_blocked',
        countedCents: { before: 1, after: 1 },
        headroomEffectCents: 1,
        rules: ['group-cap'],
      },
    ])
  })

  it('both: the fees of the group count in its cap', async () => {
    const names = (await differing({ groupCap: '1', agentFees: '1' })).map(({ name, kind }) => [name, kind])
    expect(names).toEqual([
      ['of another agent', 'newly_blocked'],
      ['of the sister', 'newly_blocked'],
      ['of an agent', 'counted'],
      ['of the sister later', 'newly_blocked'],
    ])
  })

  it('a policy of another value', async () => {
    expect(await differing({ serviceFeeSharePercent: 39 })).toMatchObject([
      { name: 'of an agent', kind: 'newly_review', rules: ['payee'] },
    ])
    expect(await differing({ serviceFeeSharePercent: 40 })).toEqual([])
  })
})

describe('of a day in the past', () => {
  const yesterday = addDays(today(), -1)

  it('the law of that day holds: what counsel confirmed since was not confirmed', async () => {
    const { totals, versions } = await replay({ day: yesterday })
    expect(versions.law).toBe(SHIPPED_LAW.version)
    expect(totals.kinds.newly_clear.count + totals.kinds.newly_blocked.count).toBe(0)
    expect(totals.kinds.newly_review.count).toBeGreaterThan(4)
    expect(totals.kinds.newly_review).toEqual(totals.tightened)
  })

  it('the rules and lists of that day are not replayed where they are not known, and never the same', async () => {
    const { totals, rows } = await replay({ day: yesterday, rules: 'day' })
    expect(rows).toEqual([])
    expect(totals).toMatchObject({
      same: { count: 0 },
      notReplayed: [
        { count: 8, reason: 'No decision was made by then, so which rules and lists were in use is not known.' },
      ],
    })
  })

  it('a day that has not come is refused at its field', async () => {
    const refused = await readReplay(people.auditor, { day: addDays(today(), 1) })
    expect(refused).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { day: expect.stringContaining('not come yet') } },
    })
  })
})

describe('who may, and what is left behind', () => {
  it('an analyst is refused, and nobody finds what is not there', async () => {
    expect(await readReplay(people.analyst, {})).toMatchObject({ refusal: { kind: 'forbidden' } })
    for (const unknown of [{ company: randomUUID() }, { payment: randomUUID() }])
      expect(await readReplay(people.manager, unknown)).toMatchObject({ refusal: { kind: 'not_found' } })
  })

  it('nothing is written: every table holds what it held', async () => {
    const before = await everything()
    await replay({ agentFees: '1', groupCap: '1', day: addDays(today(), -1) })
    await replay({ payment: ids['for Yalta'] })
    await replayLawChange([endOf('GL 42')])
    expect(await everything()).toEqual(before)
    expect(Object.keys(before).length).toBeGreaterThan(30)
  })
})

describe('as a file', () => {
  const fileOf = async (search: Record<string, string>) => {
    const file = await valueIn(createReplayFile(people.auditor, new URLSearchParams(search)))
    return { ...file, content: Buffer.concat(await file.body.toArray()) }
  }

  it('has a row for every decision, and two events tell who asked and what it was; nothing else is written', async () => {
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
    expect(begun).toMatchObject({ verb: 'export.created', actorId: people.auditor.id, targetName: filename })
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
    ['day', '1/1/2026'],
    ['serviceFeeSharePercent', '101'],
  ])('%s=%s is an error at its name', async (name, value) => {
    expect(await createReplayFile(people.auditor, new URLSearchParams({ [name]: value }))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { [name]: expect.any(String) } },
    })
  })

  it('is not made for an analyst', async () => {
    expect(await createReplayFile(people.analyst, new URLSearchParams())).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
  })
})

/** The general license of this name, ended before any payment here. */
function endOf(shortName: string, changes: Partial<Extract<LawRecord, { kind: 'general_license' }>> = {}): LawRecord {
  const license = SHIPPED_LAW.generalLicenses.find((one) => one.shortName === shortName)
  if (!license) throw new Error(`there is no ${shortName}`)
  return { ...license, version: license.version + 1, until: addDays(today(), -30), ...changes }
}

describe('a proposed change of the law', () => {
  it('that ends a license blocks in dollars what it stood for, and loosens nothing', async () => {
    const { totals, rows, isComplete } = await replayLawChange([endOf('GL 42')])
    expect(totals).toMatchObject({ asked: 8, loosened: { count: 0, cents: 0 }, notReplayed: [] })
    // Everything of the year but the attempt for Yalta, which was blocked already: $3,000.00 + 600 + 1,000 + 1,000 + 0.01 + 4,999 + 0.50.
    expect(totals.kinds.newly_blocked).toEqual({ count: 7, cents: 1_059_951 })
    expect(rows[0]).toMatchObject({ paymentId: ids['of a stranger'], result: { kind: 'different' } })
    expect(isComplete).toBe(true)
  })

  it('that takes the end away again loosens the same dollars', async () => {
    const content = endOf('GL 42')
    const { kind, id: recordId, version: recordVersion } = content
    await db.lawRecord.create({
      data: {
        ...{ kind, recordId, recordVersion, content, enteredById: people.administrator.id },
        decision: { create: { approved: true, decidedById: people.manager.id } },
      },
    })
    expect((await replayLawChange([])).totals).toMatchObject({ differing: { count: 0 }, same: { count: 8 } })
    const { totals, lawVersion } = await replayLawChange([endOf('GL 42', { version: recordVersion + 1, until: null })])
    expect(totals.loosened).toEqual({ count: 7, cents: 1_059_951 })
    expect(totals.tightened).toEqual({ count: 0, cents: 0 })
    expect(lawVersion).toContain('+')
  })

  it('that is read to an end too early says that it is not complete', async () => {
    expect(await replayLawChange([endOf('GL 42')], { most: 2 })).toMatchObject({
      totals: { asked: 2 },
      isComplete: false,
    })
  })
})
