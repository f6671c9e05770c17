import { describe, expect, it } from 'vitest'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import { type JoinedCompanyYear, underOneCap } from './joined-payers'

const headroom = (usedCents: number, reservedCents = 0): Headroom => ({
  capCents: 500_000,
  usedCents,
  reservedCents,
  violationCents: 0,
})
const NO_BANDS = { ample: 0, getting_low: 0, low: 0, very_low: 0, none_left: 0 }
const of = (payerId: string, own: Headroom, payer: Headroom): JoinedCompanyYear => ({
  companyId: `${payerId} ${own.usedCents}`,
  payerId,
  own,
  payer,
})

describe('the totals of a year with joined companies', () => {
  it('count the amount left once for each payer, and the band of the payer for each company', () => {
    // Two companies of one payer, $3,000 and $1,500 used, and a third one on its own with nothing used.
    const payer = headroom(450_000)
    const joined = [of('a', headroom(300_000), payer), of('a', headroom(150_000), payer)]
    const totals = { leftCents: 200_000 + 350_000 + 500_000, highestCents: 300_000, bands: { ...NO_BANDS, ample: 3 } }
    expect(underOneCap(totals, joined)).toEqual({
      leftCents: 50_000 + 500_000,
      highestCents: 450_000,
      bands: { ...NO_BANDS, ample: 1, low: 2 },
    })
  })

  it('leave nothing where the companies paid more than one cap before they were joined', () => {
    const payer = headroom(700_000)
    const joined = [of('a', headroom(400_000), payer), of('a', headroom(300_000), payer)]
    const totals = { leftCents: 300_000, highestCents: 400_000, bands: { ...NO_BANDS, getting_low: 1, ample: 1 } }
    expect(underOneCap(totals, joined)).toEqual({
      leftCents: 0,
      highestCents: 700_000,
      bands: { ...NO_BANDS, none_left: 2 },
    })
  })

  it('do not change when no companies are joined', () => {
    const totals = { leftCents: 1, highestCents: 2, bands: { ...NO_BANDS, ample: 3 } }
    expect(underOneCap(totals, [])).toEqual(totals)
  })
})
