import { describe, expect, it } from 'vitest'
import type { LawRecord } from '../schema'
import { lawWith, SHIPPED_LAW, SHIPPED_RECORDS } from '../shipped-law'
import { CAP_IS_NOT_DATA, problemText, readLawFile } from './read-law-file'
import { recordDifferences } from './record-differences'
import { nextVersion, problemOf } from './record-problem'

const TODAY = '2026-11-23'
const license = SHIPPED_RECORDS.find(({ id }) => id === 'gl-1c')!
const question = SHIPPED_RECORDS.find(({ id }) => id === 'gl-42-conditions')!
const next = { ...license, version: 2, until: '2026-12-31' } as LawRecord
const confirmation = {
  kind: 'confirmation',
  id: 'counsel-gl-42-conditions',
  version: 1,
  subject: 'gl-42-conditions',
  subjectVersion: 1,
  confirmedOn: '2026-03-02',
  counsel: 'Hart & Lowe LLP',
  memo: 'Memo 14 of 2 Mar 2026',
} satisfies LawRecord

const problemsIn = (file: unknown): string[] => {
  const reading = readLawFile(typeof file === 'string' ? file : JSON.stringify(file))
  return reading.ok ? [] : reading.problems.map(problemText)
}

describe('a file of records', () => {
  it('with the schema of the shipped records is read, with or without a byte order mark', () => {
    expect(readLawFile(`\ufeff${JSON.stringify({ records: [next, question] })}`)).toEqual({
      ok: true,
      records: [next, question],
    })
  })

  it.each([
    ['no JSON', '{', /^This is not JSON/],
    ['no list of records', { record: next }, /^records: /],
    ['an empty list', { records: [] }, /^records: The file has no records$/],
    [
      'an unknown kind',
      { records: [{ ...next, kind: 'rumour' }] },
      /^Record 1 \(rumour gl-1c\), kind: Enter one of these/,
    ],
    [
      'a date that does not exist, in its second record',
      { records: [question, { ...next, until: '2026-02-30' }] },
      /^Record 2 \(general_license gl-1c\), until: Enter a date such as/,
    ],
    [
      'a field of a field',
      { records: [{ ...next, sources: [{ label: 'x', url: 'javascript:alert(1)' }] }] },
      /^Record 1 \(general_license gl-1c\), sources\.0\.url: A source is linked to by an https address/,
    ],
    [
      'an unknown field',
      { records: [{ ...next, expiry: 1 }] },
      /^Record 1 \(general_license gl-1c\): Unknown field: expiry/,
    ],
    [
      'a record twice',
      { records: [next, next] },
      /^Record 2 \(general_license gl-1c\), id: The file holds this record twice/,
    ],
    ['no object', { records: ['x'] }, /^Record 1/],
  ])('with %s names the record and the field', (_what, file, message) => {
    expect(problemsIn(file)[0]).toMatch(message)
  })

  it.each([
    ['a field of a license', { ...next, capCents: 1_000_000 }, 'capCents'],
    ['a field deep inside', { ...next, notes: [{ text: 'x', mark: 'policy', annualCap: 1 }] }, 'annualCap'],
    ['a kind of its own', { kind: 'cap', id: 'cap', version: 1, amount: 1 }, 'kind'],
    ['a field of a confirmation', { ...confirmation, cap: 1 }, 'cap'],
  ])('that carries the amount of the cap as %s is refused with the reason, once', (_what, record, field) => {
    const problems = problemsIn({ records: [question, record] })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`Record 2`)
    expect(problems[0]).toContain(`${field}: ${CAP_IS_NOT_DATA}`)
  })
})

describe('a record on top of the law', () => {
  const law = lawWith([next])
  it.each<[string, LawRecord, string | null]>([
    ['the next version', { ...license, version: 3 } as LawRecord, null],
    ['the current version again', next, 'version'],
    ['an older version', license, 'version'],
    ['a version that leaves one out', { ...license, version: 4 } as LawRecord, 'version'],
    ['a new record that begins with version 2', { ...next, id: 'gl-1d' } as LawRecord, 'version'],
    ['a confirmation of a current question', confirmation, null],
    ['a confirmation of no question', { ...confirmation, subject: 'nothing' }, 'subject'],
    ['a confirmation of another version', { ...confirmation, subjectVersion: 2 }, 'subjectVersion'],
    ['a confirmation of tomorrow', { ...confirmation, confirmedOn: '2026-11-24' }, 'confirmedOn'],
    ['an invented confirmation', { ...confirmation, invented: true }, 'invented'],
    [
      'a basis that rests on an unknown question',
      { ...SHIPPED_LAW.commerceBases[0]!, version: 2, questions: ['nothing'] },
      'questions',
    ],
  ])('%s', (_what, record, field) => {
    expect(problemOf(record, { law, today: TODAY })?.field ?? null).toBe(field)
  })

  it('may refer to a question of the same file', () => {
    const asked = { ...question, version: 2 } as LawRecord
    const confirmed = { ...confirmation, subjectVersion: 2 }
    expect(problemOf(confirmed, { law, today: TODAY, beside: [asked] })).toBeNull()
  })

  it('numbers its versions from the shipped record', () => {
    expect(nextVersion(law, { kind: 'general_license', id: 'gl-1c' })).toBe(3)
    expect(nextVersion(SHIPPED_LAW, { kind: 'general_license', id: 'gl-1c' })).toBe(2)
    expect(nextVersion(law, { kind: 'holiday', id: 'gl-1c' })).toBe(1)
  })
})

describe('what differs from the version before', () => {
  it('lists each field with both values, and shows a missing end as not known', () => {
    expect(recordDifferences(license, next, TODAY)).toEqual([
      { key: 'until', label: 'Until', before: 'No end is known as of 23 Nov 2026', after: '31 Dec 2026' },
    ])
  })

  it('is every field for a first version', () => {
    expect(recordDifferences(null, confirmation, TODAY).map(({ label, after }) => `${label}: ${after}`)).toEqual([
      'Question: gl-42-conditions',
      'Version of the question: 1',
      'Confirmed on: 2 Mar 2026',
      'Counsel: Hart & Lowe LLP',
      'Memo: Memo 14 of 2 Mar 2026',
    ])
  })

  it('describes holidays, penalties and sources as text', () => {
    const factsOf = (id: string) =>
      recordDifferences(null, SHIPPED_RECORDS.find((one) => one.id === id)!, TODAY).map(({ after }) => after)
    expect(factsOf('memorial')).toContain('last Monday of May')
    expect(factsOf('juneteenth')).toContain('19 June')
    expect(factsOf('civil-maximum-2025')).toContain('$377,700.00')
    expect(factsOf('gl-42-conditions')).toContain('87 FR 47344 (https://www.federalregister.gov/d/2022-16538)')
  })
})
