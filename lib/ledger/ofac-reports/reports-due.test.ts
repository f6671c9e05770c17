import { describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { addDays } from '@/lib/kernel/calendar'
import type { ReportKind } from './report-kinds'
import { firstReportDueOn, lastOverdueEvent, reportStanding } from './reports-due'

const { holidays } = SHIPPED_LAW
const decided = (kind: ReportKind, eventOn: string | null, heldUntil: string | null = null) => ({
  kind,
  eventOn,
  heldUntil,
})
const filing = (kind: ReportKind, filedOn: string | null, reportYear: number | null = null) => ({
  kind,
  reportYear,
  filedOn,
  reference: filedOn ? 'R-1' : '',
})

describe('an undecided entry', () => {
  // Refused on Wednesday 18 Nov 2026; Thanksgiving is not a business day.
  it.each([
    ['2026-11-18', 'open'],
    ['2026-12-03', 'open'],
    ['2026-12-04', 'overdue'],
    ['2029-01-01', 'overdue'],
  ])('on %s is %s', (today, status) => {
    expect(reportStanding({ refusedOn: '2026-11-18', decision: null, filings: [] }, { today, holidays })).toEqual({
      status,
      dueOn: '2026-12-03',
      reports: [],
    })
  })
})

describe('a decision', () => {
  const base = { refusedOn: '2026-03-02' }
  it.each([
    ['no report', decided('no_report', null), [], '2030-01-01', 'not_required', null],
    ['rejected, on its last day', decided('rejected_transaction', '2026-03-02'), [], '2026-03-16', 'due', '2026-03-16'],
    ['rejected, a day late', decided('rejected_transaction', '2026-03-02'), [], '2026-03-17', 'overdue', '2026-03-16'],
    [
      'rejected and filed',
      decided('rejected_transaction', '2026-03-02'),
      [filing('rejected_transaction', '2026-03-05')],
      '2027-12-01',
      'filed',
      null,
    ],
    [
      'rejected, the record of its filing taken back',
      decided('rejected_transaction', '2026-03-02'),
      [filing('rejected_transaction', '2026-03-05'), filing('rejected_transaction', null)],
      '2026-03-17',
      'overdue',
      '2026-03-16',
    ],
    [
      'blocked property, filed as a rejected transaction',
      decided('blocked_property', '2026-03-02'),
      [filing('rejected_transaction', '2026-03-05')],
      '2026-03-17',
      'overdue',
      '2026-03-16',
    ],
    [
      'blocked, filed, before 30 June',
      decided('blocked_property', '2026-03-02'),
      [filing('blocked_property', '2026-03-05')],
      '2026-06-29',
      'filed',
      null,
    ],
    [
      'blocked, held on 30 June',
      decided('blocked_property', '2026-03-02'),
      [filing('blocked_property', '2026-03-05')],
      '2026-06-30',
      'due',
      '2026-09-30',
    ],
    [
      'blocked, the yearly report late',
      decided('blocked_property', '2026-03-02'),
      [filing('blocked_property', '2026-03-05')],
      '2026-10-01',
      'overdue',
      '2026-09-30',
    ],
    [
      'blocked, the yearly report filed',
      decided('blocked_property', '2026-03-02'),
      [filing('blocked_property', '2026-03-05'), filing('blocked_property', '2026-09-30', 2026)],
      '2027-06-29',
      'filed',
      null,
    ],
    [
      'blocked and released on 30 June',
      decided('blocked_property', '2026-03-02', '2026-06-30'),
      [filing('blocked_property', '2026-03-05')],
      '2028-01-01',
      'filed',
      null,
    ],
    [
      'blocked and released on 1 July',
      decided('blocked_property', '2026-03-02', '2026-07-01'),
      [filing('blocked_property', '2026-03-05')],
      '2028-01-01',
      'overdue',
      '2026-09-30',
    ],
    [
      'blocked after 30 June',
      decided('blocked_property', '2026-07-01'),
      [filing('blocked_property', '2026-07-02')],
      '2027-06-29',
      'filed',
      null,
    ],
  ])('%s', (_what, decision, filings, today, status, dueOn) => {
    expect(reportStanding({ ...base, decision, filings }, { today, holidays })).toMatchObject({ status, dueOn })
  })
})

it('knows the last day whose report is overdue, on every day of a winter', () => {
  for (let today = '2026-11-01'; today < '2027-02-15'; today = addDays(today, 1)) {
    const last = lastOverdueEvent(today, holidays)
    expect(firstReportDueOn(last, holidays) < today, today).toBe(true)
    expect(firstReportDueOn(addDays(last, 1), holidays) >= today, today).toBe(true)
  }
})
