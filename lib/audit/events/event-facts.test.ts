import { describe, expect, it } from 'vitest'
import { eventFacts, originOf, rowHashesOf } from './event-facts'

describe('eventFacts', () => {
  it('puts before beside after, field by field, as text', () => {
    const facts = eventFacts('{"state":"in_review"}', '{"state":"paid","debitDate":"2026-03-14","amountCents":129900}')
    expect(facts).toEqual([
      { key: 'state', label: 'State', before: 'in review', after: 'paid' },
      { key: 'debitDate', label: 'Debit date', before: null, after: '14 Mar 2026' },
      { key: 'amountCents', label: 'Amount', before: null, after: '$1,299.00' },
    ])
  })

  it.each([
    ['{"amountMinor":6240000,"currency":"RUB"}', 'RUB 62,400.00'],
    ['{"amountMinor":6240000}', '6240000'],
    ['{"massMarket":true}', 'yes'],
    ['{"blockedBy":["payee","annual-cap"]}', 'payee, annual-cap'],
    ['{"notes":""}', 'empty'],
    ['{"state":"unknown to this version"}', 'unknown to this version'],
    ['not JSON', 'not JSON'],
    ['[1]', '[1]'],
  ])('%s', (after, words) => {
    expect(eventFacts(null, after)[0]).toMatchObject({ before: null, after: words })
  })

  it('keeps the origin apart from what changed', () => {
    const after = '{"name":"Kestrel","origin":{"client":"Firefox 140 on Linux","address":"203.0.113.7","session":""}}'
    expect(eventFacts(null, after)).toEqual([{ key: 'name', label: 'Name', before: null, after: 'Kestrel' }])
    expect(originOf(after)).toEqual([
      { label: 'Client', value: 'Firefox 140 on Linux' },
      { label: 'Address', value: '203.0.113.7' },
    ])
    expect(originOf('{"origin":{"job":"export-file"}}')).toEqual([{ label: 'Background job', value: 'export-file' }])
    for (const older of [null, '{"name":"Kestrel"}', 'not JSON']) expect(originOf(older)).toEqual([])
  })

  it('keeps the hashes of rows apart from what changed', () => {
    const after = '{"name":"Kestrel","rowSha256":{"company 0199":"ab12"}}'
    expect(eventFacts(null, after)).toEqual([{ key: 'name', label: 'Name', before: null, after: 'Kestrel' }])
    expect(rowHashesOf(after)).toEqual([{ row: 'company 0199', sha256: 'ab12' }])
    expect(rowHashesOf('{"name":"Kestrel"}')).toEqual([])
    expect(rowHashesOf(null)).toEqual([])
  })

  it('has nothing to show of an event without facts', () => {
    expect(eventFacts(null, null)).toEqual([])
  })
})
