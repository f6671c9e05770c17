import { describe, expect, it } from 'vitest'
import { LONGEST_OVERHANG_PERCENT, meterParts } from './meter-geometry'
import { meterSentence } from './meter-sentence'

const cap = 500_000
const headroom = (usedCents: number, reservedCents: number, capCents = cap, violationCents = 0) => ({
  capCents,
  usedCents,
  reservedCents,
  violationCents,
})

describe('the parts of a headroom meter', () => {
  it('draws used and reserved in per cent of the cap', () => {
    expect(meterParts(headroom(321_480, 48_620))).toEqual({
      usedPercent: 64.3,
      violationPercent: 0,
      reservedPercent: 9.72,
      thisPercent: 0,
      overhangPercent: 0,
      overCents: 0,
      leftCents: 129_900,
      band: 'ample',
    })
  })

  it.each([
    ['one cent under 80 %', 399_999, 'ample'],
    ['80 %', 400_000, 'getting_low'],
    ['one cent under 90 %', 449_999, 'getting_low'],
    ['90 %', 450_000, 'low'],
    ['95 %', 475_000, 'very_low'],
    ['one cent under the cap', 499_999, 'very_low'],
    ['the cap to the cent', 500_000, 'none_left'],
  ])('takes its band from used and reserved together: %s', (_name, totalCents, band) => {
    expect(meterParts(headroom(totalCents - 1_000, 1_000)).band).toBe(band)
  })

  it('fills the bar exactly with a payment equal to the amount left', () => {
    const parts = meterParts(headroom(300_000, 75_000), 125_000)
    expect(parts.usedPercent + parts.reservedPercent + parts.thisPercent).toBe(100)
    expect(parts).toMatchObject({ overhangPercent: 0, overCents: 0, leftCents: 0, band: 'none_left' })
  })

  it('draws an excess beyond the cap without lengthening the bar', () => {
    const parts = meterParts(headroom(300_000, 75_000), 140_000)
    expect(parts.usedPercent + parts.reservedPercent + parts.thisPercent).toBe(100)
    expect(parts).toMatchObject({ overhangPercent: 3, overCents: 15_000, leftCents: 0 })
    expect(meterParts(headroom(0, 0), 9_000_000).overhangPercent).toBe(LONGEST_OVERHANG_PERCENT)
    expect(meterParts(headroom(500_000, 0), 1).overhangPercent).toBe(1)
  })

  it('draws apparent violations between used and reserved, and detects when they alone exceed the cap', () => {
    const parts = meterParts(headroom(100_000, 50_000, cap, 150_000))
    expect(parts).toMatchObject({ usedPercent: 20, violationPercent: 30, reservedPercent: 10, leftCents: 200_000 })
    expect(meterParts(headroom(400_000, 0, cap, 150_000))).toMatchObject({
      overCents: 50_000,
      leftCents: 0,
      band: 'none_left',
    })
    expect(meterSentence('A, 2026', headroom(100_000, 0, cap, 150_000))).toBe(
      'A, 2026: $1,000.00 used, $1,500.00 paid outside the authorization, $0.00 reserved, ' +
        '$2,500.00 left of $5,000.00. Ample.',
    )
  })

  it('has no headroom in a year without a cap', () => {
    expect(meterParts(headroom(0, 0, 0), 10_000)).toMatchObject({
      usedPercent: 0,
      thisPercent: 0,
      overhangPercent: LONGEST_OVERHANG_PERCENT,
      overCents: 10_000,
      leftCents: 0,
      band: 'none_left',
    })
  })

  it('never adds up to more than the bar', () => {
    for (let usedCents = 0; usedCents <= cap; usedCents += 33_331) {
      for (const thisCents of [0, 1, 77_777, 600_000]) {
        const parts = meterParts(headroom(usedCents, Math.floor((cap - usedCents) / 3)), thisCents)
        expect(parts.usedPercent + parts.reservedPercent + parts.thisPercent).toBeLessThanOrEqual(100.02)
      }
    }
  })
})

describe('the meter as a sentence', () => {
  it('states every amount, the cap and the band', () => {
    expect(meterSentence('Palisade Audio Inc., 2026', headroom(321_480, 48_620))).toBe(
      'Palisade Audio Inc., 2026: $3,214.80 used, $486.20 reserved, $1,299.00 left of $5,000.00. Ample.',
    )
  })

  it('states by how much a payment exceeds the cap', () => {
    expect(meterSentence('After', headroom(300_000, 75_000), 140_000)).toBe(
      'After: $3,000.00 used, $750.00 reserved, $1,400.00 this payment, ' +
        '$150.00 over the cap of $5,000.00. Over the cap.',
    )
  })
})
