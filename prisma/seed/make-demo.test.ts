import { describe, expect, it } from 'vitest'
import { bandOf } from '@/lib/compliance/rules/money/headroom'
import { addDays, yearOf } from '@/lib/kernel/calendar'
import { DAYS_THAT_BREAK } from '@/test/days'
import { at, clockAt, workday } from './clock'
import { makeDemo } from './make-demo'

/** The day it is drawn for, ordinary days of the years to come, and the days on which a demo is easily wrong. */
const DAYS = [
  { name: 'the day it is drawn for', now: new Date('2026-11-23T14:00:00Z') },
  { name: 'a Sunday in summer', now: new Date('2027-08-01T16:00:00Z') },
  { name: 'a day of a later January', now: new Date('2029-01-11T17:00:00Z') },
  ...DAYS_THAT_BREAK,
]
const STATES = ['requested', 'in_review', 'approved', 'paid', 'rejected', 'voided', 'blocked', 'violation']

const demos = DAYS.map(({ name, now }) => ({ name, clock: clockAt(now), demo: makeDemo(clockAt(now)) }))

it('is the same again for the same day', () => {
  expect(makeDemo(clockAt(new Date('2026-11-23T14:00:00Z'))).history.calls).toEqual(demos[0]?.demo.history.calls)
})

describe.each(demos)('the demo as it is on $name', ({ clock, demo: { records, plans, history } }) => {
  const kept = [...history.books.kept.values()]
  const current = kept.filter(({ year }) => year === clock.year)

  it('goes as it was planned: the rules and the state machine say what the stories need', () => {
    expect(history.surprises).toEqual([])
  })

  it('has every state in the current year, and the work that waits', () => {
    expect(new Set(current.map(({ state }) => state))).toEqual(new Set(STATES))
    const count = (state: string) => current.filter((one) => one.state === state).length
    expect([count('requested'), count('in_review'), count('approved')]).toEqual([7, 3, 3])
    expect(kept.filter(({ voidAskedById }) => voidAskedById !== null)).toHaveLength(1)
  })

  it('has companies in every band, and none over the cap', () => {
    const rooms = [...history.books.headrooms].filter(([key]) => key.endsWith(` ${clock.year}`)).map(([, room]) => room)
    const bands = rooms.map(bandOf)
    expect(bands.filter((band) => band !== 'ample').sort()).toEqual([
      'getting_low',
      'getting_low',
      'low',
      'none_left',
      'very_low',
    ])
    for (const room of history.books.headrooms.values()) {
      expect(room.usedCents + room.reservedCents).toBeLessThanOrEqual(room.capCents)
    }
  })

  it('ends today: nothing is recorded or paid after it, and what waits is due this year', () => {
    expect(history.calls.filter(({ at: when }) => when > clock.now)).toEqual([])
    for (const { plan, state } of plans.map((plan) => ({ plan, state: history.books.kept.get(plan.key)?.state }))) {
      expect(yearOf(plan.paymentDate), plan.key).toBeLessThanOrEqual(clock.year)
      if (state === 'paid' || state === 'violation' || state === 'blocked')
        expect(plan.paymentDate <= clock.today, plan.key).toBe(true)
    }
  })

  it('was refused this month for a place, the cap and a payee, and looks ahead to what expires', () => {
    const blocked = current.filter(
      ({ state, earlier }) => state === 'blocked' && earlier.recordedOn >= `${clock.today.slice(0, 8)}01`,
    )
    const rules = new Set(blocked.flatMap(({ earlier }) => earlier.blockedBy))
    expect(rules).toEqual(new Set(['destination', 'annual-cap', 'payee']))
    const soon = [11, 25, 38, 60, 85].map((days) => addDays(clock.today, days))
    const expiring = records.licenses.flatMap(({ validUntil }) =>
      validUntil && validUntil >= clock.today && validUntil <= addDays(clock.today, 90) ? [validUntil] : [],
    )
    expect(expiring.sort()).toEqual(soon)
    expect(records.licenses).toHaveLength(118)
    expect(new Set(records.licenses.map(({ status }) => status))).toEqual(new Set(['valid', 'applied', 'cancelled']))
  })
})

it('keeps the hours of New York, summer and winter, and closes offices at the weekend', () => {
  expect(new Date(at('2026-07-01', '09:00')).toISOString()).toBe('2026-07-01T13:00:00.000Z')
  expect(new Date(at('2026-11-20', '15:12')).toISOString()).toBe('2026-11-20T20:12:00.000Z')
  expect([workday('2026-11-21'), workday('2026-11-22'), workday('2026-11-23')]).toEqual([
    '2026-11-20',
    '2026-11-20',
    '2026-11-23',
  ])
})
