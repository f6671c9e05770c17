import { describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'

const { generalLicenses: GENERAL_LICENSES } = SHIPPED_LAW

import { remittanceLine } from './remittance-line'

describe('the remittance line', () => {
  it('names each general license with the part it relaxes, and the reference', () => {
    expect(remittanceLine(['GL 1C', 'GL 42'], 'P-2026-0042')).toEqual({
      text:
        'Authorized under Cyber-related General License 1C (31 CFR 578) and Russia-related General License 42 ' +
        '(31 CFR 587); Headroom P-2026-0042',
      fitsOneField: true,
      lines: [
        'Authorized under Cyber-related',
        'General License 1C (31 CFR 578) and',
        'Russia-related General License 42',
        '(31 CFR 587), Headroom P-2026-0042',
      ],
    })
  })

  it('names one license alone before there were two', () => {
    expect(remittanceLine(['GL 1'], 'P-2017-0001')?.text).toBe(
      'Authorized under Cyber-related General License 1 (31 CFR 578); Headroom P-2017-0001',
    )
  })

  it('shortens the names in four lines when a long reference would not fit', () => {
    const line = remittanceLine(['GL 1C', 'GL 42'], 'P-2026-12345678')
    expect(line?.lines?.join(' ')).toContain('Cyber-related GL 1C (31 CFR 578)')
    expect(line?.lines?.every(({ length }) => length <= 35)).toBe(true)
  })

  it.each([[[]], [['GL 99']], [['GL 1C', 'GL 99']]])('of %j is nothing', (names) => {
    expect(remittanceLine(names, 'P-2026-0042')).toBeNull()
  })

  it('of every license uses only characters that banks pass on, in its lines', () => {
    for (const { shortName } of GENERAL_LICENSES) {
      for (const line of remittanceLine([shortName], 'P-2026-0042')?.lines ?? ['?!']) {
        expect(line).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]+$/)
      }
    }
  })
})
