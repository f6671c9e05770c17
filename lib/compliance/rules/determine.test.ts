import { describe, expect, it } from 'vitest'
import { aContext, aDestination, anEarlierEntry, anEntry, aScreenedDestination } from '@/test/rules/rule-fixtures'
import { describeConsequence, describeOutcome, determine, RULES_VERSION } from './determine'
import type { Context, Entry } from './types'
import { numberWord, RULE_TITLES } from './words'

const ALL = numberWord(Object.keys(RULE_TITLES).length)

const headingOf = (entry: Entry, context: Context = aContext()) => describeOutcome(determine(entry, context))

describe('all rules', () => {
  it('clear an entry that has nothing against it', () => {
    const determination = determine(anEntry(), aContext())
    expect(determination.findings.map(({ rule }) => rule)).toEqual([
      'annual-cap',
      'group-cap',
      'authority',
      'destination',
      'purpose',
      'payee',
      'exchange-rate',
      'commerce-basis',
      'filing',
      'end-user',
      'duplicate',
      'earlier-attempt',
    ])
    expect(determination).toMatchObject({
      outcome: 'clear',
      generalLicenses: ['GL 1C', 'GL 42'],
      retryOfId: null,
      rulesVersion: RULES_VERSION,
      placesVersion: '2026-11-14.1',
      headroomBefore: { capCents: 500_000, usedCents: 0, reservedCents: 0, violationCents: 0 },
    })
  })

  it('stand blocked first, then review, then clear, each group in its own order', () => {
    const entry = anEntry({ amountCents: 500_001, destinations: [aScreenedDestination('blocked', 'Krimea')] })
    const { findings } = determine(entry, aContext({ product: null, earlierEntries: [anEarlierEntry()] }))
    expect(findings.map(({ rule, outcome }) => `${outcome} ${rule}`).slice(0, 5)).toEqual([
      'blocked annual-cap',
      'blocked destination',
      'review commerce-basis',
      'review duplicate',
      'clear group-cap',
    ])
  })

  it('each cite a source, a policy or the need of counsel, and each have a title', () => {
    const entries = [anEntry(), anEntry({ amountCents: 500_001, purpose: 'other', destinations: [] })]
    for (const { citation, title, message } of entries.flatMap((entry) => determine(entry, aContext()).findings)) {
      expect(citation.url !== undefined || citation.policy === true || citation.label !== '').toBe(true)
      expect(title).not.toBe('')
      expect(message).toMatch(/\.$/)
    }
  })

  it('say what to do next whenever they do not clear', () => {
    const entry = anEntry({ amountCents: 500_001, purpose: 'other', destinations: [], paymentDate: '2017-01-01' })
    const { findings } = determine(entry, aContext({ product: null, earlierEntries: [anEarlierEntry()] }))
    for (const finding of findings.filter(({ outcome }) => outcome !== 'clear')) expect(finding.nextStep).toBeTruthy()
  })

  it('link a retry to its block', () => {
    const earlierEntries = [anEarlierEntry({ state: 'blocked', recordedOn: '2026-11-20' })]
    expect(determine(anEntry(), aContext({ earlierEntries }))).toMatchObject({
      outcome: 'review',
      retryOfId: 'payment-87',
    })
  })

  it('name the versions of places they met, and none without a destination', () => {
    const other = { outcome: 'clear' as const, reasons: [], placesVersion: '2026-01-01.1', rulesVersion: '1' }
    const entry = anEntry({ destinations: [aDestination(), aDestination({ verdict: other })] })
    expect(determine(entry, aContext()).placesVersion).toBe('2026-11-14.1, 2026-01-01.1')
    expect(determine(anEntry({ destinations: [] }), aContext()).placesVersion).toBe('none')
  })
})

describe('the heading', () => {
  it.each<[string, Entry]>([
    [`Clear by all ${ALL} rules`, anEntry()],
    [`Sent to review by two rules of ${ALL}`, anEntry({ destinations: [] })],
    [`Blocked by one rule of ${ALL}`, anEntry({ amountCents: 500_001 })],
    [`Blocked by two rules of ${ALL}`, anEntry({ amountCents: 500_001, payee: { ...anEntry().payee, kind: 'other' } })],
    [`Blocked by one rule of ${ALL}`, anEntry({ amountCents: 500_001, destinations: [] })],
  ])('%s', (heading, entry) => {
    expect(headingOf(entry)).toBe(heading)
  })

  it('is followed by what it means', () => {
    const crimea = anEntry({ destinations: [aScreenedDestination('blocked', 'Krimea')] })
    const withReview = determine(crimea, aContext({ earlierEntries: [anEarlierEntry()] }))
    expect(describeConsequence(withReview, false)).toBe(
      'The consignee\u2019s address is in Crimea. This entry cannot be approved by anyone. ' +
        'One more rule asks for a review.',
    )
    expect(describeConsequence(determine(crimea, aContext()), true)).toBe(
      'The consignee\u2019s address is in Crimea. It is recorded as an apparent violation.',
    )
    expect(describeConsequence(determine(anEntry(), aContext()), false)).toBe(
      'Another person approves it before it is paid.',
    )
  })
})
