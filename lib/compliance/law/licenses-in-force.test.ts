import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import { FIRST_DATE } from './first-date'
import { licensesInForceOn } from './licenses-in-force'
import { SHIPPED_LAW } from './shipped-law'

const { generalLicenses: GENERAL_LICENSES } = SHIPPED_LAW

const inForce = (date: string) => licensesInForceOn(date, SHIPPED_LAW).licenses.map(({ shortName }) => shortName)

describe('the authority in force on a payment date (88 FR 34443)', () => {
  it.each([
    ['2016-12-28', 'not_needed', [], 'the FSB was not yet designated'],
    ['2016-12-29', 'none', [], 'designated, and no license yet'],
    ['2017-02-01', 'none', [], 'the last day of the gap'],
    ['2017-02-02', 'in_force', ['GL 1'], 'GL 1 begins'],
    ['2017-12-31', 'in_force', ['GL 1'], ''],
    ['2018-03-14', 'in_force', ['GL 1'], 'the last day of GL 1'],
    ['2018-03-15', 'in_force', ['GL 1A'], 'GL 1A begins'],
    ['2021-03-01', 'in_force', ['GL 1A'], 'the last day of GL 1A'],
    ['2021-03-02', 'in_force', ['GL 1B'], 'GL 1B begins'],
    ['2022-06-27', 'in_force', ['GL 1B'], 'the last day without GL 42'],
    ['2022-06-28', 'in_force', ['GL 1B', 'GL 42'], 'GL 42 begins beside it'],
    ['2023-04-26', 'in_force', ['GL 1B', 'GL 42'], 'the last day of GL 1B'],
    ['2023-04-27', 'in_force', ['GL 1C', 'GL 42'], 'GL 1C begins'],
    ['2023-04-28', 'in_force', ['GL 1C', 'GL 42'], 'the other date given for GL 1C'],
    ['2026-11-27', 'in_force', ['GL 1C', 'GL 42'], 'no expiry'],
  ])('%s: %s %j %s', (date, kind, licenses) => {
    expect(licensesInForceOn(date, SHIPPED_LAW).kind).toBe(kind)
    expect(inForce(date)).toEqual(licenses)
  })
})

describe('the facts', () => {
  it('holds each license once', () => {
    expect(GENERAL_LICENSES.map(({ shortName }) => shortName)).toEqual(['GL 1', 'GL 1A', 'GL 1B', 'GL 42', 'GL 1C'])
  })

  it('leaves no day between the Cyber-related licenses, and none to two of them', () => {
    const cyber = GENERAL_LICENSES.filter(({ line }) => line === 'cyber')
    for (const [index, license] of cyber.slice(0, -1).entries()) {
      expect(addDays(license.until!, 1)).toBe(cyber[index + 1]!.from)
    }
    expect(cyber.at(-1)!.until).toBeNull()
  })

  it('starts the ledger on the day of the designation', () => {
    expect(FIRST_DATE).toBe('2016-12-29')
  })

  it('stores both dates given for GL 1C and uses the earlier', () => {
    const license = GENERAL_LICENSES.find(({ shortName }) => shortName === 'GL 1C')!
    expect(license.notes.flatMap(({ date }) => date ?? [])).toEqual(['2023-04-27', '2023-04-28'])
    expect(license.from).toBe('2023-04-27')
  })

  it('gives every license a source, and marks what was not verified', () => {
    for (const license of GENERAL_LICENSES) expect(license.sources.length).toBeGreaterThan(0)
    const unverified = GENERAL_LICENSES.filter(({ mark }) => mark === 'to_be_confirmed')
    expect(unverified.map(({ shortName }) => shortName)).toEqual(['GL 42'])
  })

  it('links to the Federal Register and to OFAC only', () => {
    const urls = GENERAL_LICENSES.flatMap(({ sources }) => sources.flatMap(({ url }) => url ?? []))
    for (const url of urls)
      expect(url).toMatch(/^https:\/\/(www\.federalregister\.gov\/d\/|ofac\.treasury\.gov\/faqs\/)/)
  })
})
