import { describe, expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { aContext, aDestination, anEntry, aScreenedDestination } from '@/test/rules/rule-fixtures'
import type { EntryDestination } from '../types'
import { destination } from './destination'
import { listsInForce } from './lists-in-force'

const of = (destinations: EntryDestination[], paymentDate = '2026-11-27') =>
  destination(anEntry({ destinations, paymentDate }), aContext())

describe('nothing goes to Crimea (FAQ 501)', () => {
  it('clears parties that the screening cleared', () => {
    const finding = of([aDestination(), aDestination({ role: 'end_user' })])
    expect(finding).toMatchObject({
      outcome: 'clear',
      message: 'No party is in Crimea.',
      readIn: 'Places 2026-11-14.1',
    })
  })

  it('blocks one party in Crimea among clear ones, and quotes what was typed and where', () => {
    const finding = of([aDestination(), aScreenedDestination('blocked', 'Krimea', { role: 'distributor' })])
    expect(finding.outcome).toBe('blocked')
    expect(finding.message).toBe('The distributor\u2019s address is in Crimea.')
    expect(finding.facts).toEqual([{ label: 'Distributor, address', value: 'Krimea names a place in Crimea.' }])
    expect(finding.readIn).toBe('Distributor, address. Places 2026-11-14.1')
    expect(finding.citation.quote).toContain('the Crimea region of Ukraine')
    expect(finding.citation.url).toBe('https://ofac.treasury.gov/faqs/501')
  })

  it('takes the worst verdict, and keeps the facts of the others', () => {
    const finding = of([
      aScreenedDestination('review', 'Yalta', { role: 'end_user' }),
      aScreenedDestination('blocked', 'Sevastopol'),
    ])
    expect(finding.outcome).toBe('blocked')
    expect(finding.facts.map(({ label }) => label)).toEqual(['Consignee, address', 'End user, address'])
  })

  it('sends doubt to a person, who alone may release it', () => {
    const finding = of([aScreenedDestination('review', 'Yalta')])
    expect(finding).toMatchObject({ outcome: 'review', message: 'The consignee\u2019s address may be in Crimea.' })
    expect(finding.nextStep).toContain('nothing is released automatically')
  })

  it('keeps the verdict of a verdict without reasons', () => {
    const verdict = { outcome: 'blocked' as const, reasons: [], placesVersion: 'x', rulesVersion: '1' }
    expect(of([aDestination({ verdict })]).outcome).toBe('blocked')
  })
})

describe('an intermediary needs a named destination (Microsoft 2023)', () => {
  const distributor = aDestination({ role: 'distributor' })
  it.each<[string, EntryDestination[], string, RegExp]>([
    ['no destination', [], 'review', /^No destination is named/],
    ['a distributor alone', [distributor], 'review', /^A distributor alone is not a destination/],
    ['two distributors', [distributor, distributor], 'review', /^A distributor alone/],
    ['a distributor and a consignee', [distributor, aDestination()], 'clear', /^No party/],
    ['a distributor and an end user', [distributor, aDestination({ role: 'end_user' })], 'clear', /^No party/],
    [
      'a distributor and a blank end user',
      [distributor, aDestination({ role: 'end_user', name: ' ' })],
      'review',
      /^The end user has no name/,
    ],
    ['a consignee without an address', [aDestination({ address: '' })], 'review', /^The consignee has no address/],
  ])('%s: %s', (_what, destinations, outcome, message) => {
    const finding = of(destinations)
    expect(finding.outcome).toBe(outcome)
    expect(finding.message).toMatch(message)
  })

  it('does not let a missing name soften a block', () => {
    expect(of([aScreenedDestination('blocked', 'Kerch', { role: 'distributor', name: '' })]).outcome).toBe('blocked')
  })
})

describe('the so-called Donetsk and Luhansk republics, from 21 Feb 2022 (E.O. 14065)', () => {
  it.each([
    ['2022-02-20', 'Donetsk People\u2019s Republic, Artema 1', 'clear'],
    ['2022-02-21', 'Donetsk People\u2019s Republic, Artema 1', 'blocked'],
    ['2026-11-27', 'ДНР, г. Донецк, ул. Артёма 1', 'blocked'],
    ['2026-11-27', 'Луганская Народная Республика', 'blocked'],
    ['2026-11-27', 'Donetsk, Artema 1', 'review'],
    ['2026-11-27', 'Донецька область, Краматорськ', 'review'],
    ['2026-11-27', 'г. Донецк, Ростовская область', 'clear'],
    ['2026-11-27', 'DNR, Makiivka', 'review'],
    ['2026-11-27', 'Gorlovka, Artema 1', 'blocked'],
    ['2026-11-27', 'ул. Донецкая 10, Москва', 'clear'],
    ['2026-11-27', 'Donetsk Street 5, Kyiv', 'clear'],
  ])('%s, %s: %s', (date, address, outcome) => {
    const verdict = screenDestination({ name: 'Meridian Retail LLC', address }, listsInForce(date))
    expect(of([aDestination({ address, country: null, verdict })], date).outcome).toBe(outcome)
  })

  it('cites the order, not the license', () => {
    const verdict = screenDestination({ address: 'ДНР' }, ['crimea', 'donetsk-luhansk'])
    expect(of([aDestination({ address: 'ДНР', verdict })]).citation.label).toBe('E.O. 14065, FAQ 1009')
  })
})

describe('with the screening as it is', () => {
  it.each([
    ['ul. Sverdlova 12, Yalta, Krimea, 298600', 'blocked'],
    ['г. Севастополь, ул. Ленина 1', 'blocked'],
    ['Tverskaya ul. 7, Moscow, 125009', 'clear'],
  ])('%s: %s', (address, outcome) => {
    const verdict = screenDestination({ name: 'Meridian Retail LLC', address, country: 'RU' })
    const finding = of([aDestination({ address, verdict })])
    expect(finding.outcome).toBe(outcome)
    expect(finding.facts.length).toBeGreaterThan(0)
    expect(finding.readIn).toContain(verdict.placesVersion)
  })
})
