import { describe, expect, it } from 'vitest'
import { destinationWords } from '@/lib/compliance/screening/destination-words'
import { aContext, aDestination, anEarlierEntry, anEntry } from '@/test/rules/rule-fixtures'
import type { EarlierEntry, EntryDestination, FindingOutcome, RefusedDestination } from '../types'
import { earlierAttempt, findEarlierAttempt } from './earlier-attempt'

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

  it('does not mistake two zero-fee filings for one', () => {
    const earlierEntries = [blocked({ fsbLicenseId: 'license-2', amountMinor: 0 })]
    expect(findEarlierAttempt(anEntry({ amountMinor: 0, amountCents: 0 }), aContext({ earlierEntries }))).toBeNull()
  })

  it('states which entry was blocked, when and by which rule', () => {
    const finding = earlierAttempt(anEntry(), aContext({ earlierEntries: [blocked()] }))
    expect(finding.message).toBe('Entry P-2026-0087 for the same FSB license was blocked on 20 Nov 2026.')
    expect(finding.facts[0]).toEqual({
      label: 'P-2026-0087',
      value: 'RUB 62,400.00, blocked by destination',
      href: '/payments/payment-87',
    })
  })
})

describe('a refused destination typed again with small changes, by anyone, for any company', () => {
  const party = { name: 'OOO Meridian Retail', address: 'ul. Sverdlova 12, Yalta, Crimea', country: 'RU' }
  const refused = (changes: Partial<RefusedDestination> = {}, of = party): RefusedDestination => ({
    paymentId: 'payment-87',
    reference: 'P-2026-0087',
    refusedOn: '2026-11-20',
    companyName: 'Another Company Inc.',
    name: of.name,
    ...destinationWords(of),
    ...changes,
  })
  const outcomeOf = (typed: Partial<EntryDestination>, changes: Partial<RefusedDestination> = {}, of = party) =>
    earlierAttempt(
      anEntry({ destinations: [aDestination({ ...party, ...typed })] }),
      aContext({ refusedDestinations: [refused(changes, of)] }),
    ).outcome

  it.each<[string, Partial<EntryDestination>, FindingOutcome]>([
    ['letter by letter', {}, 'review'],
    ['without the distinguishing words', { address: 'ul. Sverdlova 12' }, 'review'],
    ['one word spelled differently', { address: 'ul. Sverdlowa 12, Yalta, Crimea' }, 'review'],
    ['in Cyrillic', { name: 'ООО Меридиан Ретайл', address: 'ул. Свердлова, д. 12, Ялта' }, 'review'],
    ['the city moved to a field of its own', { address: 'ul. Sverdlova 12', city: 'Yalta', region: '' }, 'review'],
    ['another country chosen', { country: 'TR' }, 'review'],
    ['capitals, dots and another order', { address: 'CRIMEA. YALTA. SVERDLOVA UL. 12' }, 'review'],
    ['another legal form', { name: 'Meridian Retail LLC' }, 'review'],
    ['the same place under another name', { name: 'Vostok Trade' }, 'review'],
    ['the same party in Moscow', { address: 'Tverskaya ul. 7, Moscow, 125009' }, 'clear'],
    ['another party in another street of the city', { name: 'Vostok Trade', address: 'ul. Lenina 3, Yalta' }, 'clear'],
    [
      'another party in a street of that name elsewhere',
      { name: 'Vostok', address: 'ul. Sverdlova 80, Perm' },
      'clear',
    ],
  ])('%s: %s', (_what, typed, outcome) => {
    expect(outcomeOf(typed)).toBe(outcome)
  })

  it('does not take two streets of one city for the same destination', () => {
    const moscow = { name: 'FSB Academy', address: 'ul. Osipenko 35, Moscow, 115035', country: 'RU' }
    expect(outcomeOf({ name: 'AO Neva', address: 'ul. Tverskaya 18, Moscow, 125009' }, {}, moscow)).toBe('clear')
  })

  it.each([
    ['2026-08-29', 'review'],
    ['2026-08-25', 'review'],
    ['2026-08-24', 'clear'],
  ])('counts ninety days from the block: %s, %s', (refusedOn, outcome) => {
    expect(outcomeOf({}, { refusedOn })).toBe(outcome)
  })

  it('links the entry to the block and states what is the same, for whom and where to look', () => {
    const entry = anEntry({ destinations: [aDestination(party)] })
    const context = aContext({ refusedDestinations: [refused()] })
    expect(findEarlierAttempt(entry, context)?.id).toBe('payment-87')
    expect(earlierAttempt(entry, context)).toMatchObject({
      message: 'Entry P-2026-0087 to the same party at nearly the same place was blocked on 20 Nov 2026.',
      facts: [
        {
          label: 'P-2026-0087',
          value: 'OOO Meridian Retail, entered for Another Company Inc.',
          href: '/payments/payment-87',
        },
      ],
    })
  })

  it('uses the newer of a block of the license and a block of the destination', () => {
    const context = aContext({
      earlierEntries: [blocked({ id: 'license', recordedOn: '2026-11-19' })],
      refusedDestinations: [refused()],
    })
    expect(findEarlierAttempt(anEntry({ destinations: [aDestination(party)] }), context)?.id).toBe('payment-87')
  })
})
