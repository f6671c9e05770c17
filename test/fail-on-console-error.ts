import { afterEach, beforeEach, expect, vi } from 'vitest'

// An error that reaches the console is a failure nobody asserted. A test that means to cause one says so with its own
// spy: vi.mocked(console.error).mockClear() after looking at the calls.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const calls = vi.isMockFunction(console.error) ? vi.mocked(console.error).mock.calls : []
  vi.restoreAllMocks()
  expect(calls, 'console.error was called').toEqual([])
})
