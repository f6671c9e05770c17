import { describe, expect, it } from 'vitest'
import { possibleReferences } from './payment-references'

describe('possibleReferences', () => {
  it.each(['P-2026-0334', 'p-2026-334', '2026-0334', '2026-334'])('%s names one payment first', (typed) => {
    const references = possibleReferences(typed, [2017, 2026])
    expect(references[0]).toBe('P-2026-0334')
    expect(references).toHaveLength(111)
  })

  it('searches every year when only digits are typed', () => {
    const references = possibleReferences('33', [2025, 2026])
    expect(references).toEqual(expect.arrayContaining(['P-2025-0033', 'P-2026-0330', 'P-2026-3399']))
    expect(references).toHaveLength(222)
  })

  it.each(['Kestrel', 'RU0000021617', 'P-', '', '2026-', '-5', '1234567890123'])('%s is not a reference', (typed) => {
    expect(possibleReferences(typed, [2026])).toEqual([])
  })
})
