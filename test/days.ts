/**
 * Days on which code that counts days goes wrong, as instants in the zone of the demo organisation, America/New_York. A
 * test of anything that looks at the day takes these as values; no test looks at the day it runs on.
 */
export const DAYS_THAT_BREAK = [
  { name: 'a Saturday', now: new Date('2026-11-28T17:00:00Z'), today: '2026-11-28' },
  { name: 'a Sunday', now: new Date('2026-11-29T17:00:00Z'), today: '2026-11-29' },
  // Half past eleven in New York: it is 2027 already in UTC.
  { name: 'the last evening of a year', now: new Date('2027-01-01T04:30:00Z'), today: '2026-12-31' },
  { name: 'the first minutes of a year', now: new Date('2027-01-01T05:03:00Z'), today: '2027-01-01' },
  { name: 'New Year on a Saturday', now: new Date('2028-01-01T17:00:00Z'), today: '2028-01-01' },
  { name: 'a leap day', now: new Date('2028-02-29T17:00:00Z'), today: '2028-02-29' },
  { name: 'the hour before the clocks go forward', now: new Date('2026-03-08T06:30:00Z'), today: '2026-03-08' },
  { name: 'the hour after the clocks went forward', now: new Date('2026-03-08T07:30:00Z'), today: '2026-03-08' },
  { name: 'the hour that comes twice, first', now: new Date('2026-11-01T05:30:00Z'), today: '2026-11-01' },
  { name: 'the hour that comes twice, again', now: new Date('2026-11-01T06:30:00Z'), today: '2026-11-01' },
] as const
