import { describe, expect, it } from 'vitest'
import { paidMonths } from '@/test/ledger/month-fixtures'
import { axisLabel, axisSteps, curvePoints } from './curve-points'
import { yearCurve } from './month-curve'

describe('curvePoints', () => {
  it('ends the line on the last day counted and shows the full year before', () => {
    const points = curvePoints(yearCurve(paidMonths({ 1: [100, 0], 3: [50, 0], 12: [0, 7] }), 2026, '2026-03-15'))
    const line = points.filter(({ sumCents }) => sumCents !== undefined)
    expect(line.at(-1)).toMatchObject({ sumCents: 150 })
    expect(line.at(-1)?.place).toBeCloseTo(2 + 15 / 31)
    expect(points.at(-1)).toEqual({ place: 12, sumCents: undefined, sumBeforeCents: 7 })
    expect(points.filter(({ monthCents }) => monthCents)).toHaveLength(2)
    expect(points.map(({ place }) => place)).toEqual([...points.map(({ place }) => place)].sort((a, b) => a - b))
  })

  it('draws a past year in full', () => {
    const points = curvePoints(yearCurve(paidMonths({ 5: [100, 0] }), 2025, '2025-12-31'))
    expect(points.at(-1)).toMatchObject({ place: 12, sumCents: 100 })
  })
})

describe('axisSteps', () => {
  it.each([
    [9_268_440, [0, 2_500_000, 5_000_000, 7_500_000, 10_000_000]],
    [0, [0, 25]],
    [40_000, [0, 10_000, 20_000, 30_000, 40_000]],
  ])('%i cents', (largest, steps) => {
    expect(axisSteps(largest)).toEqual(steps)
  })

  it('always includes the largest sum', () => {
    for (const largest of [1, 99, 101, 12_345, 999_999, 3_141_592_653]) {
      expect(axisSteps(largest).at(-1)).toBeGreaterThanOrEqual(largest)
      expect(axisSteps(largest).length).toBeLessThanOrEqual(6)
    }
  })

  it('is labelled in thousands', () => {
    expect([0, 25_000, 2_500_000, 100_000_000].map(axisLabel)).toEqual(['$0', '$250', '$25k', '$1m'])
  })
})
