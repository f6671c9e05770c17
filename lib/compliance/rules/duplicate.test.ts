import { describe, expect, it } from 'vitest'
import { aContext, anEarlierEntry, anEntry } from '@/test/rule-fixtures'
import { duplicate } from './duplicate'
import type { EarlierEntry, FindingOutcome } from './types'

const withEarlier = (...earlierEntries: EarlierEntry[]) => duplicate(anEntry(), aContext({ earlierEntries }))

describe('same payee, FSB license, amount and currency within 180 days (policy)', () => {
  it.each<[string, Partial<EarlierEntry>, FindingOutcome]>([
    ['the same in all', {}, 'review'],
    ['in another form of the name', { payeeName: 'F.S.B. Licensing-Centre' }, 'review'],
    ['another payee', { payeeName: 'Baltic Filing LLC' }, 'clear'],
    ['another FSB license', { fsbLicenseId: 'license-2' }, 'clear'],
    ['no FSB license', { fsbLicenseId: null }, 'clear'],
    ['one kopeck more', { amountMinor: 6_240_001 }, 'clear'],
    ['another currency', { currency: 'USD' }, 'clear'],
    ['180 days before', { paymentDate: '2026-05-31' }, 'review'],
    ['181 days before', { paymentDate: '2026-05-30' }, 'clear'],
    ['180 days after, for a back-dated entry', { paymentDate: '2027-05-26' }, 'review'],
    ['181 days after', { paymentDate: '2027-05-27' }, 'clear'],
    ['requested', { state: 'requested' }, 'review'],
    ['in review', { state: 'in_review' }, 'review'],
    ['approved', { state: 'approved' }, 'review'],
    ['an apparent violation', { state: 'violation' }, 'review'],
    ['a blocked entry, which another rule compares', { state: 'blocked' }, 'clear'],
  ])('%s: %s', (_what, changes, outcome) => {
    expect(withEarlier(anEarlierEntry(changes)).outcome).toBe(outcome)
  })

  it('names and links the earlier payment', () => {
    const finding = withEarlier(anEarlierEntry())
    expect(finding.says).toBe('Same payee, license and RUB amount as an earlier payment.')
    expect(finding.facts).toEqual([
      { label: 'P-2026-0087', value: 'RUB 62,400.00, paid, 4 Sep 2026', href: '/payments/payment-87' },
    ])
    expect(finding.citation.policy).toBe(true)
  })

  it('counts several', () => {
    expect(withEarlier(anEarlierEntry(), anEarlierEntry({ id: 'b' })).says).toContain('two earlier payments')
  })
})
