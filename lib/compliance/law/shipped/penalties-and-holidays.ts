import type { Holiday, Penalty } from '../schema'
import { cfr } from './sources'

/** Civil maxima for one violation. */
export const PENALTIES: readonly Penalty[] = [
  {
    kind: 'penalty',
    id: 'civil-maximum-2025',
    version: 1,
    mark: 'sourced',
    from: '2025-01-01',
    until: null,
    maximumCents: 37_770_000,
    statement: 'The civil maximum for one violation is this amount or twice the transaction, whichever is greater.',
    sources: [cfr(31, '578')],
  },
]

const HOLIDAYS_ACT = { label: '5 U.S.C. 6103' }
const FOREVER = { from: '1971-01-01', until: null }
const holiday = (id: string, name: string, rule: Holiday['rule'], from = FOREVER.from): Holiday => ({
  kind: 'holiday',
  id,
  version: 1,
  mark: 'sourced',
  ...FOREVER,
  from,
  name,
  rule,
  sources: [HOLIDAYS_ACT],
})

/** The federal holidays; Inauguration Day, a holiday around Washington alone, is left out. */
export const HOLIDAYS: readonly Holiday[] = [
  holiday('new-year', 'New Year’s Day', { on: 'day', month: 1, day: 1 }),
  holiday('king', 'Birthday of Martin Luther King, Jr.', { on: 'weekday', month: 1, weekday: 1, nth: 3 }, '1986-01-01'),
  holiday('washington', 'Washington’s Birthday', { on: 'weekday', month: 2, weekday: 1, nth: 3 }),
  holiday('memorial', 'Memorial Day', { on: 'weekday', month: 5, weekday: 1, nth: -1 }),
  holiday('juneteenth', 'Juneteenth', { on: 'day', month: 6, day: 19 }, '2021-06-17'),
  holiday('independence', 'Independence Day', { on: 'day', month: 7, day: 4 }),
  holiday('labor', 'Labor Day', { on: 'weekday', month: 9, weekday: 1, nth: 1 }),
  holiday('columbus', 'Columbus Day', { on: 'weekday', month: 10, weekday: 1, nth: 2 }),
  holiday('veterans', 'Veterans Day', { on: 'day', month: 11, day: 11 }, '1978-01-01'),
  holiday('thanksgiving', 'Thanksgiving Day', { on: 'weekday', month: 11, weekday: 4, nth: 4 }),
  holiday('christmas', 'Christmas Day', { on: 'day', month: 12, day: 25 }),
]
