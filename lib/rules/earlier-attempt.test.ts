import { describe, expect, it } from 'vitest'
import { earlierAttempt, findEarlierAttempt } from './earlier-attempt'
import { aContext, anEarlierEntry, anEntry } from './rule-fixtures'
import type { EarlierEntry, FindingOutcome } from './types'

const blocked = (changes: Partial<EarlierEntry> = {}) =>
  anEarlierEntry({ state: 'blocked', recordedOn: '2026-11-20', blockedBy: ['destination'], ...changes })

describe('a retry is linked to its block (Swedbank Latvia, daVinci 2023)', () => {
  it.each<[string, Partial<EarlierEntry>, FindingOutcome]>([
    ['same license and amount', {}, 'review'],
    ['same license, another amount', { amountMinor: 1 }, 'review'],
    ['another license, same amount', { fsbLicenseId: 'license-2' }, 'review'],
    ['another license, same figures in another currency', { fsbLicenseId: 'license-2', currency: 'USD' }, 'clear'],
    ['another license and amount', { fsbLicenseId: 'license-2', amountMinor: 1 }, 'clear'],
    ['no license, another amount', { fsbLicenseId: null, amountMinor: 1 }, 'clear'],
    ['another payee', { payeeName: 'Baltic Filing LLC' }, 'review'],
    ['blocked by the cap alone', { blockedBy: ['annual-cap'] }, 'review'],
    ['recorded 90 days ago', { recordedOn: '2026-08-25' }, 'review'],
    ['recorded 91 days ago', { recordedOn: '2026-08-24' }, 'clear'],
    ['paid', { state: 'paid' }, 'clear'],
    ['an apparent violation, which the duplicate rule compares', { state: 'violation' }, 'clear'],
  ])('%s: %s', (_what, changes, outcome) => {
    const context = aContext({ earlierEntries: [blocked(changes)] })
    expect(earlierAttempt(anEntry(), context).outcome).toBe(outcome)
    expect(findEarlierAttempt(anEntry(), context) !== null).toBe(outcome === 'review')
  })

  it('takes the newest of several blocks', () => {
    const earlierEntries = [
      blocked({ id: 'old', recordedOn: '2026-11-01' }),
      blocked({ id: 'new', recordedOn: '2026-11-22' }),
    ]
    expect(findEarlierAttempt(anEntry(), aContext({ earlierEntries }))?.id).toBe('new')
  })

  it('does not take two zero-fee filings for one', () => {
    const earlierEntries = [blocked({ fsbLicenseId: 'license-2', amountMinor: 0 })]
    expect(findEarlierAttempt(anEntry({ amountMinor: 0, amountCents: 0 }), aContext({ earlierEntries }))).toBeNull()
  })

  it('says which entry was blocked, when and by which rule', () => {
    const finding = earlierAttempt(anEntry(), aContext({ earlierEntries: [blocked()] }))
    expect(finding.says).toBe('Entry P-2026-0087 for the same FSB license was blocked on 20 Nov 2026.')
    expect(finding.facts[0]).toEqual({
      label: 'P-2026-0087',
      value: 'RUB 62,400.00, blocked by destination',
      href: '/payments/payment-87',
    })
  })
})
