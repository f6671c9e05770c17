import { describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { licensesOfYear } from './licenses-of-year'

const words = (year: number) =>
  licensesOfYear(year, SHIPPED_LAW).map(({ license, inForce }) => `${license.shortName} ${inForce}`)

describe('licensesOfYear', () => {
  it.each([
    [2016, []],
    [2017, ['GL 1 from 2 Feb 2017']],
    [2018, ['GL 1 until 14 Mar 2018', 'GL 1A from 15 Mar 2018']],
    [2020, ['GL 1A all year']],
    [2021, ['GL 1A until 1 Mar 2021', 'GL 1B from 2 Mar 2021']],
    [2022, ['GL 1B all year', 'GL 42 from 28 Jun 2022']],
    [2023, ['GL 1B until 26 Apr 2023', 'GL 1C from 27 Apr 2023', 'GL 42 all year']],
    [2026, ['GL 1C all year', 'GL 42 all year']],
  ])('%i', (year, licenses) => {
    expect(words(year)).toEqual(licenses)
  })
})
