import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// An error on the console that a test does not assert is a failure. A test that causes one intentionally asserts the
// calls of the spy and clears them: `vi.spyOn(console, 'error')` returns the same spy.
let spy: MockInstance<typeof console.error>

beforeEach(() => {
  spy = vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const calls = [...spy.mock.calls]
  spy.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
