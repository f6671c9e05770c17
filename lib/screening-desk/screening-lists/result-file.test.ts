import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Reason, ScreeningOutcome } from '@/lib/compliance/screening/types'
import { defanged } from './defang'
import { planColumns } from './file/column-plan'
import { csvOf, resultRows } from './result-file'
import type { ColumnHit } from './screened-row'

describe('what a spreadsheet would run is shown instead', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  =SUM(A1)', "'  =SUM(A1)"],
    ['+7 978 123', "'+7 978 123"],
    ['@cmd', "'@cmd"],
    ['-cmd', "'-cmd"],
    ['\uff1d1', "'\uff1d1"],
    ['\tx', "'\tx"],
    ['-5.5', '-5.5'],
    ['+1', '+1'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j: %j', (typed, shown) => {
    expect(defanged(typed)).toBe(shown)
  })
})

describe('the result', () => {
  const reason = {
    rule: 'place-name',
    outcome: 'blocked',
    field: 'text',
    start: 0,
    end: 5,
    matched: 'Kerch',
    message: '"Kerch" is a city in Crimea.',
  } as const
  const table = [
    ['Kerch', '=1', '7'],
    ['Oslo', 'to Kerch', ''],
    ['Bergen', 'line\nend', ''],
  ]
  const rows = table.map((cells, at) => ({ line: at + 2, lastLine: at + 2, cells }))
  const { columns } = planColumns(['City', 'Note, "quoted"', 'Sum'], true, rows)
  const answer = (outcome: ScreeningOutcome, reasons: Reason[] = [], hits: ColumnHit[] = []) => ({
    outcome,
    parts: [{ party: '', outcome, reasons }],
    hits,
  })
  const file = {
    columns,
    width: 3,
    rows,
    answers: [
      answer('blocked', [reason]),
      answer('review', [], [{ column: 'Note, "quoted"', outcome: 'blocked' as const, reasons: [reason] }]),
      undefined,
    ],
    versions: { placesVersion: 'p', rulesVersion: 'r' },
  }

  it('has every column of the file, then outcome, reasons and what was looked at; unanswered rows are left out', () => {
    const [header, ...lines] = resultRows(file)
    const records = lines.map((line) => Object.fromEntries(line.map((cell, at) => [header?.[at], cell])))
    expect(records).toEqual([
      {
        City: 'Kerch',
        'Note, "quoted"': "'=1",
        Sum: '7',
        Line: '2',
        Outcome: 'blocked',
        Reasons: '"Kerch" is a city in Crimea.',
        Rules: 'place-name',
        Matched: 'Kerch',
        'Found in other columns': '',
        'Screened columns': 'City',
        'Light pass columns': '',
        'Columns not looked at': 'Note, "quoted"; Sum',
        'Places version': 'p',
        'Screening version': 'r',
      },
      expect.objectContaining({
        Line: '3',
        Outcome: 'review',
        Reasons: 'Found in a column that is not screened.',
        'Found in other columns': 'Note, "quoted": "Kerch" is a city in Crimea.',
        'Light pass columns': 'Note, "quoted"',
        'Columns not looked at': '',
      }),
    ])
    expect(resultRows(file, 'blocked')).toHaveLength(2)
    expect(resultRows(file, 'hits')).toHaveLength(2)
  })

  it('is RFC 4180 with a byte order mark, and reads back as it was', () => {
    const all = resultRows({ ...file, answers: file.answers.map(() => answer('clear')) })
    const text = csvOf(all)
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(papa.parse(text.slice(1), { newline: '\r\n', skipEmptyLines: true }).data).toEqual(all)
  })
})
