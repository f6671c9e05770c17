import { describe, expect, it } from 'vitest'
import { readInstant } from './typed-instant'

const at = { now: new Date('2026-02-10T15:00:00.000Z'), timeZone: 'America/New_York' }

describe('the instant a report is asked as of', () => {
  it.each([
    ['', null],
    ['10 Feb 2026', null],
    ['2026-01-31', '2026-02-01T04:59:59.999Z'],
    ['31 Jan 2026', '2026-02-01T04:59:59.999Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:01.5Z', '2026-01-31T12:00:01.500Z'],
    ['2026-02-10T15:00:00.000Z', '2026-02-10T15:00:00.000Z'],
  ])('%j is %s', (typed, expected) => {
    const read = readInstant(typed, at)
    expect(read).toEqual({ ok: true, value: expected === null ? null : new Date(expected) })
  })

  it.each([
    ['tomorrow', /^Give a date/],
    ['31/31/2026', /^Give a date/],
    ['1/2/2026', /may be 2 Jan 2026 or 1 Feb 2026\. Enter the month by name$/],
    ['2026-02-30', /^February 2026 has 28 days/],
    ['2026-01-31T25:00:00Z', /^Give a date/],
    ['2026-01-31T12:00:00', /^Give a date/],
    ['2026-01-31T12:00:00.1234Z', /^Give a date/],
    ['2026-02-11', /^11 Feb 2026, 23:59 has not come yet$/],
    ['2026-02-10T15:00:00.001Z', /has not come yet$/],
  ])('%j is refused at its field', (typed, message) => {
    expect(readInstant(typed, at, 'earlier')).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { earlier: expect.stringMatching(message) } },
    })
  })
})
