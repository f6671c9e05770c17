import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import { confirmationOf, unconfirmedOn } from './confirmations'
import { confirmedLaw } from './invented-confirmations'
import { recordsOf } from './law'
import { licensesInForceOn } from './licenses-in-force'
import { type LawRecord, lawFile, lawRecord } from './schema'
import { lawWith, SHIPPED_LAW, SHIPPED_RECORDS } from './shipped-law'

const TODAY = '2026-11-23'
const license = SHIPPED_RECORDS.find(({ id }) => id === 'gl-1c')!
const confirmation = {
  kind: 'confirmation',
  id: 'c-1',
  version: 1,
  subject: 'gl-42-conditions',
  subjectVersion: 1,
  confirmedOn: '2026-03-02',
  counsel: 'Hart & Lowe LLP',
  memo: 'Memo 14 of 2 Mar 2026',
} satisfies LawRecord

describe('the records that ship', () => {
  it('are all valid, each with a source', () => {
    for (const record of SHIPPED_RECORDS) expect(lawRecord.safeParse(record).error?.issues ?? [], record.id).toEqual([])
  })

  it('are each there once', () => {
    const keys = SHIPPED_RECORDS.map(({ kind, id }) => `${kind} ${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(recordsOf(SHIPPED_LAW)).toHaveLength(SHIPPED_RECORDS.length)
  })

  it('hold no confirmation: no counsel has seen an installation before it exists', () => {
    expect(SHIPPED_LAW.confirmations).toEqual([])
  })

  it('name the questions that their bases wait for', () => {
    const ids = SHIPPED_LAW.questions.map(({ id }) => id)
    for (const { questions } of SHIPPED_LAW.commerceBases) for (const id of questions) expect(ids).toContain(id)
  })

  it('leave no day between two windows of the filing', () => {
    const windows = SHIPPED_LAW.filingWindows
    expect(windows[0]?.from).toBe('2016-12-29')
    for (const [index, { until }] of windows.slice(0, -1).entries())
      expect(addDays(until!, 1)).toBe(windows[index + 1]!.from)
    expect(windows.at(-1)?.until).toBeNull()
  })
})

describe('the amount of the cap', () => {
  it('is in no record that ships', () => {
    expect(JSON.stringify(SHIPPED_RECORDS)).not.toMatch(/5,000|500000|500_000|capCents/)
  })

  it.each([
    ['a key of a license', { ...license, capCents: 1_000_000 }],
    ['a kind of its own', { kind: 'cap', id: 'cap', version: 1, mark: 'policy', capCents: 1_000_000, sources: [] }],
    ['a key of a confirmation', { ...confirmation, cap: 1_000_000 }],
  ])('cannot be imported as %s', (_what, record) => {
    expect(lawFile.safeParse({ records: [record] }).success).toBe(false)
  })
})

describe('an imported record', () => {
  it.each([
    ['a version that is not a whole number', { ...license, version: 1.5 }],
    ['no source', { ...license, sources: [] }],
    ['a date that does not exist', { ...license, from: '2023-02-29' }],
    ['an end before its beginning', { ...license, until: '2023-04-26' }],
    ['a source that is not an https address', { ...license, sources: [{ label: 'x', url: 'javascript:alert(1)' }] }],
  ])('with %s is refused', (_what, record) => {
    expect(lawRecord.safeParse(record).success).toBe(false)
  })
})

describe('a version of a record', () => {
  const ended = { ...license, version: 2, until: '2026-12-31' } as LawRecord

  it('supersedes the one that ships, whatever the order', () => {
    const law = lawWith([ended])
    expect(law.generalLicenses.find(({ id }) => id === 'gl-1c')).toMatchObject({ version: 2, until: '2026-12-31' })
    expect(law.version).toBe(`${SHIPPED_LAW.version}+1`)
  })

  it('ends an authority from the day after its last', () => {
    const law = lawWith([ended])
    expect(licensesInForceOn('2026-12-31', law)).toMatchObject({ kind: 'in_force', missing: [] })
    expect(licensesInForceOn('2027-01-01', law)).toMatchObject({ kind: 'none', missing: ['cyber'] })
  })
})

describe('a confirmation of counsel', () => {
  const question = SHIPPED_LAW.questions.find(({ id }) => id === 'gl-42-conditions')!

  it.each([
    ['of this version', {}, true],
    ['of another version', { subjectVersion: 2 }, false],
    ['of another question', { subject: 'gl-1c-part-526' }, false],
    ['made today', { confirmedOn: TODAY }, true],
    ['dated tomorrow', { confirmedOn: '2026-11-24' }, false],
  ])('%s: applies: %s', (_what, changes, applies) => {
    const law = lawWith([{ ...confirmation, ...changes }])
    expect(confirmationOf(law, question, TODAY) !== null).toBe(applies)
  })

  it('is missing for nothing before 2017, and for nothing where every question is confirmed', () => {
    expect(unconfirmedOn(SHIPPED_LAW, '2016-12-31', TODAY)).toEqual([])
    expect(unconfirmedOn(SHIPPED_LAW, TODAY, TODAY).map(({ id }) => id)).toContain('gl-42-conditions')
    expect(unconfirmedOn(confirmedLaw('2016-12-29'), TODAY, TODAY)).toEqual([])
  })

  it('of the demo is marked as invented', () => {
    for (const { counsel, invented } of confirmedLaw('2026-01-01').confirmations) {
      expect(counsel).toBe('Demo: invented confirmation')
      expect(invented).toBe(true)
    }
  })
})
