import { expect, it } from 'vitest'
import type { RuleName } from '../types'
import { ANNOUNCED_STATES, type AnnouncedState, isAsAnnounced } from './announced'

// Down: what the button announced. Across: what the rules determine.
//                requested  in review  blocked  violation
const TABLE = {
  requested: [true, false, false, false],
  in_review: [true, true, false, false],
  blocked: [true, true, true, false],
  violation: [true, true, false, true],
}

it.each(ANNOUNCED_STATES)('announced as %s', (announced) => {
  const of = (state: AnnouncedState) => ({ state, blockedBy: [] })
  expect(ANNOUNCED_STATES.map((state) => isAsAnnounced(of(announced), of(state)))).toEqual(TABLE[announced])
})

it.each<[RuleName[], RuleName[], boolean]>([
  [['annual-cap'], ['annual-cap'], true],
  [['annual-cap', 'destination'], ['destination'], true],
  [['annual-cap'], ['annual-cap', 'destination'], false],
  [['annual-cap'], ['destination'], false],
  [[], ['payee'], false],
])('announced as blocked by %j, determined as blocked by %j: %s', (shown, found, isShown) => {
  for (const state of ['blocked', 'violation'] as const)
    expect(isAsAnnounced({ state, blockedBy: shown }, { state, blockedBy: found })).toBe(isShown)
})
