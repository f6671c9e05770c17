import { describe, expect, it } from 'vitest'
import { latestOccurrence } from './timetable'

const daily = (now: string, zone: string) => latestOccurrence('daily', new Date(now), zone).toISOString()
const HOUR_MILLISECONDS = 3_600_000

/** The distinct occurrences over some days, computed every ten minutes, each in hours after the previous one. */
function hoursBetween(from: string, days: number, zone: string): number[] {
  const found = new Set<number>()
  for (let minutes = 0; minutes <= days * 24 * 60; minutes += 10)
    found.add(latestOccurrence('daily', new Date(Date.parse(from) + minutes * 60_000), zone).getTime())
  const instants = [...found]
  return instants.slice(1).map((instant, index) => (instant - (instants[index] ?? 0)) / HOUR_MILLISECONDS)
}

describe('every few minutes', () => {
  it('is the same instant for every process', () => {
    const timetable = { everyMinutes: 5 }
    expect(latestOccurrence(timetable, new Date('2026-03-01T10:04:59.999Z'), 'UTC').toISOString()).toBe(
      '2026-03-01T10:00:00.000Z',
    )
    expect(latestOccurrence(timetable, new Date('2026-03-01T10:05:00.000Z'), 'UTC').toISOString()).toBe(
      '2026-03-01T10:05:00.000Z',
    )
  })
})

describe('daily', () => {
  it('is the first instant of the day in the time zone of the organisation', () => {
    expect(daily('2026-07-01T03:59:59.999Z', 'America/New_York')).toBe('2026-06-30T04:00:00.000Z')
    expect(daily('2026-07-01T04:00:00.000Z', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z')
    expect(daily('2026-07-01T04:00:00.000Z', 'Europe/Vienna')).toBe('2026-06-30T22:00:00.000Z')
  })

  it('comes once a day when the clocks go forward and when they go back', () => {
    expect(hoursBetween('2026-03-07T05:00:00Z', 3, 'America/New_York')).toEqual([24, 23, 24])
    expect(hoursBetween('2026-10-31T04:00:00Z', 3, 'America/New_York')).toEqual([24, 25])
  })

  it('is at 1:00 where midnight is skipped, and at the first of two midnights', () => {
    // São Paulo moved its clocks forward at midnight on 4 November 2018, and back at midnight on 18 February 2018.
    expect(daily('2018-11-04T15:00:00Z', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
    expect(hoursBetween('2018-11-03T03:00:00Z', 3, 'America/Sao_Paulo')).toEqual([24, 23, 24])
    expect(hoursBetween('2018-02-16T02:00:00Z', 4, 'America/Sao_Paulo')).toEqual([24, 25, 24])
  })
})
