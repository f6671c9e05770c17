import { describe, expect, it } from 'vitest'
import { lawWith, SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { aContext, anEntry } from '@/test/rules/rule-fixtures'
import { authority } from './authority'

const on = (paymentDate: string, changes = {}) => authority(anEntry({ paymentDate, ...changes }), aContext())

describe('a payment needs a general license in force on its date', () => {
  it.each([
    ['2016-12-28', 'review', 'No general license was needed on 28 Dec 2016: the FSB was designated on 29 Dec 2016.'],
    [
      '2016-12-29',
      'blocked',
      'No general license was in force on 29 Dec 2016. GL 1 began on 2 Feb 2017 and does not apply retroactively.',
    ],
    [
      '2017-02-01',
      'blocked',
      'No general license was in force on 1 Feb 2017. GL 1 began on 2 Feb 2017 and does not apply retroactively.',
    ],
    ['2017-02-02', 'clear', 'In force on 2 Feb 2017: GL 1.'],
    ['2018-03-14', 'clear', 'In force on 14 Mar 2018: GL 1.'],
    ['2018-03-15', 'clear', 'In force on 15 Mar 2018: GL 1A.'],
    ['2021-03-01', 'clear', 'In force on 1 Mar 2021: GL 1A.'],
    ['2021-03-02', 'clear', 'In force on 2 Mar 2021: GL 1B.'],
    ['2022-06-27', 'clear', 'In force on 27 Jun 2022: GL 1B.'],
    ['2022-06-28', 'clear', 'In force on 28 Jun 2022: GL 1B and GL 42.'],
    ['2023-04-26', 'clear', 'In force on 26 Apr 2023: GL 1B and GL 42.'],
    ['2023-04-27', 'clear', 'In force on 27 Apr 2023: GL 1C and GL 42.'],
    ['2027-12-31', 'clear', 'For 31 Dec 2027: GL 1C and GL 42; no end is known as of 23 Nov 2026.'],
    ['2028-01-01', 'review', '1 Jan 2028 is after 2027, and the general license in force then is not known.'],
    ['9999-12-31', 'review', '31 Dec 9999 is after 2027, and the general license in force then is not known.'],
  ])('%s: %s', (date, outcome, message) => {
    expect(on(date)).toMatchObject({ rule: 'authority', outcome, message })
  })

  it('cites the rule that no license validates an earlier transaction', () => {
    expect(on('2017-01-15').citation.label).toBe('31 CFR 578.502(a)')
  })

  it('calls money that left in the gap an apparent violation', () => {
    expect(on('2017-01-15', { alreadyPaid: true }).nextStep).toContain('apparent violation')
  })

  it('never claims that a license is in force on a future day', () => {
    expect(on('2026-11-23').message).toBe('In force on 23 Nov 2026: GL 1C and GL 42.')
    expect(on('2026-11-24').message).toBe('For 24 Nov 2026: GL 1C and GL 42; no end is known as of 23 Nov 2026.')
  })

  it.each([
    ['2022-06-27', 'clear', []],
    ['2022-06-28', 'review', ['Conditions of GL 42']],
    ['2023-07-10', 'review', ['Conditions of GL 42']],
    ['2023-07-11', 'review', ['Conditions of GL 42', 'GL 1C and 31 CFR part 526']],
  ])('%s without a confirmation of counsel: %s, %j', (paymentDate, outcome, titles) => {
    const finding = authority(anEntry({ paymentDate }), aContext({ law: SHIPPED_LAW }))
    expect(finding.outcome).toBe(outcome)
    for (const title of titles) expect(finding.message).toContain(title)
  })

  it('cites the confirmations it rests on', () => {
    const { citation, facts } = on('2026-11-20')
    expect(citation.label).toBe('88 FR 34443; confirmed by counsel: demo-gl-42-conditions and demo-gl-1c-part-526')
    expect(facts.filter(({ label }) => label === 'Confirmed by counsel')).toHaveLength(2)
  })

  it.each([
    ['gl-1c', 'No general license was in force on 1 Dec 2026. GL 1C ended on 30 Nov 2026, and no other is known.'],
    [
      'gl-42',
      'No Russia-related general license was in force on 1 Dec 2026. ' +
        'GL 42 ended on 30 Nov 2026, and no other is known.',
    ],
  ])('blocks once a version of the law ends %s', (id, message) => {
    const record = SHIPPED_LAW.generalLicenses.find((one) => one.id === id)!
    const law = lawWith([{ ...record, version: 2, until: '2026-11-30' }])
    const finding = authority(anEntry({ paymentDate: '2026-12-01' }), aContext({ law }))
    expect(finding).toMatchObject({ outcome: 'blocked', message })
  })

  it('mentions on the one day that matters that sources differ over the date of GL 1C', () => {
    expect(on('2023-04-27').facts.map(({ label }) => label)).toContain('GL 1C, date')
    expect(on('2023-04-28').facts.map(({ label }) => label)).not.toContain('GL 1C, date')
  })

  it('doubts an entry of money that left on a future day', () => {
    expect(on('2026-11-23', { alreadyPaid: true }).outcome).toBe('clear')
    expect(on('2026-11-24', { alreadyPaid: true }).outcome).toBe('review')
  })
})
