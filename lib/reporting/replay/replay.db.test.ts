import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { addDays } from '@/lib/kernel/calendar'
import { db } from '@/test/database/database'
import { today } from '@/test/ledger/ledger-arrangement'
import { arrangeReplay, everything } from '@/test/ledger/replay-arrangement'
import { valueIn } from '@/test/rules/use-cases'
import { UNKNOWN_VERSIONS } from './law-of-reading'
import { readReplay } from './read-replay'
import type { ReplayParams } from './replay-params'

// A replay decides stored payments again on the facts of their decision, under another reading. A lawyer would
// calculate every figure here by hand in the same way.

let arranged: Awaited<ReturnType<typeof arrangeReplay>>
beforeAll(async () => {
  arranged = await arrangeReplay()
}, 60_000)

const replay = (params: ReplayParams = {}) => valueIn(readReplay(arranged.people.auditor, params))
const differing = async (params: ReplayParams = {}) =>
  (await replay(params)).rows.map(({ paymentId, result }) => {
    if (result.kind !== 'different') throw new Error('only differences have a row')
    const name = Object.keys(arranged.ids).find((one) => arranged.ids[one] === paymentId)
    const { kind, countedCents, headroomEffectCents, findings } = result.difference
    return { name, kind, countedCents, headroomEffectCents, rules: findings.map(({ rule }) => rule) }
  })

describe('under the rules, the lists and the law of today', () => {
  it('every decision is the same, including those in review and blocked', async () => {
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

  it('is not affected by later changes of its facts', async () => {
    await db.fsbLicense.update({
      where: { id: arranged.subjects.stranger.fsbLicenseId },
      data: { status: 'cancelled' },
    })
    await db.company.update({ where: { id: arranged.subjects.stranger.companyId }, data: { name: 'Renamed since' } })
    expect((await replay()).rows).toEqual([])
  })

  it('of one company or of one payment replays only those', async () => {
    expect((await replay({ company: arranged.subjects.sister.companyId })).totals.asked).toBe(2)
    const { totals, payment, year } = await replay({ payment: arranged.ids['of the FSB'] })
    expect(totals).toMatchObject({ asked: 1, same: { count: 1, cents: 300_000 } })
    expect({ payment, year }).toMatchObject({
      payment: { id: arranged.ids['of the FSB'] },
      year: Number(today().slice(0, 4)),
    })
  })

  it('reports when there is more than it reads', async () => {
    const { totals, isComplete } = await valueIn(readReplay(arranged.people.auditor, {}, { most: 3 }))
    expect({ asked: totals.asked, isComplete }).toEqual({ asked: 3, isComplete: false })
  })
})

describe('under a stricter reading', () => {
  it('all agent fees count: also those of earlier payments, and a payment over the cap is blocked', async () => {
    // $3,010.00 left, then $600.00 and $400.00 of fee, then $1,000.00 and $200.00: $5,210.00 of $5,000.00.
    expect(await differing({ agentFees: '1' })).toEqual([
      {
        name: 'of another agent',
        kind: 'newly_blocked',
        countedCents: { before: 100_000, after: 120_000 },
        // Before, $390.00 remained; when it is blocked, the $990.00 from before it remains.
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

  it('one cap for the group: the sister is blocked by the amount of the first; other companies are not', async () => {
    // $3,010.00 + $600.00 + $1,000.00 of the first company leave $390.00 for the group.
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

  it('the law of that day applies: a later confirmation by counsel is ignored', async () => {
    const { totals, versions } = await replay({ day: yesterday })
    expect(versions.law).toBe(SHIPPED_LAW.version)
    expect(totals.kinds.newly_clear.count + totals.kinds.newly_blocked.count).toBe(0)
    expect(totals.kinds.newly_review.count).toBeGreaterThan(4)
    expect(totals.kinds.newly_review).toEqual(totals.tightened)
  })

  it('decisions are not replayed, and never the same, where the rules and lists of that day are unknown', async () => {
    const { totals, rows } = await replay({ day: yesterday, rules: 'day' })
    expect(rows).toEqual([])
    expect(totals).toMatchObject({
      same: { count: 0 },
      notReplayed: [{ count: 8, reason: UNKNOWN_VERSIONS }],
    })
  })

  it('a future day is refused at its field', async () => {
    const refused = await readReplay(arranged.people.auditor, { day: addDays(today(), 1) })
    expect(refused).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { day: expect.stringContaining('not come yet') } },
    })
  })
})

describe('permissions and side effects', () => {
  it('an analyst is refused, and an unknown id is not found', async () => {
    expect(await readReplay(arranged.people.analyst, {})).toMatchObject({ refusal: { kind: 'forbidden' } })
    for (const unknown of [{ company: randomUUID() }, { payment: randomUUID() }])
      expect(await readReplay(arranged.people.manager, unknown)).toMatchObject({ refusal: { kind: 'not_found' } })
  })

  it('nothing is written: every table is unchanged', async () => {
    const before = await everything()
    await replay({ agentFees: '1', groupCap: '1', day: addDays(today(), -1) })
    await replay({ payment: arranged.ids['for Yalta'] })
    expect(await everything()).toEqual(before)
    expect(Object.keys(before).length).toBeGreaterThan(30)
  })
})
