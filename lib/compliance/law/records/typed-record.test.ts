import { describe, expect, it } from 'vitest'
import { readHolidayRule } from '../calendar/holiday-rule-text'
import { SHIPPED_RECORDS } from '../shipped-law'
import type { EnteredKind } from './record-fields'
import { readTypedRecord, typedFields } from './typed-record'

describe('the form of a record', () => {
  it('reads every shipped record back unchanged', () => {
    for (const record of SHIPPED_RECORDS) {
      const { id, version } = record
      const kind = record.kind as EnteredKind
      expect(readTypedRecord({ kind, id, version, fields: typedFields(record) }), id).toEqual({ ok: true, record })
    }
  })

  const penalty = {
    maximumCents: '377,700.00',
    statement: 'The civil maximum for one violation.',
    from: '1 Jan 2025',
    until: '',
    mark: 'sourced',
    sources: '31 CFR 578',
  }
  it.each<[string, Record<string, string>, Record<string, RegExp>]>([
    ['nothing', {}, {}],
    ['a field left out', { statement: ' ' }, { 'fields.statement': /^Enter statement$/ }],
    ['a date in figures alone', { from: '1/2/2025' }, { 'fields.from': /Enter the month by name$/ }],
    ['an end before its beginning', { until: '31 Dec 2024' }, { 'fields.until': /before/ }],
    ['an amount with a third decimal', { maximumCents: '1.005' }, { 'fields.maximumCents': /./ }],
    [
      'a source that is not an https address',
      { sources: 'x | http://x.example' },
      { 'fields.sources': /https address/ },
    ],
  ])('with %s', (_what, changes, errors) => {
    const reading = readTypedRecord({ kind: 'penalty', id: 'p', version: 1, fields: { ...penalty, ...changes } })
    expect(reading.ok ? {} : reading.errors).toEqual(
      Object.fromEntries(Object.entries(errors).map(([key, message]) => [key, expect.stringMatching(message)])),
    )
  })

  it.each([
    ['19 June', { on: 'day', month: 6, day: 19 }],
    ['the third Monday of January', { on: 'weekday', month: 1, weekday: 1, nth: 3 }],
    ['Last monday in may', { on: 'weekday', month: 5, weekday: 1, nth: -1 }],
    ['9 Jan 2025', { on: 'date', date: '2025-01-09' }],
    ['29 February', { on: 'day', month: 2, day: 29 }],
    ['31 June', null],
    ['sixth Monday of May', null],
    ['Easter', null],
  ])('reads the holiday %s', (typed, rule) => {
    const reading = readHolidayRule(typed)
    expect(reading.ok ? reading.rule : null).toEqual(rule)
  })
})
