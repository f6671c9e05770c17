import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// An error that reaches the console is a failure nobody asserted. A test that means to cause one takes the spy it
// finds, looks at the calls and clears them: `vi.spyOn(console, 'error')` answers the same spy.
let spy: MockInstance<typeof console.error>

beforeEach(() => {
  spy = vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const calls = [...spy.mock.calls]
  spy.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
