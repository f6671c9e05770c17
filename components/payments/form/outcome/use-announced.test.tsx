// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ANNOUNCED_STATES, type Announced, type AnnouncedState } from '@/lib/compliance/rules/approval/announced'
import { useAnnounced } from './use-announced'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const as = (state: AnnouncedState, ...blockedBy: Announced['blockedBy']): Announced => ({ state, blockedBy })
const overTheCap = () => as('blocked', 'annual-cap')
const show = (first: Announced) =>
  renderHook(({ outcome }) => useAnnounced(outcome), { initialProps: { outcome: first } })
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))

test('a worse outcome counts as announced once it has stood for a moment', () => {
  const button = show(as('requested'))
  button.rerender({ outcome: overTheCap() })
  expect(button.result.current).toEqual({ posted: as('requested'), isNew: true })
  wait(399)
  // Drawn again with an equal outcome: the moment is not begun again.
  button.rerender({ outcome: overTheCap() })
  expect(button.result.current).toEqual({ posted: as('requested'), isNew: true })
  wait(1)
  expect(button.result.current).toEqual({ posted: overTheCap(), isNew: false })
})

test('the same state, blocked by one more rule, has to stand for a moment as well', () => {
  const both = as('blocked', 'annual-cap', 'destination')
  const button = show(overTheCap())
  button.rerender({ outcome: both })
  expect(button.result.current).toEqual({ posted: overTheCap(), isNew: true })
  wait(400)
  expect(button.result.current).toEqual({ posted: both, isNew: false })
})

test('a better outcome is posted at once: the worse one that stood before is not', () => {
  const button = show(overTheCap())
  button.rerender({ outcome: as('requested') })
  expect(button.result.current).toEqual({ posted: as('requested'), isNew: false })
  wait(1000)
  button.rerender({ outcome: overTheCap() })
  expect(button.result.current.posted).toEqual(as('requested'))
})

test('an outcome that came back in the meantime has to stand for a moment again', () => {
  const button = show(as('requested'))
  button.rerender({ outcome: overTheCap() })
  wait(300)
  button.rerender({ outcome: as('requested') })
  wait(300)
  button.rerender({ outcome: overTheCap() })
  wait(300)
  expect(button.result.current).toEqual({ posted: as('requested'), isNew: true })
})

test.each(ANNOUNCED_STATES)('what is shown first, %s, is what is posted', (state) => {
  expect(show(as(state)).result.current).toEqual({ posted: as(state), isNew: false })
})
