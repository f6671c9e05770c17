import { describe, expect, it } from 'vitest'
import { type ComparedDecision, type ComparedFinding, compareDecisions } from './compare-decisions'
import { addToTotals, emptyTotals, type ReplayResult } from './replay-totals'

const finding = (rule: string, outcome: ComparedFinding['outcome'], message = `${rule} ${outcome}`) => ({
  rule,
  title: rule,
  outcome,
  message,
})
const RANK = { clear: 0, review: 1, blocked: 2 }

/** A decision with these findings; by default $1,000.00 counts and $3,000.00 remains. */
function decided(findings: ComparedFinding[], figures: Partial<ComparedDecision> = {}): ComparedDecision {
  const outcome = findings.reduce<ComparedFinding['outcome']>(
    (worst, one) => (RANK[one.outcome] > RANK[worst] ? one.outcome : worst),
    'clear',
  )
  return { outcome, findings, countedCents: 100_000, headroomAfterCents: 300_000, ...figures }
}

const clear = decided([finding('authority', 'clear'), finding('payee', 'clear')])
const review = decided([finding('payee', 'review'), finding('authority', 'clear')])
const blocked = decided([finding('authority', 'blocked'), finding('payee', 'clear')], { headroomAfterCents: 400_000 })

describe('two decisions of one payment', () => {
  it.each([
    // before, after, kind, direction, dollars, headroom effect
    ['clear, then blocked', clear, blocked, 'newly_blocked', 'tightened', 100_000, 100_000],
    ['clear, then review', clear, review, 'newly_review', 'tightened', 100_000, 0],
    ['review, then blocked', review, blocked, 'newly_blocked', 'tightened', 100_000, 100_000],
    ['review, then clear', review, clear, 'newly_clear', 'loosened', 100_000, 0],
    ['blocked, then review', blocked, review, 'newly_review', 'loosened', 100_000, -100_000],
    ['blocked, then clear', blocked, clear, 'newly_clear', 'loosened', 100_000, -100_000],
  ] as const)('%s', (_name, before, after, kind, direction, dollarsCents, headroomEffectCents) => {
    expect(compareDecisions(before, after)).toMatchObject({ kind, direction, dollarsCents, headroomEffectCents })
  })

  it.each([
    ['everything is the same', clear, clear],
    [
      'a clear finding has another message',
      clear,
      decided([finding('authority', 'clear', 'In force on another day.')]),
    ],
    ['a rule that was not asked at the time is clear', clear, decided([...clear.findings, finding('filing', 'clear')])],
    ['a clear rule that the new decision does not ask', clear, decided([finding('authority', 'clear')])],
    ['the remaining headroom differs because of other payments', clear, { ...clear, headroomAfterCents: 299_999 }],
  ])('no difference: %s', (_name, before, after) => {
    expect(compareDecisions(before, after)).toBeNull()
  })

  it.each([
    ['a cent more', 100_000, 100_001, 1],
    ['a cent less', 100_000, 99_999, 1],
    ['twice as much', 100_000, 200_000, 100_000],
  ])('the same outcome, but %s counts', (_name, countedBefore, countedAfter, dollarsCents) => {
    const difference = compareDecisions(
      { ...clear, countedCents: countedBefore },
      { ...clear, countedCents: countedAfter },
    )
    expect(difference).toMatchObject({ kind: 'counted', direction: 'same_outcome', dollarsCents, findings: [] })
  })

  it('the dollars of a payment whose outcome differs are the larger of its two amounts', () => {
    expect(compareDecisions(clear, { ...blocked, countedCents: 130_000 })).toMatchObject({ dollarsCents: 130_000 })
    expect(compareDecisions({ ...clear, countedCents: 130_000 }, blocked)).toMatchObject({ dollarsCents: 130_000 })
  })

  it('names each rule whose answer differs, worst first, with its message before', () => {
    const before = decided([finding('payee', 'review', 'No receipt.'), finding('end-user', 'clear')])
    const after = decided([
      finding('authority', 'blocked', 'None in force.'),
      finding('payee', 'review', 'Above the share.'),
      finding('end-user', 'clear'),
    ])
    expect(compareDecisions(before, after)?.findings).toEqual([
      { rule: 'authority', title: 'authority', before: null, after: { outcome: 'blocked', message: 'None in force.' } },
      {
        rule: 'payee',
        title: 'payee',
        before: { outcome: 'review', message: 'No receipt.' },
        after: { outcome: 'review', message: 'Above the share.' },
      },
    ])
  })

  it('another reason for the same outcome is a difference only of the findings, not of dollars', () => {
    const after = decided([finding('payee', 'review', 'Above the share.'), finding('authority', 'clear')])
    expect(compareDecisions(review, after)).toMatchObject({ kind: 'findings', dollarsCents: 0 })
  })

  it('a rule that required review and that the new decision does not ask is a difference', () => {
    const after = decided([finding('authority', 'clear')])
    expect(compareDecisions(review, after)?.findings).toEqual([
      { rule: 'payee', title: 'payee', before: { outcome: 'review', message: 'payee review' }, after: null },
    ])
  })
})

describe('the totals of a replay', () => {
  const different = (before: ComparedDecision, after: ComparedDecision): ReplayResult => {
    const difference = compareDecisions(before, after)
    if (!difference) throw new Error('these do not differ')
    return { kind: 'different', difference }
  }
  const totalsOf = (results: readonly ReplayResult[]) => {
    const totals = emptyTotals()
    for (const result of results) addToTotals(totals, result)
    return totals
  }

  it('count every payment once: as the same, different or not replayed', () => {
    const totals = totalsOf([
      { kind: 'same', countedCents: 1_000 },
      { kind: 'same', countedCents: 2_000 },
      different(clear, blocked),
      different(clear, review),
      different(blocked, review),
      different(review, clear),
      different(clear, { ...clear, countedCents: 140_000 }),
      different(clear, { ...clear, countedCents: 90_000 }),
      { kind: 'not_replayed', reason: 'The lists of that day are not stored.', countedCents: 7_000 },
      { kind: 'not_replayed', reason: 'The lists of that day are not stored.', countedCents: 3_000 },
      { kind: 'not_replayed', reason: 'The product of that day is not stored.', countedCents: 1 },
    ])
    expect(totals).toEqual({
      asked: 11,
      same: { count: 2, cents: 3_000 },
      differing: { count: 6, cents: 450_000 },
      kinds: {
        newly_blocked: { count: 1, cents: 100_000 },
        newly_review: { count: 2, cents: 200_000 },
        newly_clear: { count: 1, cents: 100_000 },
        counted: { count: 2, cents: 50_000 },
        findings: { count: 0, cents: 0 },
      },
      tightened: { count: 2, cents: 200_000 },
      loosened: { count: 2, cents: 200_000 },
      countedMore: { count: 1, cents: 40_000 },
      countedLess: { count: 1, cents: 10_000 },
      notReplayed: [
        { reason: 'The lists of that day are not stored.', count: 2, cents: 10_000 },
        { reason: 'The product of that day is not stored.', count: 1, cents: 1 },
      ],
    })
    const missing = totals.notReplayed.reduce((sum, { count }) => sum + count, 0)
    expect(totals.same.count + totals.differing.count + missing).toBe(totals.asked)
  })

  it('count a payment that is blocked because more counts in both', () => {
    const totals = totalsOf([different(clear, { ...blocked, countedCents: 600_000 })])
    expect(totals.kinds.newly_blocked).toEqual({ count: 1, cents: 600_000 })
    expect(totals.countedMore).toEqual({ count: 1, cents: 500_000 })
  })
})
