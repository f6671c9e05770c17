import { describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { aContext, anEntry } from '@/test/rules/rule-fixtures'
import { filing } from './filing'

describe('the filing itself, the FSB being on the Entity List (86 FR 37901)', () => {
  it.each([
    ['2016-12-29', 'clear', 'clear', 'not yet listed'],
    ['2017-01-03', 'clear', 'clear', 'the day before'],
    ['2017-01-04', 'review', 'clear', 'listed, and nothing left out that was read'],
    ['2017-04-17', 'review', 'clear', ''],
    ['2017-04-18', 'clear', 'clear', 'GL 1 taken to be left out'],
    ['2021-03-01', 'clear', 'clear', 'the last day of GL 1A'],
    ['2021-03-02', 'review', 'clear', 'GL 1B, not yet left out'],
    ['2021-07-18', 'review', 'clear', 'the last day of the window'],
    ['2021-07-19', 'clear', 'clear', 'GL 1B is left out'],
    ['2023-04-26', 'clear', 'clear', 'the last day of GL 1B'],
    ['2023-04-27', 'review', 'clear', 'GL 1C, which the entry does not name'],
    ['2026-11-20', 'review', 'clear', ''],
  ])('%s: %s as it ships, %s once counsel has confirmed it %s', (paymentDate, shipped, confirmed) => {
    const entry = anEntry({ paymentDate })
    expect(filing(entry, aContext({ law: SHIPPED_LAW })).outcome).toBe(shipped)
    expect(filing(entry, aContext()).outcome).toBe(confirmed)
  })
})
