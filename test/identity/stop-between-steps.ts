import { vi } from 'vitest'
import { STEP_MILLISECONDS } from './codes'

/** Stops the clock of this process in the middle of a step, so that no step passes between two lines of a test. */
export function stopBetweenSteps(): void {
  const now = (Math.floor(Date.now() / STEP_MILLISECONDS) + 0.5) * STEP_MILLISECONDS
  vi.useFakeTimers({ toFake: ['Date'], now })
}
