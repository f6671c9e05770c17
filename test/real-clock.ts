import { afterAll, vi } from 'vitest'

// The files of a worker share its clock: one that was stopped would stay stopped for the files after it.
afterAll(() => {
  vi.useRealTimers()
})
