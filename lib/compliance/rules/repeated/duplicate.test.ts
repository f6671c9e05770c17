import { describe, expect, it } from 'vitest'
import { aContext, anEarlierEntry, anEntry } from '@/test/rules/rule-fixtures'
import type { EarlierEntry, FindingOutcome } from '../types'
import { duplicate } from './duplicate'

const withEarlier = (...earlierEntries: EarlierEntry[]) => duplicate(anEntry(), aContext({ earlierEntries }))

describe('same payee, FSB license and amount within 180 days (policy)', () => {
  it.each<[string, Partial<EarlierEntry>, FindingOutcome]>([
    ['the same in all', {}, 'review'],
    ['in another form of the name', { payeeName: 'F.S.B. Licensing-Centre' }, 'review'],
    ['another payee', { payeeName: 'Baltic Filing LLC' }, 'clear'],
    ['another FSB license', { fsbLicenseId: 'license-2' }, 'clear'],
    ['no FSB license', { fsbLicenseId: null }, 'clear'],
    ['one kopeck more', { amountMinor: 6_240_001 }, 'clear'],
    ['another currency, and the same US dollars', { currency: 'EUR', amountMinor: 71_500 }, 'review'],
    ['another currency, 2% more US dollars', { currency: 'EUR', amountCents: 79_443 }, 'review'],
    ['another currency, a cent above 2%', { currency: 'EUR', amountCents: 79_444 }, 'clear'],
    ['another currency, 2% less US dollars', { currency: 'USD', amountCents: 76_298 }, 'review'],
    ['another currency, a cent below 2%', { currency: 'USD', amountCents: 76_297 }, 'clear'],
    ['another currency, the same digits', { currency: 'USD', amountCents: 6_240_000 }, 'clear'],
    ['another currency, and nothing counts', { currency: 'USD', amountCents: 0 }, 'clear'],
    ['the same currency, other US dollars by another rate', { amountCents: 90_000 }, 'review'],
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

  it('is not a duplicate of a state duty in another currency, which counts nothing either', () => {
    const earlierEntries = [anEarlierEntry({ currency: 'USD', amountCents: 0 })]
    expect(duplicate(anEntry({ amountCents: 0 }), aContext({ earlierEntries })).outcome).toBe('clear')
  })

  it('states that the currency differs', () => {
    expect(withEarlier(anEarlierEntry({ currency: 'EUR' })).message).toBe(
      'Same payee and license, and nearly the same US dollars in another currency, as an earlier payment.',
    )
  })

  it('states both where one has the same amount and another the same US dollars', () => {
    const finding = withEarlier(anEarlierEntry(), anEarlierEntry({ id: 'b', currency: 'EUR' }))
    expect(finding.message).toBe(
      'Same payee and license, and the same RUB amount or nearly the same US dollars in another currency, ' +
        'as two earlier payments.',
    )
  })

  it('names and links the earlier payment', () => {
    const finding = withEarlier(anEarlierEntry())
    expect(finding.message).toBe('Same payee, license and RUB amount as an earlier payment.')
    expect(finding.facts).toEqual([
      { label: 'P-2026-0087', value: 'RUB 62,400.00, paid, 4 Sep 2026', href: '/payments/payment-87' },
    ])
    expect(finding.citation.policy).toBe(true)
  })

  it('counts several', () => {
    expect(withEarlier(anEarlierEntry(), anEarlierEntry({ id: 'b' })).message).toContain('two earlier payments')
  })
})
